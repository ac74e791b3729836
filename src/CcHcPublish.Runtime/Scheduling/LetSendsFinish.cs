using CcHcPublish.Runtime.Installation;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace CcHcPublish.Runtime.Scheduling;

/// <summary>
/// Ends a process well: nothing new begins, what runs is told to stop, and a publisher that is told so claims nothing more and lets sends finish within its limit.
/// What is still cut off then is looked for on its channel before anybody sends it again.
/// </summary>
internal sealed partial class LetSendsFinish(RuntimeServices runtime, IReadOnlyList<IScheduler> schedulers, RunningJobs running, ILogger<LetSendsFinish> log) : IHostedService
{
    /// <summary>What was cut off still closes its attempt.</summary>
    private static readonly TimeSpan ToClose = TimeSpan.FromSeconds(5);

    private bool isStopped;

    /// <summary>Longest time that a stop takes.</summary>
    public static TimeSpan Longest(ScheduleSettings settings) => settings.ShutdownWait + ToClose + ToClose;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (isStopped) return;
        isStopped = true;
        runtime.Health.BeginStop();
        foreach (var scheduler in schedulers) await scheduler.Standby(CancellationToken.None);
        var ended = running.EndAsync();
        var limit = runtime.Settings.Installation.Schedule.ShutdownWait + ToClose;
        if (await Task.WhenAny(ended, Task.Delay(limit, cancellationToken)) == ended) await ended;
        else LogLeft(limit.TotalSeconds);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Work did not end within {Seconds} seconds; what was being sent is looked for by the next sweep")]
    private partial void LogLeft(double seconds);
}
