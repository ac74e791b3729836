using System.Globalization;
using CcHcPublish.Runtime.Storage;
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
    private const string Mark = "job.";

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
            await KeepAsync(runtime.Ledger, new JobRun(job.Name, began, runtime.Settings.Node, null));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailure(failure, job.Name);
            await KeepAsync(runtime.Ledger, new JobRun(job.Name, began, runtime.Settings.Node, failure.GetType().Name));
        }
    }

    /// <summary>The last run of every job that ever ran.</summary>
    public static Task<IReadOnlyList<JobRun>> LastRunsAsync(Ledger ledger, CancellationToken cancel) =>
        ledger.ReadAsync("select name, value from ledger where name like 'job.%' order by name", row => Read(row.Text("name")[Mark.Length..], row.Text("value")), cancel);

    private static Task KeepAsync(Ledger ledger, JobRun run) =>
        ledger.SetAsync(Mark + run.Name, string.Join('\n', run.At.ToString("O", CultureInfo.InvariantCulture), run.Node, run.Failure), CancellationToken.None);

    private static JobRun Read(string name, string value)
    {
        var parts = value.Split('\n');
        return new JobRun(name, DateTimeOffset.Parse(parts[0], CultureInfo.InvariantCulture), parts[1], parts[2].Length > 0 ? parts[2] : null);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Job {Job} is not known to this version")]
    private partial void LogUnknown(string? job);

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Job} failed")]
    private partial void LogFailure(Exception failure, string job);
}

/// <param name="Failure">Kind of the exception it ended by, or null when it was done.</param>
public sealed record JobRun(string Name, DateTimeOffset At, string Node, string? Failure);
