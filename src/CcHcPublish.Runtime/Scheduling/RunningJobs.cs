using System.Collections.Concurrent;
using Quartz;

namespace CcHcPublish.Runtime.Scheduling;

/// <summary>The jobs that run in this process now, on all its schedulers.</summary>
internal sealed class RunningJobs : IJobListener
{
    private readonly ConcurrentDictionary<string, (IJobExecutionContext Context, TaskCompletionSource Ended)> running = new(StringComparer.Ordinal);

    public string Name => nameof(RunningJobs);

    /// <summary>Ends when all that run at this moment have ended.</summary>
    public Task WhenEndedAsync() => Task.WhenAll(running.Values.Select(job => job.Ended.Task));

    /// <summary>Asks all that run to end; each decides how.</summary>
    public async Task InterruptAsync()
    {
        foreach (var (context, _) in running.Values) await context.Scheduler.InterruptFireInstance(context.FireInstanceId, CancellationToken.None);
    }

    public ValueTask JobToBeExecuted(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        running[context.FireInstanceId] = (context, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        return ValueTask.CompletedTask;
    }

    public ValueTask JobExecutionVetoed(IJobExecutionContext context, CancellationToken cancellationToken = default) => End(context);

    public ValueTask JobWasExecuted(IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken = default) => End(context);

    private ValueTask End(IJobExecutionContext context)
    {
        if (running.TryRemove(context.FireInstanceId, out var job)) job.Ended.SetResult();
        return ValueTask.CompletedTask;
    }
}
