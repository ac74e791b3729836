using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace CcHcPublish.Runtime.Publishing;

/// <summary>Does what a claim is for: sends, asks or looks, and says what the publication becomes. Changes nothing in the ledger.</summary>
internal sealed partial class DeliverPublication(Ledger ledger, ChannelSet channels, TimeProvider clock, KeepLeases leases, ILogger log)
{
    private const string NewerApproved = "Có bản đính chính được duyệt.";
    private const string NotConnected = "Kênh chưa được kết nối.";

    private readonly LoadDelivery load = new(ledger);
    private readonly AnnounceCall announce = new(ledger, clock);

    /// <param name="sending">Cancelled only when a stopping process has waited long enough for the far side.</param>
    public async Task<Ended> RunAsync(Claim claim, CancellationToken sending)
    {
        var publication = claim.Publication;
        var isCalled = false;
        try
        {
            if (channels.Find(publication.Agency, publication.Channel) is not { } found) return PutOff(claim, "Kênh không còn trong agency.yaml.");
            var loaded = await load.RunAsync(publication, sending);
            if (claim.Kind == AttemptKind.Send && await StopAsync(publication, found.Setting, loaded, sending) is { } stopped)
                return new Ended(claim, stopped, stopped.State.ToString()) { Appears = stopped.Reason == FirstAppearance.Reason };

            if (found.Channel is not { } channel) return PutOff(claim, NotConnected) with { Stop = Alone(publication, PauseKind.Unconnected, NotConnected) };
            if (loaded is not { IsApproved: true, Delivery: var delivery })
            {
                return claim.Kind == AttemptKind.Send
                    ? After(claim, new DeliveryOutcome.Rejected("Bản đã duyệt không còn khớp mã băm; duyệt lại tin bài."))
                    : PutOff(claim, "Bản đã duyệt không còn khớp mã băm.");
            }

            if (claim.Kind == AttemptKind.Look && found.Setting.Kind != ChannelKind.Website) delivery = delivery with { HeldByOthers = await load.HeldByOthersAsync(publication, sending) };
            if (!leases.IsFresh(claim)) return PutOff(claim, "Máy bị treo trước khi gửi; sẽ thử lại.");
            if (claim is { Kind: AttemptKind.Send, Publication.Act: PublicationAct.Publish })
            {
                delivery = delivery with { MaySend = async () => isCalled = await announce.RunAsync(claim) };
                if (Publisher.IsFile(found.Setting.Kind)) isCalled = true;
                else if (!channel.AsksBeforeSending && !await delivery.MaySend()) return Heard(claim, channel, Delivery.Overtaken);
            }
            else
            {
                isCalled = true;
            }

            if (claim.Kind == AttemptKind.Look) return await LookAsync(claim, channel, found.Setting, delivery, sending);
            var heard = Heard(claim, channel, claim.Kind == AttemptKind.Ask
                ? await channel.AskAsync(delivery, publication.Ticket!, sending)
                : await SendAsync(channel, publication, delivery, sending));
            // Nobody needs to see to a refused correction whose place a newer one takes.
            return heard.Next.State == PublicationState.Rejected && publication.Act is PublicationAct.Correct or PublicationAct.Restore && await load.IsOvertakenAsync(publication, sending)
                ? heard with { Next = heard.Next.Cancel(NewerApproved) }
                : heard;
        }
        catch (Exception failure) when (!isCalled)
        {
            if (failure is not OperationCanceledException) LogFailure(failure, publication.Id);
            return PutOff(claim, "Chưa gửi được, sẽ thử lại.");
        }
        catch (OperationCanceledException) when (sending.IsCancellationRequested)
        {
            return After(claim, new DeliveryOutcome.Unconfirmed("Dừng giữa chừng khi đang gửi."));
        }
        catch (Exception failure)
        {
            LogFailure(failure, publication.Id);
            return After(claim, new DeliveryOutcome.Unconfirmed($"Lỗi khi gửi: {failure.GetType().Name}."));
        }
    }

    /// <summary>True when the publication would only expire.</summary>
    public async Task<bool> IsTooLateAsync(Publication publication) =>
        channels.Find(publication.Agency, publication.Channel) is { Setting: var setting } && await load.TooLateAsync(publication, setting, clock.GetUtcNow(), CancellationToken.None) is not null;

