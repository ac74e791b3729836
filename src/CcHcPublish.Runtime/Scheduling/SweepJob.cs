using CcHcPublish.Runtime.Publishing;
using Quartz;

namespace CcHcPublish.Runtime.Scheduling;

/// <summary>Looks for changed files, where that is this node's turn, and delivers whatever is due, then sets exact alarms for what falls due before the next look.</summary>
[DisallowConcurrentExecution]
public sealed class SweepJob(ImportTurn turn, ImportAll import, Publisher publisher, PlanWakes wakes) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        ImportFailedException? failed = null;
        try
        {
            if (await turn.IsMineAsync(cancellationToken)) await import.RunAsync(cancellationToken);
        }
        catch (ImportFailedException failure)
        {
            failed = failure;
        }

        await publisher.SweepAsync(cancellationToken);
        await wakes.RunAsync(context.Scheduler, cancellationToken);
        // What is due went out all the same; the job has failed, and whoever watches jobs sees it.
        if (failed is not null) throw failed;
    }
}
