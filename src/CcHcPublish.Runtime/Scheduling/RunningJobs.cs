using System.Collections.Concurrent;
using Quartz;

namespace CcHcPublish.Runtime.Scheduling;

/// <summary>The jobs that run in this process now, on all its schedulers. Once they were told to end, one that begins all the same is told at once.</summary>
public sealed class RunningJobs : IJobListener
{
    private readonly ConcurrentDictionary<string, (IJobExecutionContext Context, TaskCompletionSource Ended)> running = new(StringComparer.Ordinal);
    private volatile bool isEnding;

    public string Name => nameof(RunningJobs);

    /// <summary>Tells all that run to end; each decides how. Ends when none runs any more.</summary>
    public async Task EndAsync()
    {
        isEnding = true;
        foreach (var (context, _) in running.Values) await TellAsync(context);
        while (!running.IsEmpty) await Task.WhenAll(running.Values.Select(job => job.Ended.Task));
    }

    public async ValueTask JobToBeExecuted(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        running[context.FireInstanceId] = (context, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        // An alarm that had gone off when its scheduler was told to stand by.
        if (isEnding) await TellAsync(context);
    }

    public ValueTask JobExecutionVetoed(IJobExecutionContext context, CancellationToken cancellationToken = default) => End(context);

    public ValueTask JobWasExecuted(IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken = default) => End(context);

    private static async ValueTask TellAsync(IJobExecutionContext context)
    {
        try
        {
            await context.Scheduler.InterruptFireInstance(context.FireInstanceId, CancellationToken.None);
        }
        catch (ObjectDisposedException)
        {
            // It ended between Quartz's look at its list and the word to it.
        }
    }

    private ValueTask End(IJobExecutionContext context)
    {
        if (running.TryRemove(context.FireInstanceId, out var job)) job.Ended.SetResult();
        return ValueTask.CompletedTask;
    }
}
