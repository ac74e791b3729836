namespace CcHcPublish.Chaos.Runs;

/// <summary>How long and how hard a run is. Times are the desk's unless they say otherwise.</summary>
internal sealed record ChaosPlan
{
    /// <summary><c>sqlite</c> or <c>postgres</c>.</summary>
    public required string Database { get; init; }

    public required int Seed { get; init; }

    /// <summary>How often a node is killed by SIGKILL; the run goes on until all are done.</summary>
    public required int Kills { get; init; }

    /// <summary>Articles, each on three channels.</summary>
    public required int Articles { get; init; }

    /// <summary>Between the due times of two articles.</summary>
    public TimeSpan Between { get; init; } = TimeSpan.FromMinutes(1);

    public double Pace { get; init; } = 30;

    /// <summary>Runs of an odd seed post pictures on the fanpage, the others links.</summary>
    public bool HasPhotos => Seed % 2 != 0;

    /// <summary>One file belongs to one node at a time; a server serves several.</summary>
    public int Nodes => Database == "postgres" ? 3 : 1;

    /// <summary>How far clocks of nodes may be off. Processes on one file share the machine's clock.</summary>
    public TimeSpan Skew => Database == "postgres" ? TimeSpan.FromMinutes(2) : TimeSpan.Zero;

    /// <summary>
    /// Stops are longer than a lease (15 s) and shorter than the look plan (docs/decisions/0005): a process that sleeps longer between its last
    /// check and its socket can, in theory, be late.
    /// </summary>
    public (TimeSpan Least, TimeSpan Most) Pause { get; init; } = (TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(100));

    /// <summary>How long, in time of the system, the killer waits at most for a good instant once a node is at work.</summary>
    public TimeSpan LongestLife { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Longest system time of the violent part; a busy machine then counts fewer kills.</summary>
    public TimeSpan LongestReal { get; init; } = TimeSpan.FromMinutes(40);
}
