using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Editorial;

public enum DriftKind
{
    Edited,
    Gone,
}

/// <summary>Something published that no longer stands as it was approved.</summary>
/// <param name="Mark">Tells two changed states apart, so that an adopted one is not reported again.</param>
/// <param name="Seen">The beginning of what stands there; empty when it is gone.</param>
public sealed record Drift(Publication Publication, DriftKind Kind, string Mark, string Seen, DateTimeOffset SeenAt)
{
    /// <summary>
    /// The SQL condition that a drift d of publication p waits for the board: whatever was ordered since, such as a correction or a withdrawal, has overtaken it.
    /// </summary>
    internal const string IsOpen = """
        (d.decision is null and p.state = 'Published' and not exists (select 1 from publications w
          where w.article = p.article and w.channel = p.channel and w.turn > p.turn and w.state in ('Scheduled', 'Sending', 'Unconfirmed', 'Published')))
        """;

    /// <summary>What the board has not decided yet, oldest first.</summary>
    public static Task<IReadOnlyList<Drift>> OpenAsync(Ledger ledger, string agency, CancellationToken cancel) => ledger.ReadAsync(
        $"select p.*, d.kind, d.mark, d.seen, d.seen_at from drifts d join publications p on p.id = d.publication where {IsOpen} and p.agency = @agency order by d.seen_at, p.id",
        row => new Drift(PublicationRows.Read(row), row.Word<DriftKind>("kind"), row.Text("mark"), row.Text("seen"), row.Time("seen_at")), cancel, ("agency", agency));

    /// <summary>The channels from which the article was removed over there, to which the board agreed, and where nothing was ordered since: they get nothing new unasked.</summary>
    public static async Task<IReadOnlySet<string>> GivenUpAsync(Ledger ledger, string article, CancellationToken cancel) => (await ledger.ReadAsync(
        """
        select p.channel from drifts d join publications p on p.id = d.publication
        where p.article = @article and d.kind = 'Gone' and d.decision = 'Adopt' and p.state = 'Cancelled'
          and not exists (select 1 from publications o where o.article = p.article and o.channel = p.channel and o.act <> 'Withdraw' and o.turn > p.turn)
        """,
        row => row.Text("channel"), cancel, ("article", article))).ToHashSet(StringComparer.Ordinal);
}
