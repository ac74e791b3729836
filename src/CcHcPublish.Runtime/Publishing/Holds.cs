using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Publishing;

/// <summary>A standing or lifted order to send nothing new: of one article, of an agency, or of everything.</summary>
public sealed record Hold(string Scope, DateTimeOffset PlacedAt, string PlacedBy, string Reason, DateTimeOffset? LiftedAt);

/// <summary>The ledger's holds. Withdrawals go out while one stands; so do questions and looks about what was sent before.</summary>
public static class Holds
{
    public const string Everything = "*";

    public static string OfAgency(string agency) => $"agency:{agency}";

    public static string OfArticle(string article) => $"article:{article}";

    /// <summary>The SQL condition that no hold stands on a row of publications.</summary>
    internal static string NoneOn(string publications) =>
        $"not exists (select 1 from holds h where h.lifted_at is null and h.scope in ('*', 'agency:' || {publications}.agency, 'article:' || {publications}.article))";

    public static Task<IReadOnlyList<Hold>> StandingAsync(Ledger ledger, CancellationToken cancel) =>
        ledger.ReadAsync("select * from holds where lifted_at is null order by placed_at, scope", Read, cancel);

    private static Hold Read(Row row) => new(row.Text("scope"), row.Time("placed_at"), row.Text("placed_by"), row.Text("reason"), row.OptionalTime("lifted_at"));
}
