using System.Runtime.InteropServices;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Runtime;
using CcHcPublish.Runtime.Content;
using CcHcPublish.Runtime.Logging;
using CcHcPublish.Runtime.Scheduling;
using CcHcPublish.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace CcHcPublish.Chaos.Nodes;

/// <summary>One node: opens the ledger and delivers what is due until it is killed, or told to stop, which it does after its sends have ended.</summary>
internal static class NodeProcess
{
    /// <summary>What it prints once it is at work.</summary>
    public const string Ready = "ready";

    private static readonly TimeSpan SweepEvery = TimeSpan.FromSeconds(10);

    public static async Task<int> RunAsync(NodeOrders orders)
    {
        using var stop = new CancellationTokenSource();
        using var signal = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            stop.Cancel();
        });
        // Standard input ends with the run that started this node: a run that died leaves no node behind.
        _ = Task.Run(() =>
        {
            while (Console.In.Read() >= 0) continue;
            Environment.Exit(1);
        });
        try
        {
            await RunAsync(orders, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Told to end in the middle of starting.
        }

        return 0;
    }

    private static async Task RunAsync(NodeOrders orders, CancellationToken stop)
    {
        var clock = orders.Time.Open(orders.Skew);
        using var far = await FarSideConnection.OpenAsync(orders.Sandbox, orders.Data, clock, orders.Time, stop);
        using var logs = new Logs(new LogSettings(Path.Combine(orders.Data, "logs", orders.Name)) { Level = LogLevel.Warning, ConsoleLevel = LogLevel.None });
        var postgres = Environment.GetEnvironmentVariable(NodeOrders.PostgresVariable);
        var ledger = postgres is { } server
            ? await Ledger.OpenPostgresAsync(server, clock, stop)
            : await Ledger.OpenFileAsync(orders.Data, clock, stop);
        await using var runtime = RuntimeServices.Over(ledger, new RuntimeSettings
        {
            Root = new ContentRoot(orders.Root),
            DataFolder = orders.Data,
            Postgres = postgres,
            Clock = clock,
            Node = orders.Name,
            Connect = (_, channel) => far.Connect(channel, ledger),
            Logs = logs,
        });
        await Console.Out.WriteLineAsync(Ready);
        if (orders.HasScheduler) await RingAsync(runtime, stop);
        else await SweepAsync(runtime, logs.CreateLogger(nameof(NodeProcess)), clock, stop);
    }

    private static async Task RingAsync(RuntimeServices runtime, CancellationToken stop)
    {
        // The bulletin of the month before is no part of what is shown here.
        var agencies = runtime.Settings.Root.Agencies().Select(id => runtime.Content.Outline(id).Content?.Agency).OfType<Agency>().Select(agency => agency with { Bulletin = null });
        using var host = await DeskHost.StartAsync(runtime, [.. agencies], stop);
        await WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        await host.StopAsync(CancellationToken.None);
    }

    private static async Task SweepAsync(RuntimeServices runtime, ILogger log, TimeProvider clock, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await runtime.Publisher.SweepAsync(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // As the scheduler does: a sweep that failed is tried again at the next ring.
                log.LogError(failure, "A sweep failed");
            }

            await WaitAsync(SweepEvery, clock, stop);
        }
    }

    private static Task WaitAsync(TimeSpan time, TimeProvider clock, CancellationToken stop) =>
        Task.Delay(time, clock, stop).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}
