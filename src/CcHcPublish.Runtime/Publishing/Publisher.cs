using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Monitoring;
using CcHcPublish.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace CcHcPublish.Runtime.Publishing;

/// <summary>
/// Delivers what is due. Each channel is a lane: its publications go out one after the other in their order, the lanes side by side. Each publication
/// is claimed, its attempt committed, then sent, asked about or looked for, and closed by its outcome. Nothing is sent twice without a look; nothing
/// is called inside a transaction; one bad publication never stops the others. When it is told to stop it claims nothing more and lets sends finish.
/// </summary>
public sealed partial class Publisher
{
    private const int Batch = 500;

    /// <summary>Files are written many at a time: one transaction for their claims and one for their outcomes, and the disk flushes them together.</summary>
    private const int FilesAtOnce = 32;

    private const int LanesAtOnce = 8;

    private readonly Ledger ledger;
    private readonly ChannelSet channels;
    private readonly TimeProvider clock;
    private readonly ILogger log;
    private readonly ClaimPublication claims;
    private readonly CloseAttempt closing;
    private readonly KeepLeases leases;
    private readonly AbandonedClaims abandoned;
    private readonly DuePublications due;
    private readonly DeliverPublication deliver;
    private readonly EndFutureWaits futureWaits;
    private readonly ChannelsOfOthers others;
    private readonly Lock telling = new();

    public Publisher(Ledger ledger, ChannelSet channels, TimeProvider clock, string node, ILogger<Publisher> log)
    {
        this.ledger = ledger;
        this.channels = channels;
        this.clock = clock;
        this.log = log;
        var owner = $"{node}/{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}";
        claims = new ClaimPublication(ledger, clock, owner);
        closing = new CloseAttempt(ledger, clock, node);
        leases = new KeepLeases(ledger, clock, owner, log);
        due = new DuePublications(ledger, clock, log);
        abandoned = new AbandonedClaims(ledger, clock, leases, due);
        futureWaits = new EndFutureWaits(ledger, clock, log);
        others = new ChannelsOfOthers(clock);
        deliver = new DeliverPublication(ledger, channels, clock, leases, log);
    }

