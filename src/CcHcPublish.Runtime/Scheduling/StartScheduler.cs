using CcHcPublish.Runtime.Storage;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Quartz;

namespace CcHcPublish.Runtime.Scheduling;

/// <summary>
/// Sets up Quartz as the alarm clock. What every node does, files looked at and all swept at start and at its interval, claims of other nodes watched, exact
/// alarms in between, lives in memory: the ledger is the truth, and its claim decides who sends. What must run once per installation lives on PostgreSQL in a
/// second scheduler whose nodes share one store; on a file it is in memory too.
/// </summary>
public static class StartScheduler
{
    /// <summary>Name of the shared scheduler, in Quartz's tables and as the key of the service.</summary>
    public const string ClusterName = "CcHcCluster";

    /// <summary>
    /// With the lease's 15 s it bounds how long the work of a dead node waits: it is first seen after one interval at most, stands still for a lease, and
    /// is taken at the ring after that: 25 s.
    /// </summary>
    private static readonly TimeSpan WatchEvery = TimeSpan.FromSeconds(5);

    /// <summary>A node that has not reported for the second span on top of the first is dead, and the others take over its jobs.</summary>
    private static readonly TimeSpan CheckIn = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan CheckInLate = TimeSpan.FromSeconds(6);

    public static IServiceCollection AddDeskSchedule(this IServiceCollection services, RuntimeSettings settings)
    {
        var clock = settings.Clock;
        services.AddQuartz(quartz =>
        {
            quartz.UseTimeProvider(clock);
            quartz.ConfigureScheduler(options => options.InstanceName = "CcHcPublish");
            quartz.AddJobListener(services => services.GetRequiredService<RunningJobs>());
            quartz.AddJobListener(services => services.GetRequiredService<WatchJobs>());
            quartz.AddJob<PublishJob>(job => job.WithIdentity(PublishJob.Key).StoreDurably());
            quartz.AddJob<SweepJob>(job => job.WithIdentity("sweep"));
            quartz.AddTrigger(trigger => trigger
                .ForJob("sweep").WithIdentity("sweep").StartAt(clock.GetUtcNow())
                .WithSimpleSchedule(schedule => schedule.WithInterval(settings.Installation.Schedule.SweepEvery).RepeatForever()));
            quartz.AddTrigger(trigger => trigger
                .ForJob(PublishJob.Key).WithIdentity("watch").StartAt(clock.GetUtcNow() + WatchEvery)
                .WithSimpleSchedule(schedule => schedule.WithInterval(WatchEvery).RepeatForever()));
            quartz.AddJob<TokenCareJob>(job => job.WithIdentity("token-care"));
            quartz.AddTrigger(trigger => trigger
                .ForJob("token-care").WithIdentity("token-care").StartAt(clock.GetUtcNow())
                .WithSimpleSchedule(schedule => schedule.WithInterval(TokenCareJob.Every).RepeatForever()));
        });
        if (settings.Postgres is { } postgres) services.AddQuartz(ClusterName, quartz => Share(quartz, settings, postgres));
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return services;
    }

    private static void Share(IQuartzBuilder quartz, RuntimeSettings settings, string postgres)
    {
        quartz.UseTimeProvider(settings.Clock);
        quartz.ConfigureScheduler(options =>
        {
            options.InstanceName = ClusterName;
            options.InstanceId = settings.Node;
        });
        quartz.AddJobListener(services => services.GetRequiredService<RunningJobs>());
        quartz.AddJobListener(services => services.GetRequiredService<WatchJobs>());
        quartz.UsePersistentStore(store =>
        {
            store.ConfigureStore(options => options.StoreJobDataAsStrings = true);
            store.ProvisionSchema();
            store.UseSystemTextJsonSerializer();
            store.UsePostgres(NpgsqlFactory.Instance, PostgresLimits.On(postgres).ToString());
            store.UseClustering(cluster =>
            {
                cluster.CheckinInterval = CheckIn;
                cluster.CheckinMisfireThreshold = CheckInLate;
            });
        });
    }
}