    /// <summary>What may no longer go out at all.</summary>
    private async Task<Publication?> StopAsync(Publication publication, ChannelSetting setting, Loaded? loaded, CancellationToken cancel)
    {
        if (await load.TooLateAsync(publication, setting, clock.GetUtcNow(), cancel) is { } late) return publication.Expire(late);
        if (publication.Act != PublicationAct.Withdraw && loaded is { IsWithdrawn: true }) return publication.Cancel("Đã gỡ trước khi gửi.");
        if (publication.Act == PublicationAct.Withdraw) return await AimlessAsync(publication, cancel);
        // What the board has found wrong meanwhile must not appear first of all, nor take the place of what it has approved since.
        if (publication.Act == PublicationAct.Publish ? await load.IsSupersededAsync(publication, cancel) : await load.IsOvertakenAsync(publication, cancel)) return publication.Cancel(NewerApproved);
        if (loaded is { IsEdited: true }) return publication.Cancel(ImportArticles.Edited);
        return publication.Act == PublicationAct.Publish ? null : await AimlessAsync(publication, cancel);
    }

    /// <summary>What finds nothing on its channel to change or to take down.</summary>
    private async Task<Publication?> AimlessAsync(Publication publication, CancellationToken cancel)
    {
        if (await load.TargetAsync(publication, cancel) is not null || await load.IsTargetOpenAsync(publication, cancel)) return null;
        var appears = publication.Act == PublicationAct.Correct && !(await Drift.GivenUpAsync(ledger, publication.Article, cancel)).Contains(publication.Channel);
        return publication.Cancel(appears ? FirstAppearance.Reason : "Trên kênh không có gì của tin bài này.");
    }

    private async Task<Ended> LookAsync(Claim claim, IChannel channel, ChannelSetting setting, Delivery delivery, CancellationToken sending)
    {
        var now = clock.GetUtcNow();
        FindOutcome look;
        try
        {
            // A send by a clock that was ahead is not younger than now.
            look = await channel.FindAsync(delivery.FirstSent > now ? delivery with { FirstSent = now } : delivery, sending);
        }
        catch (OperationCanceledException) when (sending.IsCancellationRequested)
        {
            // It was not made: another node makes it.
            return new Ended(claim, claim.Publication.Postpone(clock.GetUtcNow(), "Dừng giữa chừng khi đang tìm trên kênh."), nameof(DeliveryOutcome.Deferred));
        }
        catch (Exception failure)
        {
            // It told nothing, and uses up the plan: else a look that always fails would be made for ever.
            LogFailure(failure, claim.Publication.Id);
            look = new FindOutcome.CannotTell($"Lỗi khi tìm trên kênh: {failure.GetType().Name}.");
        }

        now = clock.GetUtcNow();
        if (look is FindOutcome.CannotTell { Reach: DeferralReach.ThisOne, Reason: var trouble } && ReasonWords.OwnerOf(trouble) == ReasonOwner.Budget
            && claim.Publication.NextWhileInTrouble(now) is { } later)
        {
            // A service in trouble answered nothing. Others are served perhaps: only this one waits.
            return new Ended(claim, claim.Publication.Postpone(later, trouble), nameof(DeliveryOutcome.Deferred));
        }

        if (look is FindOutcome.CannotTell { Reason: var why, Reach: var reach } && Refused(claim.Publication, why, reach) is { } stop)
        {
            // The look was not made: it does not count, and is made when the channel serves again.
            return new Ended(claim, claim.Publication.Postpone(now, why), nameof(DeliveryOutcome.Deferred)) { Stop = stop, IsOfThisNode = IsOfThisNode(why) };
        }

        return new Ended(claim, claim.Publication.After(look, now, LookPlan.Of(setting.Kind)), look.GetType().Name) { IsServed = look is not FindOutcome.CannotTell };
    }

    private async Task<DeliveryOutcome> SendAsync(IChannel channel, Publication publication, Delivery delivery, CancellationToken sending)
    {
        if (publication.Act == PublicationAct.Publish) return await channel.SendAsync(delivery, sending);
        // A correction waits for whatever is on its way; a withdrawal is urgent and waits only while there is nothing to withdraw yet.
        var target = await load.TargetAsync(publication, sending);
        if ((target is null || publication.Act != PublicationAct.Withdraw) && await load.IsTargetOpenAsync(publication, sending))
            return new DeliveryOutcome.Deferred("Lượt đăng trước chưa ngã ngũ.", TimeSpan.FromMinutes(1));
        if (target is null) return new DeliveryOutcome.Rejected("Trên kênh không có gì của tin bài này.");
        if (target.ExternalId is not { } id) return new DeliveryOutcome.Rejected("Bài trên kênh do người đăng bằng tay; sửa hoặc gỡ bằng tay rồi ghi lại địa chỉ.");
        delivery = delivery with { Standing = target.Post };
        return publication.Act == PublicationAct.Withdraw
            ? await channel.WithdrawAsync(delivery, id, sending)
            : await channel.ReplaceAsync(delivery, id, sending);
    }

