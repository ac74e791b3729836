using CcHcPublish.Core.Agencies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace CcHcPublish.Runtime.Scheduling;

/// <summary>A process that keeps its alarms: it imports, delivers and composes until it is stopped, and lets sends finish then.</summary>
public static class DeskHost
{
    public static Task<IHost> StartAsync(RuntimeServices runtime, IReadOnlyList<Agency> agencies, CancellationToken cancel) =>
        // A rehearsal has nothing to keep: its days pass in seconds.
        StartAsync(runtime, agencies, runtime.Settings.RehearsalSite is null ? DeskJobs.All : [], cancel);

    /// <param name="jobs">What runs once per installation, however many nodes there are.</param>
    public static async Task<IHost> StartAsync(RuntimeServices runtime, IReadOnlyList<Agency> agencies, IReadOnlyList<DeskJob> jobs, CancellationToken cancel)
    {
        var settings = runtime.Settings;
        var schedule = settings.Installation.Schedule;
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton<IHostLifetime, CommandLifetime>();
        builder.Services.AddSingleton(settings.Logs);
        builder.Services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        builder.Services.AddSingleton(settings.Clock);
        builder.Services.AddSingleton(runtime);
        builder.Services.AddSingleton(jobs);
        builder.Services.AddSingleton<RunningJobs>();
        builder.Services.AddSingleton<WatchJobs>();
        builder.Services.AddSingleton(runtime.Publisher);
        builder.Services.AddSingleton(runtime.Content);
        builder.Services.AddSingleton(runtime.MissingBulletins);
        builder.Services.AddSingleton(runtime.ImportAll([.. agencies.Select(agency => agency.Id)]));
        builder.Services.AddSingleton(new ImportTurn(runtime.Ledger, settings.Clock, settings.Node));
        builder.Services.AddSingleton(new PlanWakes(runtime.Ledger, settings.Clock));
        builder.Services.AddSingleton(runtime.Accounts);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = LetSendsFinish.Longest(schedule));
        builder.Services.AddDeskSchedule(settings);
        // Registered last, so stopped first.
        builder.Services.AddHostedService(services => new LetSendsFinish(
            runtime, [.. Schedulers(services, settings)], services.GetRequiredService<RunningJobs>(), services.GetRequiredService<ILogger<LetSendsFinish>>()));
        var host = builder.Build();
        try
        {
            var once = Schedulers(host.Services, settings).Last();
            var plan = new JobPlan(jobs, agencies, settings.Root.Agencies(), schedule, settings.Clock);
            await new PlanJobs(once, plan, settings.Logs.CreateLogger<PlanJobs>()).RunAsync(cancel);
            if (settings.Postgres is null) await new MakeUpMissed(once, runtime.Ledger, schedule, settings.Clock).RunAsync(jobs, cancel);
            await host.StartAsync(cancel);
            return host;
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    /// <summary>The scheduler of this process, then the shared one where there is one.</summary>
    private static IEnumerable<IScheduler> Schedulers(IServiceProvider services, RuntimeSettings settings)
    {
        yield return services.GetRequiredService<IScheduler>();
        if (settings.Postgres is not null) yield return services.GetRequiredKeyedService<IScheduler>(StartScheduler.ClusterName);
    }
}
