using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Editorial;

/// <summary>An article as the desk knows it. <see cref="Version"/> rises with every act; an act on an older one is stale.</summary>
public sealed record ArticleRow(
    string Id, string Agency, string Slug, string Path, DeskState State, long Version, string Edition, string? ApprovedEdition, string? SubmittedBy, string Hash, string Title)
{
    internal const string Columns = """
        select a.id, a.agency, a.slug, a.path, a.state, a.version, a.edition, a.approved_edition, a.submitted_by, a.reason, e.hash, e.title
        from articles a join editions e on e.id = a.edition
        """;

    public static async Task<ArticleRow?> FindAsync(Ledger ledger, string id, CancellationToken cancel) =>
        (await ledger.ReadAsync($"{Columns} where a.id = @id", Read, cancel, ("id", id))).SingleOrDefault();

    public static Task<IReadOnlyList<ArticleRow>> AllAsync(Ledger ledger, string agency, CancellationToken cancel) =>
        ledger.ReadAsync($"{Columns} where a.agency = @agency order by a.path", Read, cancel, ("agency", agency));

    /// <summary>Moves the article on unless somebody was faster; false means stale.</summary>
    public static async Task<bool> MoveAsync(Change change, ArticleRow row, DeskState state, DateTimeOffset now, string? submittedBy, string? approvedEdition, string? reason = null) =>
        await change.RunAsync(
            "update articles set state = @state, version = version + 1, submitted_by = @by, approved_edition = @approved, reason = @reason, changed_at = @now where id = @id and version = @version",
            ("state", state), ("by", submittedBy), ("approved", approvedEdition), ("reason", reason), ("now", now), ("id", row.Id), ("version", row.Version)) == 1;

    internal static ArticleRow Read(Row row) => new(
        row.Text("id"), row.Text("agency"), row.Text("slug"), row.Text("path"), row.Word<DeskState>("state"), row.Number("version"), row.Text("edition"),
        row.OptionalText("approved_edition"), row.OptionalText("submitted_by"), row.Text("hash"), row.Text("title"));
}
