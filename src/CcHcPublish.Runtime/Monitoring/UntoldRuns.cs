using CcHcPublish.Runtime.Scheduling;

namespace CcHcPublish.Runtime.Monitoring;

/// <summary>Failures of this process's own jobs that the ledger could not be told, most often for the very reason of the failure. They end with the process.</summary>
public sealed class UntoldRuns
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, JobRun> runs = new(StringComparer.Ordinal);

    /// <summary>The job that must be looked at first, or null when none fails again and again.</summary>
    public JobRun? Worst => All.Where(run => run.IsIll).MaxBy(run => run.Failures);

    public IReadOnlyList<JobRun> All
    {
        get
        {
            lock (gate) return [.. runs.Values.OrderBy(run => run.Name, StringComparer.Ordinal)];
        }
    }

    /// <param name="run">Its failures are those that the ledger does not know.</param>
    public void Note(JobRun run)
    {
        lock (gate) runs[run.Name] = run;
    }

    /// <summary>The job works again, or the ledger knows by now.</summary>
    public void Forget(string job)
    {
        lock (gate) runs.Remove(job);
    }

    /// <summary>What the ledger knows, and what it does not know yet on top of that.</summary>
    public IReadOnlyList<JobRun> On(IReadOnlyList<JobRun> kept)
    {
        // Another node may have done since what this one did not: its word in the ledger is the newer one.
        var untold = All.Where(own => !kept.Any(run => run.Name == own.Name && run.Failure is null && run.Node != own.Node && run.At > own.At)).ToList();
        if (untold.Count == 0) return kept;
        return
        [
            .. kept.Where(run => !untold.Exists(own => own.Name == run.Name)),
            .. untold.Select(own => kept.FirstOrDefault(run => run.Name == own.Name) is { } before
                ? own with { Failures = own.Failures + before.Failures, LastDone = before.LastDone }
                : own),
        ];
    }
}
