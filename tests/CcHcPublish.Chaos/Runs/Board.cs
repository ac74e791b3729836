using System.Data.Common;
using CcHcPublish.Chaos.Witness;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Runtime.Publishing;

namespace CcHcPublish.Chaos.Runs;

/// <summary>
/// The people of a run: they approve, and while nodes die they correct, withdraw, hold, release, repair grants, schedule anew what a channel refused,
/// and adopt or put right what somebody changed on a channel. Each article is corrected at most once and withdrawn at most once; the last one is held
/// from the beginning to the end.
/// </summary>
internal sealed class Board(Stage stage, ChaosPlan plan)
{
    private const string Writer = "viet-trung-tam";
    private const string Approver = "duyet-1";

    private readonly Random random = new(plan.Seed * 31 + 1);
    private readonly Dictionary<int, DateTimeOffset> dues = [];
    private readonly HashSet<int> corrected = [];
    private readonly HashSet<int> withdrawn = [];
    private readonly Outsider outsider = new(stage, new Random(plan.Seed * 31 + 4));
    private DateTimeOffset? agencyHeldUntil;

    public string HeldArticle => SampleAgency.Article(plan.Articles);

    public int Corrections => corrected.Count;

    public int Withdrawals => withdrawn.Count;

    public int Holds { get; private set; }

    public int Repairs { get; private set; }

    public int Rescheduled { get; private set; }

    /// <summary>Publications whose fate the far side could not tell: found there by a person, or found missing and sent anew.</summary>
    public int DecidedThere { get; private set; }

    public int DecidedMissing { get; private set; }

    /// <summary>What somebody did on the channels' own pages.</summary>
    public IReadOnlyList<Touch> Touches => outsider.Touches;

    private RuntimeServices Desk => stage.Runtime;

    public async Task ApproveAllAsync(CancellationToken cancel)
    {
        var first = stage.Clock.GetUtcNow() + TimeSpan.FromMinutes(2);
        stage.Agency.Write(plan.Articles, number => dues[number] = first + plan.Between * number);
        var content = Desk.Content.Run(SampleAgency.Id, cancel).Content ?? throw new InvalidOperationException("The sample agency cannot be read.");
        await Desk.Import.RunAsync(content, Writer, cancel);
        for (var number = 1; number <= plan.Articles; number++)
        {
            Must(await Desk.Submit.RunAsync(content, SampleAgency.Article(number), Writer, cancel));
            Must(await Desk.Approve.RunAsync(content, SampleAgency.Article(number), Approver, cancel));
        }

        Must(await Desk.Hold.RunAsync(content.Agency, new HoldScope.OneArticle(HeldArticle), Approver, "Chờ ý kiến lãnh đạo.", cancel));
    }

