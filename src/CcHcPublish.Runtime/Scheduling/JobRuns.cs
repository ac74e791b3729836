using System.Globalization;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Scheduling;

/// <param name="Failure">Kind of the exception it ended by, or null when it was done.</param>
public sealed record JobRun(string Name, DateTimeOffset At, string Node, string? Failure)
{
    /// <summary>Failures in a row from which a job counts as ill; one alone may be a lock, or a server that restarts.</summary>
    private const int Again = 3;

    /// <summary>Failures in a row, up to this run; 0 when it was done.</summary>
    public int Failures { get; init; }

    /// <summary>When it was last done; null when it never was.</summary>
    public DateTimeOffset? LastDone { get; init; }

    public bool IsIll => Failures >= Again;
}

/// <summary>How every job last ended, in the ledger: by that a lone process makes up what it missed, and the doctor and the monitoring tell what fails.</summary>
public static class JobRuns
{
    private const string Mark = "job.";

    /// <summary>A node that fails again and again says so at least this often; its word then stands against the others'.</summary>
    private static readonly TimeSpan Standing = TimeSpan.FromMinutes(10);

    /// <summary>The last run of every job that ever ran.</summary>
    public static Task<IReadOnlyList<JobRun>> LastAsync(Ledger ledger, CancellationToken cancel) =>
        ledger.ReadAsync("select name, value from ledger where name like 'job.%' order by name", row => Read(row.Text("name")[Mark.Length..], row.Text("value")), cancel);

    /// <param name="run">Its failures are those that came since it was last kept.</param>
    public static Task KeepAsync(Ledger ledger, JobRun run) => ledger.ChangeAsync(async change =>
    {
        var before = await change.FirstAsync("select value from ledger where name = @name", row => Read(run.Name, row.Text("value")), ("name", Mark + run.Name));
        if (run.Failure is null && before is { Failure: not null } && before.Node != run.Node && run.At - before.At < Standing) return 0;
        var kept = run with
        {
            Failures = run.Failure is null ? 0 : (before?.Failures ?? 0) + run.Failures,
            LastDone = run.Failure is null ? run.At : before?.LastDone,
        };
        return await change.RunAsync(
            "insert into ledger (name, value) values (@name, @value) on conflict (name) do update set value = @value", ("name", Mark + run.Name),
            ("value", Write(kept)));
    }, CancellationToken.None);

    private static string Write(JobRun run) => string.Join('\n',
        Text(run.At), run.Node, run.Failure, run.LastDone is { } done ? Text(done) : "", run.Failures.ToString(CultureInfo.InvariantCulture));

    private static string Text(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>Earlier versions kept the first three lines alone.</summary>
    private static JobRun Read(string name, string value)
    {
        var parts = value.Split('\n');
        var run = new JobRun(name, DateTimeOffset.Parse(parts[0], CultureInfo.InvariantCulture), parts[1], parts[2].Length > 0 ? parts[2] : null);
        return parts.Length < 5
            ? run with { Failures = run.Failure is null ? 0 : 1, LastDone = run.Failure is null ? run.At : null }
            : run with { LastDone = parts[3].Length > 0 ? DateTimeOffset.Parse(parts[3], CultureInfo.InvariantCulture) : null, Failures = int.Parse(parts[4], CultureInfo.InvariantCulture) };
    }
}
