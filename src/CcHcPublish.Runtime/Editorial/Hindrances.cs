using CcHcPublish.Core.Desk;
using CcHcPublish.Runtime.Publishing;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Editorial;

/// <summary>What stands in the way of an agency's publications besides themselves: holds, paused channels, and what somebody changed on a channel.</summary>
internal sealed class Hindrances
{
    private readonly IReadOnlyList<Hold> holds;
    private readonly Dictionary<string, ChannelPause> pauses;
    private readonly Dictionary<string, Drift> drifts;

    private Hindrances(IReadOnlyList<Hold> holds, IEnumerable<ChannelPause> pauses, IReadOnlyList<Drift> drifts)
    {
        this.holds = holds;
        this.pauses = pauses.ToDictionary(pause => pause.Channel, StringComparer.Ordinal);
        this.drifts = drifts.ToDictionary(drift => drift.Publication.Id, StringComparer.Ordinal);
    }

    public static async Task<Hindrances> OfAsync(Ledger ledger, string agency, CancellationToken cancel) => new(
        await Holds.StandingAsync(ledger, cancel), (await ChannelPauses.StandingAsync(ledger, cancel)).Where(pause => pause.Agency == agency), await Drift.OpenAsync(ledger, agency, cancel));

    /// <summary>The widest first: it is what must be lifted in any case.</summary>
    public IReadOnlyList<HoldFact> HoldsOn(ArticleRow row) =>
        [.. holds.Select(hold => (Hold: hold, Reach: ReachOn(hold, row))).Where(found => found.Reach is not null).OrderByDescending(found => found.Reach)
            .Select(found => new HoldFact(found.Reach!.Value, found.Hold.PlacedBy, found.Hold.Reason, found.Hold.PlacedAt))];

    public PublicationFacts Around(PublicationFacts one) => one with
    {
        Pause = pauses.TryGetValue(one.Publication.Channel, out var pause) && pause.Stops(one.Publication) ? new PauseFact(CauseOf(pause.Kind), pause.Reason, pause.Until) : null,
        Drift = drifts.TryGetValue(one.Publication.Id, out var drift) ? new DriftFact(drift.Kind == DriftKind.Gone, drift.SeenAt) : null,
    };

    private static HoldReach? ReachOn(Hold hold, ArticleRow row) =>
        hold.Scope == Holds.Everything ? HoldReach.Everything
        : hold.Scope == Holds.OfAgency(row.Agency) ? HoldReach.Agency
        : hold.Scope == Holds.OfArticle(row.Id) ? HoldReach.Article
        : null;

    private static PauseCause CauseOf(PauseKind kind) => kind switch
    {
        PauseKind.Busy => PauseCause.Busy,
        PauseKind.Repair or PauseKind.Posting => PauseCause.Repair,
        _ => PauseCause.Unconnected,
    };
}
