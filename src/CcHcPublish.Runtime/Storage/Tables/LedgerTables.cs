namespace CcHcPublish.Runtime.Storage.Tables;

/// <summary>
/// Every table that holds the desk's truth, so that one that is named by another stands before it. A migration that adds a table or column adds it
/// here, which a test demands. Left out is <c>migrations</c>: it tells when this database was changed, not what the desk did.
/// </summary>
public static class LedgerTables
{
    /// <summary>Columns marked with # are numbers; the others are texts.</summary>
    public static IReadOnlyList<LedgerTable> All { get; } =
    [
        LedgerTable.Of("ledger", "name value"),
        LedgerTable.Of("articles", "id agency slug path state version# edition approved_edition submitted_by reason changed_at# rendered_with"),
        LedgerTable.Of("editions", """
            id article number# hash source title summary unit with_units genre plan_items category channels due_at# findings imported_at# imported_by
            """.ReplaceLineEndings(" ")),
        LedgerTable.Of("renditions", "edition channel hash payload approved_by approved_at#"),
        LedgerTable.Of("publications", """
            id article edition agency channel act state due_at# not_before# rendition_hash fence# lease_owner lease_until# tries# looks# first_sent_at#
            ticket external_id address published_at# reason notice waits_for turn# by_hand blind_looks# waits_since# edited_at#
            """.ReplaceLineEndings(" ")),
        LedgerTable.Of("attempts", "publication number# kind node fence# rendition_hash opened_at# closed_at# outcome detail called_at#"),
        LedgerTable.Of("events", "number# at# actor verb subject detail previous hash"),
        LedgerTable.Of("bulletins", "agency period slug composed_at#"),
        LedgerTable.Of("accounts", """
            agency channel kind account name app_id base signs# login app_secret token token_version# expires_at# trouble connected_at# connected_by tested_at# able# findings
            """.ReplaceLineEndings(" ")),
        LedgerTable.Of("holds", "scope placed_at# placed_by reason lifted_at# lifted_by"),
        LedgerTable.Of("pauses", "agency channel kind reason since# until# rounds# ended_at# repaired_at# round_at#"),
        LedgerTable.Of("spacings", "agency channel next_at#"),
        LedgerTable.Of("drifts", "publication kind mark seen seen_at# decision decided_by decided_at#"),
    ];

    /// <summary>The tables and columns that a database of an earlier schema has; all of them for one that is up to date.</summary>
    internal static async Task<IReadOnlyList<LedgerTable>> InFileAsync(LedgerSnapshot snapshot, CancellationToken cancel)
    {
        List<LedgerTable> found = [];
        foreach (var table in All)
        {
            HashSet<string> names = [];
            await using (var rows = await snapshot.ReadAsync($"select name from pragma_table_info('{table.Name}')", cancel))
            {
                while (await rows.ReadAsync(cancel)) names.Add(rows.GetString(0));
            }

            if (names.Count > 0) found.Add(table with { Columns = [.. table.Columns.Where(column => names.Contains(column.Name))] });
        }

        return found;
    }
}