    /// <summary>How long a stopping process waits for answers of the far side; then it leaves the outcome open.</summary>
    public TimeSpan FinishWithin { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Told of every closed attempt and every sweep, when there is one.</summary>
    public PublishingMeter? Meter { get; init; }

    /// <summary>Told of every publication that came to rest; the demo and the command line print them.</summary>
    public event Action<Publication>? Settled;

    /// <summary>Delivers until nothing is due any more, then lets channels finish, such as renewing lists. Returns the publications that came to rest, in order.</summary>
    public Task<IReadOnlyList<Publication>> SweepAsync(CancellationToken cancel) => SweepAsync(SweepScope.Everything, cancel);

    /// <summary>The same for a part of what is due.</summary>
    public async Task<IReadOnlyList<Publication>> SweepAsync(SweepScope scope, CancellationToken cancel)
    {
        var began = clock.GetTimestamp();
        var settled = await DeliverDueAsync(scope, cancel);
        await FinishAsync(cancel);
        Meter?.Swept(clock.GetElapsedTime(began));
        return settled;
    }

    /// <summary>The first half of a sweep: whoever makes several in a row finishes once.</summary>
    public Task<IReadOnlyList<Publication>> DeliverDueAsync(CancellationToken cancel) => DeliverDueAsync(SweepScope.Everything, cancel);

    private async Task<IReadOnlyList<Publication>> DeliverDueAsync(SweepScope scope, CancellationToken cancel)
    {
        await futureWaits.RunAsync(cancel);
        var sweep = new Sweep(await StandingPausesAsync(cancel), others.Now());
        using var sending = new CancellationTokenSource();
        await using var stop = cancel.Register(() => sending.CancelAfter(FinishWithin));
        using var over = new CancellationTokenSource();
        var renewing = leases.RunAsync(over.Token);
        try
        {
            var cutOff = (await abandoned.ReadAsync(cancel)).Where(publication => scope.Covers(publication) && sweep.IsOpen(publication)).ToList();
            foreach (var publication in cutOff) sweep.TakeOver(publication);
            await RunLanesAsync(cutOff, sweep, sending.Token, cancel);
            while (!cancel.IsCancellationRequested)
            {
                var found = await due.ReadAsync(new DueLimits(Batch) { Scope = scope, Closed = sweep.Closed, Spaced = sweep.Spaced }, cancel);
                var fresh = found.Where(sweep.IsNew).ToList();
                if (fresh.Count == 0) break;
                await RunLanesAsync(fresh, sweep, sending.Token, cancel);
            }
        }
        finally
        {
            await over.CancelAsync();
            await renewing;
        }

        cancel.ThrowIfCancellationRequested();
        return [.. sweep.Settled];
    }

    /// <summary>The second half of a sweep. A channel that fails is told of after all others have finished.</summary>
    public async Task FinishAsync(CancellationToken cancel)
    {
        Exception? first = null;
        foreach (var finish in channels.AfterSweep)
        {
            try
            {
                await finish(cancel);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                first ??= failure;
            }
        }

        if (first is not null) ExceptionDispatchInfo.Throw(first);
    }

    private Task RunLanesAsync(IReadOnlyList<Publication> publications, Sweep sweep, CancellationToken sending, CancellationToken cancel) => Parallel.ForEachAsync(
        publications.GroupBy(publication => (publication.Agency, publication.Channel)),
        new ParallelOptions { MaxDegreeOfParallelism = LanesAtOnce, CancellationToken = CancellationToken.None },
        async (lane, _) => await RunLaneAsync(lane.Key, [.. lane], sweep, sending, cancel));

    private async Task RunLaneAsync((string Agency, string Channel) key, List<Publication> lane, Sweep sweep, CancellationToken sending, CancellationToken cancel)
    {
        var kind = channels.Find(key.Agency, key.Channel)?.Setting.Kind;
        var most = IsFile(kind) ? FilesAtOnce : 1;
        for (var at = 0; at < lane.Count && !cancel.IsCancellationRequested;)
        {
            if (sweep.MakesNothingNew(key) && IsNewPost(lane[at]))
            {
                at++;
                continue;
            }

            // Acts on one article go out one after the other.
            HashSet<string> articles = new(StringComparer.Ordinal);
            var part = lane.Skip(at).Take(most).TakeWhile(publication => articles.Add(publication.Article)).ToList();
            at += part.Count;
            if (await TryDeliverAsync(part, kind, sweep, sending)) continue;
            sweep.Close(key);
            return;
        }
    }

    private static bool IsNewPost(Publication publication) => publication is { State: PublicationState.Scheduled, Act: PublicationAct.Publish };

    /// <summary>Files are written in place, and may be written twice.</summary>
    internal static bool IsFile(ChannelKind? kind) => kind is ChannelKind.Website or ChannelKind.File;

    /// <summary>True for an overdue post whose minute has not come: only the backlog waits for that, whatever else is due goes on.</summary>
    private async Task<bool> IsBacklogAsync(Publication publication, ChannelKind kind, Sweep sweep)
    {
        if (!Overdue.IsSpaced(publication, kind, clock.GetUtcNow())) return false;
        if (sweep.IsSpaced(publication)) return true;
        // What has expired is not sent, so it takes no place among what is.
        if (await deliver.IsTooLateAsync(publication) || await MaySendOverdueAsync(publication)) return false;
        sweep.Space(publication);
        return true;
    }

    /// <summary>False when the lane is over for this sweep: its channel must wait, or another node works on it.</summary>
    private async Task<bool> TryDeliverAsync(List<Publication> part, ChannelKind? kind, Sweep sweep, CancellationToken sending)
    {
        IReadOnlyList<Claim> taken = [];
        try
        {
            if (kind is { } known && await IsBacklogAsync(part[0], known, sweep)) return true;
            taken = await claims.RunAsync(part, isAnnounced: !IsFile(kind), CancellationToken.None);
            foreach (var claim in taken) leases.Add(claim);
            var ended = new Ended[taken.Count];
            await Parallel.ForEachAsync(Enumerable.Range(0, taken.Count), new ParallelOptions { MaxDegreeOfParallelism = FilesAtOnce },
                async (at, _) => ended[at] = await DeliverAsync(taken[at], sweep, sending));
            var closed = await closing.RunAsync(ended, CancellationToken.None);
            foreach (var end in ended.Where(end => end.IsOfThisNode)) others.Add(end.Next.Agency, end.Next.Channel);
            Tell(ended, closed, sweep);
            // Whatever is there goes on: only what is new waits for the new month.
            if (Array.Exists(ended, end => end.Stop is { Kind: PauseKind.Posting })) sweep.MakeNothingNew((part[0].Agency, part[0].Channel));
            // What a dead node left behind may be taken by another node, or be held since: that says nothing of the lane.
            return (taken.Count > 0 || part.TrueForAll(sweep.IsTakenOver)) && Array.TrueForAll(ended, end => end.Stop is null or { Kind: PauseKind.Posting });
        }
        catch (Exception failure) when (failure is not (OperationCanceledException or DbException) || failure is DbException row && DbFailures.IsOfThisRow(row))
        {
            // A database in trouble ends the sweep instead. What was claimed and could not be closed is looked for when its lease has run out.
            foreach (var publication in part) LogFailure(failure, publication.Id);
            return false;
        }
        finally
        {
            foreach (var claim in taken) leases.Remove(claim);
        }
    }

    private async Task<Ended> DeliverAsync(Claim claim, Sweep sweep, CancellationToken sending)
    {
        using var scope = log.BeginScope(new Dictionary<string, object> { ["PublicationId"] = claim.Publication.Id });
        var ended = await deliver.RunAsync(claim, sending);
        return ended with { IsServed = ended.IsServed && sweep.WasPaused(claim.Publication) };
    }

    private void Tell(Ended[] ended, IReadOnlyList<Ended> closed, Sweep sweep)
    {
        foreach (var end in ended.ExceptBy(closed.Select(end => end.Next.Id), end => end.Next.Id)) LogOvertaken(end.Next.Id);
        foreach (var end in closed)
        {
            Meter?.Told(end.Next, channels.Find(end.Next.Agency, end.Next.Channel)?.Setting.Kind, end.Outcome, clock.GetElapsedTime(end.Claim.TakenAt));
            LogOutcome(end.Next.Id, end.Outcome, end.Next.State, end.Next.Reason);
            if (end.Next.NotBefore is not null) continue;
            sweep.Settled.Enqueue(end.Next);
            lock (telling) Settled?.Invoke(end.Next);
        }
    }

    /// <summary>One overdue post a minute on a channel, over all nodes.</summary>
    private Task<bool> MaySendOverdueAsync(Publication publication) => ledger.ChangeAsync(async change => await change.RunAsync(
        """
        insert into spacings (agency, channel, next_at) values (@agency, @channel, @next)
        on conflict (agency, channel) do update set next_at = @next where spacings.next_at <= @now
        """,
        ("agency", publication.Agency), ("channel", publication.Channel), ("now", clock.GetUtcNow()), ("next", clock.GetUtcNow() + Overdue.Spacing)) == 1, CancellationToken.None);

    /// <summary>The channels with a standing pause. An account that was connected while its channel waited for one need not wait until the pause runs out.</summary>
    private async Task<HashSet<(string Agency, string Channel)>> StandingPausesAsync(CancellationToken cancel)
    {
        HashSet<(string Agency, string Channel)> standing = [];
        foreach (var pause in await ChannelPauses.StandingAsync(ledger, cancel))
        {
            if (pause.Kind == PauseKind.Unconnected && channels.IsConnected(pause.Agency, pause.Channel))
                await ledger.ChangeAsync(change => ChannelPauses.EndAsync(change, pause.Agency, pause.Channel, clock.GetUtcNow()), cancel);
            else
                standing.Add((pause.Agency, pause.Channel));
        }

        return standing;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Publication {Publication}: {Outcome}, now {State}. {Reason}")]
    private partial void LogOutcome(string publication, string outcome, PublicationState state, string? reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Publication {Publication} was overtaken by another node; this outcome is void")]
    private partial void LogOvertaken(string publication);

    [LoggerMessage(Level = LogLevel.Error, Message = "Publication {Publication} failed unexpectedly")]
    private partial void LogFailure(Exception failure, string publication);

    /// <summary>What one sweep has seen and done.</summary>
    private sealed class Sweep(IReadOnlySet<(string Agency, string Channel)> paused, IEnumerable<(string Agency, string Channel)> ofOthers)
    {
        private readonly HashSet<(string Id, long Fence)> seen = [];
        private readonly HashSet<(string Id, long Fence)> cutOff = [];
        private readonly ConcurrentDictionary<(string Agency, string Channel), bool> spaced = new();
        private readonly ConcurrentDictionary<(string Agency, string Channel), bool> closed = new(ofOthers.Select(lane => KeyValuePair.Create(lane, true)));

        private readonly ConcurrentDictionary<(string Agency, string Channel), bool> usedUp = new();

        public ConcurrentQueue<Publication> Settled { get; } = new();

        public IReadOnlyCollection<(string Agency, string Channel)> Closed => [.. closed.Keys];

        /// <summary>The channels whose backlog had its turn.</summary>
        public IReadOnlyCollection<(string Agency, string Channel)> Spaced => [.. spaced.Keys];

        /// <summary>True when a pause of its channel stood when the sweep began; one that begins meanwhile is ended by a later sweep.</summary>
        public bool WasPaused(Publication publication) => paused.Contains((publication.Agency, publication.Channel));

        public bool IsNew(Publication publication) => seen.Add((publication.Id, publication.Fence));

        public void TakeOver(Publication publication) => cutOff.Add((publication.Id, publication.Fence));

        public bool IsTakenOver(Publication publication) => cutOff.Contains((publication.Id, publication.Fence));

        public void MakeNothingNew((string Agency, string Channel) lane) => usedUp[lane] = true;

        public bool MakesNothingNew((string Agency, string Channel) lane) => usedUp.ContainsKey(lane);

        public void Space(Publication publication) => spaced[(publication.Agency, publication.Channel)] = true;

        public bool IsSpaced(Publication publication) => spaced.ContainsKey((publication.Agency, publication.Channel));

        public bool IsOpen(Publication publication) => !closed.ContainsKey((publication.Agency, publication.Channel));

        public void Close((string Agency, string Channel) lane) => closed[lane] = true;
    }
}
