using Microsoft.Extensions.Logging;
using Quartz;

namespace CcHcPublish.Runtime.Scheduling;

/// <summary>
/// Keeps how the jobs of this process end that keep no word of their own: the sweep, the alarms, the care of tokens, and each agency's. They run every few
/// seconds, so what is as before is kept only now and then; a change is kept at once.
/// </summary>
internal sealed partial class WatchJobs(RuntimeServices runtime, ILogger<WatchJobs> log) : IJobListener
{
    private static readonly TimeSpan WhileFailing = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WhileDone = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Known> jobs = new(StringComparer.Ordinal);

    public string Name => nameof(WatchJobs);

    public ValueTask JobToBeExecuted(IJobExecutionContext context, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    public ValueTask JobExecutionVetoed(IJobExecutionContext context, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    public async ValueTask JobWasExecuted(IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken = default)
    {
        if (context.JobDetail.JobType.Type == typeof(RunDeskJob) || IsStop(jobException)) return;
        if (Due(new JobRun(context.JobDetail.Key.Name, runtime.Settings.Clock.GetUtcNow(), runtime.Settings.Node, jobException is null ? null : Word(jobException))) is not { } run) return;
        try
        {
            await JobRuns.KeepAsync(runtime.Ledger, run);
        }
        catch (Exception lost) when (lost is not OperationCanceledException)
        {
            // Most often the very reason of the failure: the ledger does not answer, which readiness tells.
            LogNotKept(lost, run.Name);
        }
    }

    /// <summary>The run with the failures since it was last kept, when it is to be kept now.</summary>
    private JobRun? Due(JobRun run)
    {
        lock (gate)
        {
            jobs.TryGetValue(run.Name, out var before);
            var failures = run.Failure is null ? 0 : (before?.Untold ?? 0) + 1;
            var isDue = before is null || before.IsFailing != run.Failure is not null || run.At - before.KeptAt >= (run.Failure is null ? WhileDone : WhileFailing);
            jobs[run.Name] = new Known(run.Failure is not null, isDue ? run.At : before!.KeptAt, isDue ? 0 : failures);
            return isDue ? run with { Failures = failures } : null;
        }
    }

    /// <summary>A process that ends cuts its jobs off: no failure of theirs.</summary>
    private static bool IsStop(JobExecutionException? exception) => exception is not null && Cause(exception) is OperationCanceledException;

    private static string Word(JobExecutionException exception) => Cause(exception) switch
    {
        ImportFailedException import => import.Word,
        var cause => cause.GetType().Name,
    };

    /// <summary>What the job threw, out of Quartz's wrapping.</summary>
    private static Exception Cause(Exception exception)
    {
        while (exception is SchedulerException && exception.InnerException is { } inner) exception = inner;
        return exception;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "How the job {Job} ended could not be kept in the ledger")]
    private partial void LogNotKept(Exception lost, string job);

    private sealed record Known(bool IsFailing, DateTimeOffset KeptAt, int Untold);
}
