using System.Globalization;
using CcHcPublish.Chaos.Runs;

namespace CcHcPublish.Chaos.Nodes;

/// <summary>What a node process is told on its command line. The database's connection string travels in the environment.</summary>
internal sealed record NodeOrders
{
    public const string Word = "node";

    /// <summary>Npgsql keywords; absent for the file in <see cref="Data"/>.</summary>
    public const string PostgresVariable = "CCHC_CHAOS_POSTGRES";

    public required string Name { get; init; }

    public required string Root { get; init; }

    public required string Data { get; init; }

    public required Uri Sandbox { get; init; }

    public required PacedTime Time { get; init; }

    /// <summary>How far this node's clock is off, in time of the desk.</summary>
    public TimeSpan Skew { get; init; }

    /// <summary>True: Quartz rings as in an office. False: a plain loop of sweeps, which survives any pace.</summary>
    public bool HasScheduler { get; init; }

    public string[] ToArguments() =>
    [
        Word, Name, Root, Data, Sandbox.ToString(), Number(Time.Origin.ToUnixTimeMilliseconds()), Number(Time.Start.ToUnixTimeMilliseconds()),
        Time.Pace.ToString("R", CultureInfo.InvariantCulture), Number((long)Skew.TotalMilliseconds), HasScheduler ? "quartz" : "loop",
    ];

    public static NodeOrders Read(string[] arguments) => new()
    {
        Name = arguments[1],
        Root = arguments[2],
        Data = arguments[3],
        Sandbox = new Uri(arguments[4]),
        Time = new PacedTime(
            DateTimeOffset.FromUnixTimeMilliseconds(Number(arguments[5])),
            DateTimeOffset.FromUnixTimeMilliseconds(Number(arguments[6])),
            double.Parse(arguments[7], CultureInfo.InvariantCulture)),
        Skew = TimeSpan.FromMilliseconds(Number(arguments[8])),
        HasScheduler = arguments[9] == "quartz",
    };

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
