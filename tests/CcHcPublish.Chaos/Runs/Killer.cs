using System.Data.Common;
using CcHcPublish.Chaos.Nodes;

namespace CcHcPublish.Chaos.Runs;

/// <summary>
/// Kills, stops and ends nodes at random instants and starts them again. Half of the kills wait for an attempt to be open first, so that many hit a
/// send, an ask or a look; the other half come whenever they come, in start-up too.
/// </summary>
internal sealed class Killer(Stage stage, ChaosPlan plan) : IDisposable
{
    private readonly Random random = new(plan.Seed * 31 + 2);
    private readonly NodeHandle[] nodes = new NodeHandle[plan.Nodes];
    private int started;

    public int Kills { get; private set; }

    public int Pauses { get; private set; }

    public int Ends { get; private set; }

    /// <summary>Nodes that did not end by themselves although they were asked and given time.</summary>
    public int Unwilling { get; private set; }

    /// <summary>What nodes said on standard error.</summary>
    public List<string> Complaints { get; } = [];

    public async Task RunAsync(CancellationToken cancel)
    {
        for (var place = 0; place < nodes.Length; place++) nodes[place] = Start(place);
        await Task.WhenAll(nodes.Select(node => node.AtWork));
        while (Kills < plan.Kills && !cancel.IsCancellationRequested)
        {
            var place = random.Next(nodes.Length);
            switch (random.Next(10))
            {
                case < 7:
                    await KillAsync(place, cancel);
                    break;
                case < 9:
                    await PauseAsync(nodes[place], cancel);
                    break;
                default:
                    await EndAsync(nodes[place]);
                    Replace(place);
                    Ends++;
                    break;
            }
        }
    }

    /// <summary>Ends all nodes in good order.</summary>
    public async Task EndAllAsync()
    {
        await Task.WhenAll(nodes.Select(EndAsync));
        foreach (var node in nodes) Remember(node);
    }

    public void Dispose()
    {
        foreach (var node in nodes) node?.Dispose();
    }

    private async Task KillAsync(int place, CancellationToken cancel)
    {
        // In start-up now and then; else once the node is at work.
        if (random.Next(6) != 0) await nodes[place].AtWork;
        if (random.Next(2) == 0) place = await AimAsync(place, cancel);
        else await WorkedAsync(random.Next(9), cancel);
        nodes[place].Kill();
        await nodes[place].GoneAsync();
        Kills++;
        Replace(place);
    }

    /// <summary>Waits until so many attempts were closed, and a moment more: a node is killed by what it has done, however slow the machine is.</summary>
    private async Task WorkedAsync(int attempts, CancellationToken cancel)
    {
        var began = TimeProvider.System.GetTimestamp();
        var goal = await ClosedAsync(cancel) + attempts;
        while (TimeProvider.System.GetElapsedTime(began) < plan.LongestLife && !cancel.IsCancellationRequested && await ClosedAsync(cancel) < goal) await WaitAsync(25, cancel);
        await WaitAsync(random.Next(0, 300), cancel);
    }

    private async Task<long> ClosedAsync(CancellationToken cancel)
    {
        try
        {
            return (await stage.Ledger.ReadAsync("select count(*) as many from attempts where closed_at is not null and outcome not in ('CutOff', 'NeverCalled')", row => row.Number("many"), cancel))[0];
        }
        catch (Exception away) when (away is DbException or OperationCanceledException)
        {
            return 0;
        }
    }

    /// <summary>Waits until some node has an attempt open on a channel of the far side, then a moment more; that node is the one to kill.</summary>
    private async Task<int> AimAsync(int otherwise, CancellationToken cancel)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(began) < plan.LongestLife && !cancel.IsCancellationRequested)
        {
            var open = await OpenAsync(cancel);
            var found = Array.FindIndex(nodes, node => node.IsAlive && open.Any(owner => owner.StartsWith(node.Orders.Name + "/", StringComparison.Ordinal)));
            if (found >= 0)
            {
                await WaitAsync(random.Next(0, 150), cancel);
                return found;
            }

            await WaitAsync(15, cancel);
        }

        return otherwise;
    }

    private async Task<IReadOnlyList<string>> OpenAsync(CancellationToken cancel)
    {
        try
        {
            return await stage.Ledger.ReadAsync(
                "select a.node from attempts a join publications p on p.id = a.publication where a.closed_at is null and p.channel <> 'website'", row => row.Text("node"), cancel);
        }
        catch (Exception away) when (away is DbException or OperationCanceledException)
        {
            return [];
        }
    }

    private async Task PauseAsync(NodeHandle node, CancellationToken cancel)
    {
        await node.AtWork;
        await WaitAsync(random.Next(0, 400), cancel);
        node.Pause();
        var (least, most) = plan.Pause;
        try
        {
            await Task.Delay(stage.Time.Real(least + (most - least) * random.NextDouble()), CancellationToken.None);
        }
        finally
        {
            node.Resume();
        }

        Pauses++;
    }

    private async Task EndAsync(NodeHandle node)
    {
        if (!await node.EndAsync(TimeSpan.FromSeconds(60))) Unwilling++;
    }

    private void Replace(int place)
    {
        Remember(nodes[place]);
        nodes[place].Dispose();
        nodes[place] = Start(place);
    }

    private void Remember(NodeHandle node)
    {
        if (node.Complaint.Length > 0) Complaints.Add($"{node.Orders.Name}: {node.Complaint}");
    }

    /// <summary>Each start has a name of its own: the place, and a number.</summary>
    private NodeHandle Start(int place) => stage.StartNode($"may-{place + 1}-{++started}", plan.Skew * (2 * random.NextDouble() - 1));

    private static async Task WaitAsync(int milliseconds, CancellationToken cancel)
    {
        if (!cancel.IsCancellationRequested) await Task.Delay(TimeSpan.FromMilliseconds(milliseconds), CancellationToken.None);
    }
}
