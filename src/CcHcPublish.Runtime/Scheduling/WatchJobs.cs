using System.Globalization;
using Microsoft.Extensions.Logging;
using Quartz;

namespace CcHcPublish.Runtime.Scheduling;

/// <summary>
/// Keeps how the jobs of this process end that keep no word of their own: the sweep, the alarms, the care of tokens, and each agency's. They run every few
/// seconds, so what is as before is kept only now and then; a change is kept at once. The console is told when a job begins to fail, when it fails for
/// another reason, and when it works again; a failure that the ledger cannot be told is known to this process's health.
/// </summary>
public sealed partial class WatchJobs(RuntimeServices runtime, ILogger<WatchJobs> log) : IJobListener
{
    private static readonly TimeSpan WhileFailing = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WhileDone = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Known> jobs = new(StringComparer.Ordinal);

    public string Name => nameof(WatchJobs);

    public ValueTask JobToBeExecuted(IJobExecutionContext context, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    public ValueTask JobExecutionVetoed(IJobExecutionContext context, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    public ValueTask JobWasExecuted(IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken = default) =>
        IsStop(jobException) ? ValueTask.CompletedTask
        : context.JobDetail.JobType.Type == typeof(RunDeskJob) ? OfListEnded(context.MergedJobDataMap.GetString(RunDeskJob.NameKey), jobException)
        : new ValueTask(EndedAsync(context.JobDetail.Key.Name, jobException is null ? null : Cause(jobException)));

    /// <summary>A job of the list keeps and tells its own end, and throws only when that could not be kept.</summary>
    private ValueTask OfListEnded(string? job, JobExecutionException? jobException)
    {
        if (job is null) return ValueTask.CompletedTask;
        if (jobException is null) runtime.Health.Untold.Forget(job);
        else runtime.Health.Untold.Note(new JobRun(job, runtime.Settings.Clock.GetUtcNow(), runtime.Settings.Node, Word(Cause(jobException))) { Failures = 1 });
        return ValueTask.CompletedTask;
    }

    /// <param name="failure">What the job threw, or null when it was done.</param>
    private async Task EndedAsync(string job, Exception? failure)
    {
        var run = new JobRun(job, runtime.Settings.Clock.GetUtcNow(), runtime.Settings.Node, failure is null ? null : Word(failure));
        var (before, after) = Next(run, failure);
        Tell(job, before, after, failure);
        var isLost = after.KeptAt == run.At ? !await KeptAsync(run with { Failures = after.Untold }) : after.IsLost;
        lock (gate) jobs[job] = after with { IsLost = isLost, Untold = after.KeptAt == run.At && !isLost ? 0 : after.Untold };
        if (isLost && after.IsFailing) runtime.Health.Untold.Note(run with { Failures = after.Untold });
        else runtime.Health.Untold.Forget(job);
    }

    private async Task<bool> KeptAsync(JobRun run)
    {
        try
        {
            await JobRuns.KeepAsync(runtime.Ledger, run);
            return true;
        }
        catch (Exception lost) when (lost is not OperationCanceledException)
        {
            // Most often the very reason of the failure, which is told already.
            LogNotKept(lost, run.Name);
            return false;
        }
    }

    /// <summary>How it stood with the job, and how it stands from now on; it is to be kept when its new time of keeping is that of the run.</summary>
    private (Known? Before, Known After) Next(JobRun run, Exception? failure)
    {
        lock (gate)
        {
            jobs.TryGetValue(run.Name, out var before);
            var isFailing = failure is not null;
            var isDue = before is null || before.IsFailing != isFailing || run.At - before.KeptAt >= (isFailing ? WhileFailing : WhileDone);
            var after = new Known(isDue ? run.At : before!.KeptAt)
            {
                Trouble = failure is null ? null : JobTrouble.Of(failure),
                Since = !isFailing ? null : before?.Since ?? run.At,
                Failures = isFailing ? (before?.Failures ?? 0) + 1 : 0,
                Untold = isFailing ? (before?.Untold ?? 0) + 1 : 0,
                IsLost = before?.IsLost ?? false,
            };
            jobs[run.Name] = after;
            return (before, after);
        }
    }

    private void Tell(string job, Known? before, Known after, Exception? failure)
    {
        if (after.Trouble is { } trouble && before?.Trouble != trouble) LogFails(failure!, Named(job), trouble.What.Vi, trouble.ToDo.Vi);
        else if (failure is not null) LogFailsStill(failure, job);
        else if (before is { IsFailing: true }) LogWorks(Named(job), before.Failures, Local(before.Since));
    }

    private static string Named(string job) => job switch
    {
        "sweep" => "lượt quét (sweep)",
        "publish" => "đăng đúng giờ (publish)",
        "token-care" => "gia hạn mã truy cập (token-care)",
        _ => job,
    };

    private string Local(DateTimeOffset? at) => at is { } moment
        ? TimeZoneInfo.ConvertTime(moment, runtime.Settings.Installation.Schedule.Zone).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture)
        : "";

    /// <summary>A process that ends cuts its jobs off: no failure of theirs.</summary>
    private static bool IsStop(JobExecutionException? exception) => exception is not null && Cause(exception) is OperationCanceledException;

    private static string Word(Exception failure) => failure is ImportFailedException import ? import.Word : failure.GetType().Name;

    /// <summary>What the job threw, out of Quartz's wrapping.</summary>
    private static Exception Cause(Exception exception)
    {
        while (exception is SchedulerException && exception.InnerException is { } inner) exception = inner;
        return exception;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Việc “{Job}” không chạy được: {Trouble}. Phần mềm tự thử lại, không mất gì. {ToDo}")]
    private partial void LogFails(Exception failure, string job, string trouble, string toDo);

    [LoggerMessage(Level = LogLevel.Information, Message = "The job {Job} fails as before")]
    private partial void LogFailsStill(Exception failure, string job);

    // A warning, so that whoever saw the failure on the console sees its end there.
    [LoggerMessage(Level = LogLevel.Warning, Message = "Việc “{Job}” đã chạy lại bình thường, sau {Failures} lần lỗi từ {Since}.")]
    private partial void LogWorks(string job, int failures, string since);

    [LoggerMessage(Level = LogLevel.Information, Message = "How the job {Job} ended could not be kept in the ledger")]
    private partial void LogNotKept(Exception lost, string job);

    /// <param name="KeptAt">When the ledger was last to be told.</param>
    private sealed record Known(DateTimeOffset KeptAt)
    {
        public JobTrouble? Trouble { get; init; }

        public DateTimeOffset? Since { get; init; }

        public int Failures { get; init; }

        /// <summary>Of them, those that the ledger does not know.</summary>
        public int Untold { get; init; }

        /// <summary>The ledger could not be told when it was last to be.</summary>
        public bool IsLost { get; init; }

        public bool IsFailing => Trouble is not null;
    }
}
