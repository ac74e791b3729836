using CcHcPublish.Core.Agencies;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace CcHcPublish.Runtime.Scheduling;

/// <summary>
/// Sets up Quartz as the alarm clock of one process: files are looked at and all is swept at start and every <see cref="SweepEvery"/>, claims of other
/// nodes are watched every <see cref="WatchEvery"/>, exact alarms ring in between, and each agency's bulletin by its own cron expression in its own zone. The ledger is the truth, so alarms live in memory.
/// </summary>
public static class StartScheduler
{
    public static TimeSpan SweepEvery { get; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// With the lease's 15 s it bounds how long the work of a dead node waits: it is first seen after one interval at most, stands still for a lease, and
    /// is taken at the ring after that: 25 s.
    /// </summary>
    public static TimeSpan WatchEvery { get; } = TimeSpan.FromSeconds(5);

    public static IServiceCollection AddDeskSchedule(this IServiceCollection services, IReadOnlyList<Agency> agencies, TimeProvider clock)
    {
        services.AddQuartz(quartz =>
        {
            quartz.UseTimeProvider(clock);
            quartz.ConfigureScheduler(options => options.InstanceName = "CcHcPublish");
            quartz.AddJob<PublishJob>(job => job.WithIdentity(PublishJob.Key).StoreDurably());
            quartz.AddJob<SweepJob>(job => job.WithIdentity("sweep"));
            quartz.AddTrigger(trigger => trigger
                .ForJob("sweep").WithIdentity("sweep").StartAt(clock.GetUtcNow())
                .WithSimpleSchedule(schedule => schedule.WithInterval(SweepEvery).RepeatForever()));
            quartz.AddJob<TokenCareJob>(job => job.WithIdentity("token-care"));
            quartz.AddTrigger(trigger => trigger
                .ForJob("token-care").WithIdentity("token-care").StartAt(clock.GetUtcNow())
                .WithSimpleSchedule(schedule => schedule.WithInterval(TokenCareJob.Every).RepeatForever()));
            quartz.AddTrigger(trigger => trigger
                .ForJob(PublishJob.Key).WithIdentity("watch").StartAt(clock.GetUtcNow() + WatchEvery)
                .WithSimpleSchedule(schedule => schedule.WithInterval(WatchEvery).RepeatForever()));
            foreach (var agency in agencies)
            {
                AddChannelCheck(quartz, agency, clock);
                if (agency.Bulletin is not { } bulletin) continue;
                var name = "bulletin-" + agency.Id;
                quartz.AddJob<BulletinJob>(job => job.WithIdentity(name).UsingJobData(BulletinJob.AgencyKey, agency.Id));
                quartz.AddTrigger(trigger => trigger.ForJob(name).WithIdentity(name + "-at-start").StartAt(clock.GetUtcNow()));
                // The verb itself never composes twice.
                quartz.AddTrigger(trigger => trigger
                    .ForJob(name).WithIdentity(name)
                    .WithCronSchedule(bulletin.Cron, cron => cron.InTimeZone(agency.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)));
            }
        });
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return services;
    }

    /// <summary>At start as well: a process that was down over its time looks at once.</summary>
    private static void AddChannelCheck(IQuartzBuilder quartz, Agency agency, TimeProvider clock)
    {
        var name = "channels-" + agency.Id;
        quartz.AddJob<CheckChannelsJob>(job => job.WithIdentity(name).UsingJobData(CheckChannelsJob.AgencyKey, agency.Id));
        quartz.AddTrigger(trigger => trigger.ForJob(name).WithIdentity(name + "-at-start").StartAt(clock.GetUtcNow()));
        quartz.AddTrigger(trigger => trigger
            .ForJob(name).WithIdentity(name)
            .WithCronSchedule(agency.ChannelCheck, cron => cron.InTimeZone(agency.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)));
    }
}
