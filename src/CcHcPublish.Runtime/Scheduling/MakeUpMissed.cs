using CcHcPublish.Runtime.Installation;
using CcHcPublish.Runtime.Storage;
using Quartz;

namespace CcHcPublish.Runtime.Scheduling;

/// <summary>
/// A scheduler in memory forgets what it missed while its process was down. The ledger knows when each job last ran: one that should have run since is run once at start.
/// A job that never ran waits for its first time.
/// </summary>
public sealed class MakeUpMissed(IScheduler scheduler, Ledger ledger, ScheduleSettings settings, TimeProvider clock)
{
    public async Task RunAsync(IReadOnlyList<DeskJob> jobs, CancellationToken cancel)
    {
        var runs = await JobRuns.LastAsync(ledger, cancel);
        foreach (var job in jobs)
        {
            if (job.Misfire != Misfire.RunOnce || runs.FirstOrDefault(run => run.Name == job.Name) is not { } last) continue;
            var cron = CronExpression.Parse(settings.Crons.GetValueOrDefault(job.Name, job.Cron)).WithTimeZone(settings.Zone);
            if (cron.GetNextValidTimeAfter(last.At) is not { } next || next > clock.GetUtcNow()) continue;
            var trigger = TriggerBuilder.Create(clock).ForJob(new JobKey(job.Name, PlanJobs.Group)).WithIdentity(job.Name + "/missed", PlanJobs.Group).StartAt(clock.GetUtcNow()).Build();
            await scheduler.ScheduleJob(trigger, ScheduleJobOptions.Replacing, cancel);
        }
    }
}
