using CcHcPublish.Core.Agencies;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace CcHcPublish.Runtime.Scheduling;

/// <summary>
/// Sets up Quartz as the alarm clock of one process: a sweep at start and every <see cref="SweepEvery"/>, exact alarms in between, and each
/// agency's bulletin by its own cron expression in its own zone. The ledger is the truth, so alarms live in memory.
/// </summary>
public static class StartScheduler
{
    public static TimeSpan SweepEvery { get; } = TimeSpan.FromSeconds(30);

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
