using System.Globalization;
using CcHcPublish.Runtime.Storage;
using Quartz;

namespace CcHcPublish.Runtime.Scheduling;

/// <summary>Sets one Quartz alarm for every moment, until the next sweep or two, at which something falls due.</summary>
public sealed class PlanWakes(Ledger ledger, TimeProvider clock)
{
    private static readonly TimeSpan Horizon = TimeSpan.FromMinutes(3);

    public async Task RunAsync(IScheduler scheduler, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var moments = await ledger.ReadAsync(
            "select distinct not_before as moment from publications where not_before > @now and not_before <= @until order by moment limit 500",
            row => row.Time("moment"), cancel, ("now", now), ("until", now + Horizon));
        foreach (var moment in moments)
        {
            var trigger = TriggerBuilder.Create(clock)
                .ForJob(PublishJob.Key)
                .WithIdentity("at-" + moment.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture))
                .StartAt(moment)
                .Build();
            await scheduler.ScheduleJob(trigger, ScheduleJobOptions.Replacing, cancel);
        }
    }
}
