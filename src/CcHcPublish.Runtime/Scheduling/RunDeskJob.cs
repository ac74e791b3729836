using Microsoft.Extensions.Logging;
using Quartz;

namespace CcHcPublish.Runtime.Scheduling;

/// <summary>
/// Runs the job of the list that its one datum names, and keeps in the ledger when and how it last ended: by that a lone process makes up what it missed,
/// and the doctor tells it.
/// </summary>
[DisallowConcurrentExecution]
public sealed partial class RunDeskJob(RuntimeServices runtime, IReadOnlyList<DeskJob> jobs, ILogger<RunDeskJob> log) : IJob
{
    public const string NameKey = "name";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var name = context.MergedJobDataMap.GetString(NameKey);
        if (jobs.FirstOrDefault(known => known.Name == name) is not { } job)
        {
            // A node of a newer version stored it: that node will do it.
            LogUnknown(name);
            return;
        }

        var began = runtime.Settings.Clock.GetUtcNow();
        try
        {
            await job.Run(runtime, cancellationToken);
            await JobRuns.KeepAsync(runtime.Ledger, new JobRun(job.Name, began, runtime.Settings.Node, null));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailure(failure, job.Name);
            await JobRuns.KeepAsync(runtime.Ledger, new JobRun(job.Name, began, runtime.Settings.Node, failure.GetType().Name) { Failures = 1 });
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {Job} is not known to this version")]
    private partial void LogUnknown(string? job);

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Job} failed")]
    private partial void LogFailure(Exception failure, string job);
}
