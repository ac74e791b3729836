using CcHcPublish.Core.Agencies;
using CcHcPublish.Runtime.Installation;
using Microsoft.Extensions.Logging;
using Quartz;

namespace CcHcPublish.Runtime.Scheduling;

/// <summary>What one process brings to a scheduler's plan.</summary>
/// <param name="Agencies">The agencies that this process serves; a node may serve a part of them.</param>
/// <param name="Known">Ids of all agencies of the installation: the bulletin of one that is gone is taken off.</param>
public sealed record JobPlan(IReadOnlyList<DeskJob> Jobs, IReadOnlyList<Agency> Agencies, IReadOnlyList<string> Known, ScheduleSettings Settings, TimeProvider Clock);

/// <summary>
/// Brings a scheduler's jobs in line with the list, the settings and the agencies. A trigger whose time, zone and policy are unchanged is left alone,
/// so that a restart does not forget what was missed meanwhile; a changed one is replaced, and one that nobody names any more is removed.
/// </summary>
public sealed partial class PlanJobs(IScheduler scheduler, JobPlan plan, ILogger log)
{
    public const string Group = "desk";

    public async Task RunAsync(CancellationToken cancel)
    {
        HashSet<string> wanted = new(StringComparer.Ordinal);
        foreach (var job in plan.Jobs)
        {
            wanted.Add(job.Name);
            var detail = JobBuilder.Create<RunDeskJob>().WithIdentity(job.Name, Group).UsingJobData(RunDeskJob.NameKey, job.Name).RequestRecovery().Build();
            await PlanAsync(detail, new Timing(plan.Settings.Crons.GetValueOrDefault(job.Name, job.Cron), plan.Settings.Zone, job.Misfire), cancel);
        }

        foreach (var agency in plan.Agencies)
        {
            foreach (var job in AgencyJobs.All)
            {
                if (job.Cron(agency) is not { } cron) continue;
                var name = $"{job.Name}/{agency.Id}";
                wanted.Add(name);
                await PlanOfAgencyAsync(job, agency, name, cron, cancel);
            }
        }

        await RemoveOthersAsync(wanted, cancel);
    }

    private async Task PlanOfAgencyAsync(AgencyJob job, Agency agency, string name, string cron, CancellationToken cancel)
    {
        var detail = JobBuilder.Create().OfType(job.Job).WithIdentity(name, Group).UsingJobData(AgencyJob.AgencyKey, agency.Id).RequestRecovery().Build();
        if (!await PlanAsync(detail, new Timing(cron, agency.Zone, job.Misfire), cancel)) return;
        var atStart = TriggerBuilder.Create(plan.Clock).ForJob(detail.Key).WithIdentity(name + "/at-start", Group).StartAt(plan.Clock.GetUtcNow()).Build();
        await scheduler.ScheduleJob(atStart, ScheduleJobOptions.Replacing, cancel);
    }

    /// <summary>False when the time is none: a slip in one agency's file must not keep the process from starting.</summary>
    private async Task<bool> PlanAsync(IJobDetail detail, Timing timing, CancellationToken cancel)
    {
        var key = new TriggerKey(detail.Key.Name, Group);
        if (await scheduler.GetTrigger(key, cancel) is ICronTrigger planned && timing.IsOf(planned)) return true;
        if (!CronExpression.TryParse(timing.Cron, out var cron) || cron.WithTimeZone(timing.Zone).GetNextValidTimeAfter(plan.Clock.GetUtcNow()) is null)
        {
            LogNoTime(detail.Key.Name, timing.Cron);
            return false;
        }

        var trigger = TriggerBuilder.Create(plan.Clock).ForJob(detail.Key).WithIdentity(key)
            .WithCronSchedule(timing.Cron, schedule => schedule.InTimeZone(timing.Zone).WithMisfireInstruction(timing.Instruction))
            .Build();
        await scheduler.ScheduleJob(detail, [trigger], ScheduleJobOptions.Replacing, cancel);
        return true;
    }

    private async Task RemoveOthersAsync(HashSet<string> wanted, CancellationToken cancel)
    {
        foreach (var key in await scheduler.GetJobKeys(GroupMatcher<JobKey>.GroupEquals(Group), cancel))
        {
            if (!wanted.Contains(key.Name) && IsOurs(key.Name)) await scheduler.DeleteJob(key, cancel);
        }
    }

    /// <summary>Another node may serve the agencies that this one does not: their jobs are not ours to remove.</summary>
    private bool IsOurs(string name)
    {
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0) return true;
        var agency = name[(slash + 1)..];
        return plan.Agencies.Any(served => served.Id == agency) || !plan.Known.Contains(agency);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Job {Job} is not planned: “{Cron}” is no cron expression, or its time is over")]
    private partial void LogNoTime(string job, string cron);

    private sealed record Timing(string Cron, TimeZoneInfo Zone, Misfire Misfire)
    {
        public CronTriggerMisfireInstruction Instruction =>
            Misfire == Misfire.RunOnce ? CronTriggerMisfireInstruction.FireAndProceed : CronTriggerMisfireInstruction.DoNothing;

        public bool IsOf(ICronTrigger trigger) =>
            trigger.CronExpressionString == Cron && trigger.TimeZone.Id == Zone.Id && trigger.MisfireInstruction == Instruction;
    }
}