    /// <summary>The far side was reached: besides the outcome, its word on budgets and grants counts.</summary>
    private Ended Heard(Claim claim, IChannel channel, DeliveryOutcome outcome)
    {
        var ended = After(claim, outcome);
        if (outcome is DeliveryOutcome.Deferred { Reason: var here } && IsOfThisNode(here)) return ended with { Stop = Refused(claim.Publication, here, DeferralReach.ThisOne), IsOfThisNode = true };
        if (claim.Kind == AttemptKind.Ask && outcome is DeliveryOutcome.Unconfirmed { Reason: var why, Reach: var reach } && Refused(claim.Publication, why, reach) is { } stop)
            return ended with { Stop = stop, IsOfThisNode = IsOfThisNode(why) };
        if (outcome is DeliveryOutcome.Deferred { Reach: not DeferralReach.ThisOne } refused)
        {
            var kind = ChannelPauses.KindOf(refused.Reach, claim.Publication.Act);
            return ended with { Stop = new ChannelStop(Sharing(claim.Publication, channel, refused.Reach), kind, refused.Reason, refused.RetryAfter) };
        }

        if (channel.Pressure is { IsNearlyExhausted: true } pressure)
        {
            var sharing = Sharing(claim.Publication, channel, DeferralReach.App);
            return ended with { Stop = new ChannelStop(sharing, PauseKind.Busy, "Sắp hết lượt gọi của kênh; chờ cấp lại.", pressure.RegainAfter) };
        }

        return ended with { IsServed = outcome is DeliveryOutcome.Published or DeliveryOutcome.Accepted or DeliveryOutcome.Rejected };
    }

    private IReadOnlyList<(string Agency, string Channel)> Sharing(Publication publication, IChannel channel, DeferralReach reach) =>
        reach == DeferralReach.App && channel.App is { } app ? channels.SharingApp(app) : [(publication.Agency, publication.Channel)];

    private static ChannelStop Alone(Publication publication, PauseKind kind, string reason, TimeSpan? wait = null) =>
        new([(publication.Agency, publication.Channel)], kind, reason, wait);

    /// <summary>
    /// The pause for a look or question that was refused as a send would be; null when it was answered, or lost. A node that cannot open the secrets begins one
    /// that is over at once: it keeps nobody else away, and what waits meanwhile does not expire.
    /// </summary>
    private static ChannelStop? Refused(Publication publication, string reason, DeferralReach reach) => ReasonWords.OwnerOf(reason) switch
    {
        ReasonOwner.Account or ReasonOwner.Package or ReasonOwner.Unconnected => Alone(publication, PauseKind.Repair, reason),
        ReasonOwner.Node => Alone(publication, PauseKind.Repair, reason, TimeSpan.Zero),
        ReasonOwner.Budget when reach != DeferralReach.ThisOne => Alone(publication, PauseKind.Busy, reason),
        _ => null,
    };

    private static bool IsOfThisNode(string reason) => ReasonWords.OwnerOf(reason) == ReasonOwner.Node;

    /// <summary>The channel was not called: a send keeps its place, an open outcome stays open.</summary>
    private Ended PutOff(Claim claim, string reason)
    {
        var publication = claim.Publication;
        var next = clock.GetUtcNow() + Waiting.BeforeRetry(publication.Tries);
        return claim.Kind == AttemptKind.Send
            ? After(claim, new DeliveryOutcome.Deferred(reason, null))
            : new Ended(claim, publication.Postpone(next, reason), nameof(DeliveryOutcome.Deferred));
    }

    private Ended After(Claim claim, DeliveryOutcome outcome) => new(claim, claim.Publication.After(outcome, clock.GetUtcNow()), outcome.GetType().Name);

    [LoggerMessage(Level = LogLevel.Error, Message = "Publication {Publication} failed unexpectedly")]
    private partial void LogFailure(Exception failure, string publication);
}
