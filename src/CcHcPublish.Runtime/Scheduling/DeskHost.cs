using CcHcPublish.Core.Agencies;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CcHcPublish.Runtime.Scheduling;

/// <summary>A process that keeps its alarms: it imports, delivers and composes until it is stopped, and lets sends finish then.</summary>
public static class DeskHost
{
    public static async Task<IHost> StartAsync(RuntimeServices runtime, IReadOnlyList<Agency> agencies, CancellationToken cancel)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddSingleton(runtime.Settings.Logs);
        builder.Services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
        builder.Services.AddSingleton(runtime.Settings.Clock);
        builder.Services.AddSingleton(runtime.Publisher);
        builder.Services.AddSingleton(runtime.Content);
        builder.Services.AddSingleton(runtime.Bulletin);
        builder.Services.AddSingleton(runtime.ImportAll([.. agencies.Select(agency => agency.Id)]));
        builder.Services.AddSingleton(new PlanWakes(runtime.Ledger, runtime.Settings.Clock));
        builder.Services.AddSingleton(runtime.Accounts);
        builder.Services.AddDeskSchedule(agencies, runtime.Settings.Clock);
        var host = builder.Build();
        await host.StartAsync(cancel);
        return host;
    }
}
