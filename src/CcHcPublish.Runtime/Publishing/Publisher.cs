using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Monitoring;
using CcHcPublish.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace CcHcPublish.Runtime.Publishing;

/// <summary>
/// Delivers what is due. Each publication is claimed, its attempt committed, then sent, asked about or looked for, and closed by its outcome.
/// Nothing is sent twice without a look; nothing is called inside a transaction; one bad publication never stops the others.
/// </summary>
public sealed partial class Publisher(Ledger ledger, ChannelSet channels, TimeProvider clock, string node, ILogger<Publisher> log)
{
    private const int Batch = 200;
    private static readonly TimeSpan NotCalledPause = TimeSpan.FromHours(1);

    private readonly ClaimPublication claims = new(ledger, clock, node);
    private readonly CloseAttempt closing = new(ledger, clock, node);

    /// <summary>Told of every publication that came to rest; the demo and the command line print them.</summary>
    public event Action<Publication>? Settled;

    /// <summary>Told of every closed attempt and every sweep, when there is one.</summary>
    public PublishingMeter? Meter { get; init; }

    /// <summary>How long a sweep that is told to stop waits for answers of the far side; then it leaves the outcome open.</summary>
    public TimeSpan FinishWithin { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Delivers until nothing is due any more, then lets channels finish, such as renewing lists. Returns the publications that came to rest, in order.</summary>
    public async Task<IReadOnlyList<Publication>> SweepAsync(CancellationToken cancel)
    {
        var began = clock.GetTimestamp();
        var settled = await DeliverDueAsync(cancel);
        await FinishAsync(cancel);
        Meter?.Swept(clock.GetElapsedTime(began));
        return settled;
    }

    /// <summary>The first half of a sweep: whoever makes several in a row finishes once. Told to stop, it claims nothing more and lets what is being sent finish.</summary>
    public async Task<IReadOnlyList<Publication>> DeliverDueAsync(CancellationToken cancel)
    {
        List<Publication> settled = [];
        HashSet<(string Id, long Fence)> seen = [];
        using var sending = new CancellationTokenSource();
        await using var stop = cancel.Register(() => sending.CancelAfter(FinishWithin));
        while (true)
        {
            var due = await claims.DueAsync(Batch, cancel);
            var fresh = due.Where(publication => seen.Add((publication.Id, publication.Fence))).ToList();
            if (fresh.Count == 0) return settled;
            foreach (var publication in fresh)
            {
                cancel.ThrowIfCancellationRequested();
                if (await TryDeliverAsync(publication, sending.Token) is { } rested) settled.Add(rested);
            }
        }
    }

    /// <summary>The second half of a sweep.</summary>
    public async Task FinishAsync(CancellationToken cancel)
    {
        foreach (var finish in channels.AfterSweep) await finish(cancel);
    }

    /// <summary>Delivers one publication if it is due and nobody else has it. Returns it when it came to rest.</summary>
    public async Task<Publication?> DeliverAsync(Publication due, CancellationToken cancel)
    {
        using var scope = log.BeginScope(new Dictionary<string, object> { ["PublicationId"] = due.Id });
        var began = clock.GetTimestamp();
        if (await claims.RunAsync(due, cancel) is not { } claim) return null;
        var (next, outcome) = await ActAsync(claim, cancel);
        if (!await closing.RunAsync(claim, next, outcome, CancellationToken.None))
        {
            LogOvertaken(due.Id);
            return null;
        }

        Meter?.Told(next, channels.Find(due.Agency, due.Channel)?.Setting.Kind, outcome, clock.GetElapsedTime(began));
        LogOutcome(due.Id, outcome, next.State, next.Reason);
        if (next.NotBefore is not null) return null;
        Settled?.Invoke(next);
        return next;
    }

    /// <summary>A row that cannot even be claimed or closed must not stop the others; its lease brings it back.</summary>
    private async Task<Publication?> TryDeliverAsync(Publication due, CancellationToken cancel)
    {
        try
        {
            return await DeliverAsync(due, cancel);
        }
        catch (Exception failure) when (failure is not OperationCanceledException && failure is not System.Data.Common.DbException)
        {
            LogFailure(failure, due.Id);
            return null;
        }
    }

    private async Task<(Publication Next, string Outcome)> ActAsync(Claim claim, CancellationToken cancel)
    {
        var publication = claim.Publication;
        var isCalled = false;
        try
        {
            if (channels.Find(publication.Agency, publication.Channel) is not { } found) return Without(claim, "Kênh không còn trong agency.yaml.");
            var load = new LoadDelivery(ledger);
            if (claim.Kind == AttemptKind.Send && await load.TooLateAsync(publication, found.Setting, clock.GetUtcNow(), cancel) is { } late) return (publication.Expire(late), "Expired");
            if (claim.Kind == AttemptKind.Send && publication.Act != PublicationAct.Withdraw && await load.IsWithdrawnAsync(publication, cancel)) return (publication.Cancel("Đã gỡ trước khi gửi."), "Cancelled");
            if (found.Channel is not { } channel) return Without(claim, "Kênh chưa được kết nối.");
            if (await load.RunAsync(publication, cancel) is not { } delivery)
            {
                return claim.Kind == AttemptKind.Send
                    ? After(publication, new DeliveryOutcome.Rejected("Bản đã duyệt không còn khớp mã băm; duyệt lại tin bài."))
                    : Without(claim, "Bản đã duyệt không còn khớp mã băm.");
            }

            isCalled = true;
            if (claim.Kind == AttemptKind.Look)
            {
                var look = await channel.FindAsync(delivery, cancel);
                return (publication.After(look, clock.GetUtcNow(), LookPlan.Of(found.Setting.Kind)), look.GetType().Name);
            }

            return After(publication, claim.Kind == AttemptKind.Ask
                ? await channel.AskAsync(delivery, publication.Ticket!, cancel)
                : await SendAsync(channel, publication, delivery, cancel));
        }
        catch (Exception failure) when (!isCalled)
        {
            if (failure is not OperationCanceledException) LogFailure(failure, publication.Id);
            return Without(claim, "Chưa gửi được, sẽ thử lại.");
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return After(publication, new DeliveryOutcome.Unconfirmed("Dừng giữa chừng khi đang gửi."));
        }
        catch (Exception failure)
        {
            LogFailure(failure, publication.Id);
            return After(publication, new DeliveryOutcome.Unconfirmed($"Lỗi khi gửi: {failure.GetType().Name}."));
        }
    }

    /// <summary>The channel was not called: a send is put off, an open outcome stays open.</summary>
    private (Publication Next, string Outcome) Without(Claim claim, string reason)
    {
        var later = new DeliveryOutcome.Deferred(reason, NotCalledPause);
        return claim.Kind == AttemptKind.Send
            ? After(claim.Publication, later)
            : (claim.Publication.Postpone(clock.GetUtcNow() + NotCalledPause, reason), nameof(DeliveryOutcome.Deferred));
    }

    private async Task<DeliveryOutcome> SendAsync(IChannel channel, Publication publication, Delivery delivery, CancellationToken cancel)
    {
        if (publication.Act == PublicationAct.Publish) return await channel.SendAsync(delivery, cancel);
        var load = new LoadDelivery(ledger);
        if (await load.TargetAsync(publication, cancel) is not { } target)
        {
            return await load.IsTargetOpenAsync(publication, cancel)
                ? new DeliveryOutcome.Deferred("Lượt đăng trước chưa ngã ngũ.", TimeSpan.FromMinutes(1))
                : new DeliveryOutcome.Rejected("Trên kênh không có gì của tin bài này.");
        }

        return publication.Act == PublicationAct.Correct
            ? await channel.ReplaceAsync(delivery, target, cancel)
            : await channel.WithdrawAsync(delivery, target, cancel);
    }

    private (Publication Next, string Outcome) After(Publication publication, DeliveryOutcome outcome) =>
        (publication.After(outcome, clock.GetUtcNow()), outcome.GetType().Name);

    [LoggerMessage(Level = LogLevel.Information, Message = "Publication {Publication}: {Outcome}, now {State}. {Reason}")]
    private partial void LogOutcome(string publication, string outcome, PublicationState state, string? reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Publication {Publication} was overtaken by another node; this outcome is void")]
    private partial void LogOvertaken(string publication);

    [LoggerMessage(Level = LogLevel.Error, Message = "Publication {Publication} failed unexpectedly")]
    private partial void LogFailure(Exception failure, string publication);
}
