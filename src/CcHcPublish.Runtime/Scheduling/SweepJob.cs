using CcHcPublish.Runtime.Publishing;
using Quartz;

namespace CcHcPublish.Runtime.Scheduling;

/// <summary>Looks for changed files and delivers whatever is due, then sets exact alarms for what falls due before the next look.</summary>
[DisallowConcurrentExecution]
public sealed class SweepJob(ImportAll import, Publisher publisher, PlanWakes wakes) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await import.RunAsync(cancellationToken);
        await publisher.SweepAsync(cancellationToken);
        await wakes.RunAsync(context.Scheduler, cancellationToken);
    }
}
