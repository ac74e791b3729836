using CcHcPublish.Core.Text;

namespace CcHcPublish.Runtime.Scheduling;

/// <summary>What happens to a firing that no process was there for.</summary>
public enum Misfire
{
    /// <summary>It is made up once, as soon as somebody is there again, however many were missed.</summary>
    RunOnce,

    /// <summary>It is left out; the next one comes at its time.</summary>
    Skip,
}

/// <summary>
/// Work that one process of an installation does for all of them: once per firing on PostgreSQL, whichever node is there; on a SQLite file in its only process.
/// </summary>
/// <param name="Name">Stable: the key under <c>schedule</c> in <c>cchc.yaml</c>, the name in Quartz, in the log and in metrics.</param>
/// <param name="Cron">Default Quartz cron expression, in the zone of the installation.</param>
/// <param name="Run">Must bear being cut off and run again from the start: a node can die in the middle.</param>
public sealed record DeskJob(string Name, string Cron, Misfire Misfire, Words Does, Func<RuntimeServices, CancellationToken, Task> Run);
