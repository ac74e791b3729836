using CcHcPublish.Runtime.Publishing;
using Quartz;

namespace CcHcPublish.Runtime.Scheduling;

/// <summary>The alarm of one moment: delivers what is due then. Exclusivity is the publisher's, so an extra alarm does no harm.</summary>
[DisallowConcurrentExecution]
public sealed class PublishJob(Publisher publisher, PlanWakes wakes) : IJob
{
    public static readonly JobKey Key = new("publish");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await publisher.SweepAsync(cancellationToken);
        await wakes.RunAsync(context.Scheduler, cancellationToken);
    }
}