    /// <summary>Acts at random until it is cancelled. A database that is busy or away is asked again later, as a person would.</summary>
    public async Task WorkAsync(CancellationToken cancel)
    {
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(TimeSpan.FromSeconds(random.Next(10, 50)), stage.Clock, cancel);
                await ActAsync(cancel);
                await RepairAsync(cancel);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                return;
            }
            catch (Exception busy) when (busy is DbException or IOException or HttpRequestException or OperationCanceledException)
            {
                // The next round does it.
            }
        }
    }

    /// <summary>Lifts what is held of the whole agency; the one article stays held.</summary>
    public async Task ReleaseAsync(CancellationToken cancel)
    {
        if (agencyHeldUntil is null) return;
        var content = Desk.Content.Outline(SampleAgency.Id, cancel).Content!;
        await Desk.Release.RunAsync(content.Agency, new HoldScope.WholeAgency(), Approver, cancel);
        agencyHeldUntil = null;
    }

    /// <summary>Gives grants anew and schedules again what was refused or came too late.</summary>
    public async Task RepairAsync(CancellationToken cancel)
    {
        foreach (var pause in await ChannelPauses.StandingAsync(stage.Ledger, cancel))
        {
            if (pause.Kind is not (PauseKind.Repair or PauseKind.Posting) || pause.Since > stage.Clock.GetUtcNow() - TimeSpan.FromMinutes(1)) continue;
            if (pause.Channel == "zalo" && !await stage.FarSide.Consent.RunAsync(cancel)) continue;
            await stage.Ledger.ChangeAsync(change => ChannelPauses.EndAsync(change, pause.Agency, pause.Channel, stage.Clock.GetUtcNow()), cancel);
            Repairs++;
        }

        var refused = (await PublicationRows.OfAgencyAsync(stage.Ledger, SampleAgency.Id, cancel))
            .Where(publication => publication.State is PublicationState.Rejected or PublicationState.Expired).Select(publication => publication.Article).Distinct().ToList();
        if (refused.Count == 0) return;
        var content = Desk.Content.Run(SampleAgency.Id, cancel).Content!;
        foreach (var article in refused)
        {
            if (await Desk.Schedule.RunAsync(content, article, Approver, stage.Clock.GetUtcNow(), cancel) is DeskOutcome.Done) Rescheduled++;
        }
    }

    /// <summary>Looks at the channel with a reader's eyes and presses one of the two buttons of what stayed unconfirmed.</summary>
    public async Task DecideAsync(CancellationToken cancel)
    {
        var open = (await PublicationRows.OfAgencyAsync(stage.Ledger, SampleAgency.Id, cancel))
            .Where(publication => publication is { State: PublicationState.Unconfirmed, NotBefore: null, Act: PublicationAct.Publish }).ToList();
        if (open.Count == 0) return;
        var (content, far) = (Desk.Content.Outline(SampleAgency.Id, cancel).Content!, await FarSide.ReadAsync(stage, cancel));
        foreach (var publication in open)
        {
            var there = far.Of(publication.Channel, publication.Article).FirstOrDefault(post => !post.IsRemoved);
            var address = there is null ? null : await stage.FarSide.AddressOfAsync(publication.Channel, there.Id, cancel);
            if (there is not null && address is null) continue;
            Settlement word = address is null ? new Settlement.IsNotThere() : new Settlement.IsThere(address);
            if (await Desk.Settle.RunAsync(content, publication.Article, publication.Channel, Approver, word, cancel) is not DeskOutcome.Done) continue;
            if (address is null) DecidedMissing++;
            else DecidedThere++;
        }
    }

    /// <summary>Looks at what stands on the channels, and adopts or puts right what is not as approved. False when there was nothing to decide.</summary>
    public async Task<bool> SettleDriftsAsync(CancellationToken cancel)
    {
        await Desk.WatchDrift.RunAsync(cancel);
        var content = Desk.Content.Outline(SampleAgency.Id, cancel).Content!;
        var drifts = await Drift.OpenAsync(stage.Ledger, SampleAgency.Id, cancel);
        foreach (var drift in drifts)
        {
            var decision = random.Next(2) == 0 ? DriftDecision.Adopt : DriftDecision.Restore;
            if (await Desk.SettleDrift.RunAsync(content, drift.Publication.Article, drift.Publication.Channel, Approver, decision, cancel) is DeskOutcome.Done) outsider.Decided(drift, decision);
        }

        return drifts.Count > 0;
    }

    /// <summary>
    /// Somebody else lays hands on a post that has appeared lately and that the desk itself never changes: what then stands there is known for certain.
    /// What is broadcast is left alone: removed from the OA before that, it would wait for a person for ever.
    /// </summary>
    private async Task TouchAsync(CancellationToken cancel)
    {
        if (outsider.Touches.Count > plan.Articles / 10) return;
        var untouched = dues.Keys.Where(number => number < plan.Articles && !SampleAgency.IsBroadcast(number) && !corrected.Contains(number) && !withdrawn.Contains(number)).Select(SampleAgency.Article).Where(article => !outsider.Touched(article)).ToHashSet(StringComparer.Ordinal);
        var shown = (await PublicationRows.OfAgencyAsync(stage.Ledger, SampleAgency.Id, cancel))
            .Where(publication => publication is { State: PublicationState.Published, Channel: not "website", ExternalId: not null } && untouched.Contains(publication.Article))
            .OrderByDescending(publication => publication.PublishedAt).Take(20).ToList();
        if (shown.Count > 0) await outsider.TouchAsync(shown[random.Next(shown.Count)], cancel);
    }

    private async Task ActAsync(CancellationToken cancel)
    {
        var now = stage.Clock.GetUtcNow();
        if (agencyHeldUntil < now) await ReleaseAsync(cancel);
        switch (random.Next(10))
        {
            case < 3:
                await CorrectAsync(Touchable(corrected.Count, plan.Articles / 5), cancel);
                break;
            case < 5:
                await WithdrawAsync(Touchable(withdrawn.Count, plan.Articles / 10), cancel);
                break;
            case 5 when agencyHeldUntil is null:
                var content = Desk.Content.Outline(SampleAgency.Id, cancel).Content!;
                if (await Desk.Hold.RunAsync(content.Agency, new HoldScope.WholeAgency(), Approver, "Chờ chỉ đạo.", cancel) is DeskOutcome.Done) Holds++;
                agencyHeldUntil = now + TimeSpan.FromSeconds(random.Next(30, 120));
                break;
            case > 5 and < 9:
                if (outsider.Waiting is null) await TouchAsync(cancel);
                else await SettleDriftsAsync(cancel);
                break;
        }
    }

    /// <summary>
    /// An article that fell due lately and was never changed by anybody, so that what then stands there is known for certain; null when there is none,
    /// or when enough were changed this way: most of a run is plain publishing.
    /// </summary>
    private int? Touchable(int done, int most)
    {
        var now = stage.Clock.GetUtcNow();
        if (done > most) return null;
        var near = dues.Where(due => due.Value < now && due.Value > now - TimeSpan.FromMinutes(30) && due.Key < plan.Articles)
            .Select(due => due.Key).Where(number => !corrected.Contains(number) && !withdrawn.Contains(number) && !outsider.Touched(SampleAgency.Article(number))).ToList();
        return near.Count == 0 ? null : near[random.Next(near.Count)];
    }

    private async Task CorrectAsync(int? chosen, CancellationToken cancel)
    {
        if (chosen is not { } number) return;
        var article = SampleAgency.Article(number);
        var isOut = (await PublicationRows.OfArticleAsync(stage.Ledger, article, cancel)).Any(publication => publication.State == PublicationState.Published);
        if (!isOut) return;
        corrected.Add(number);
        stage.Agency.WriteArticle(number, dues[number], isCorrected: true);
        var content = Desk.Content.Run(SampleAgency.Id, cancel).Content!;
        await Desk.Import.RunAsync(content, Writer, cancel);
        await Desk.Submit.RunAsync(content, article, Writer, cancel);
        await Desk.Correct.RunAsync(content, article, Approver, new Correction("Đính chính giờ tiếp nhận hồ sơ."), cancel);
    }

    private async Task WithdrawAsync(int? chosen, CancellationToken cancel)
    {
        if (chosen is not { } number) return;
        var content = Desk.Content.Run(SampleAgency.Id, cancel).Content!;
        if (await Desk.Withdraw.RunAsync(content, SampleAgency.Article(number), Approver, "thu-hoi", "Nội dung đã có văn bản khác thay thế.", "12/QĐ-SM", cancel) is DeskOutcome.Done) withdrawn.Add(number);
    }

    private static void Must(DeskOutcome outcome)
    {
        if (outcome is not DeskOutcome.Done) throw new InvalidOperationException($"The desk refused: {outcome}");
    }
}
