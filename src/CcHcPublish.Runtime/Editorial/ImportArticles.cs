using System.Text;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Content;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Editorial;

/// <summary>What an import saw: ids of articles that are new, and of those whose bytes changed.</summary>
public sealed record Imported(IReadOnlyList<string> New, IReadOnlyList<string> Changed);

/// <summary>
/// Brings files into the ledger: new bytes are a new edition, the same bytes never are. Nothing published is touched; what was approved and still
/// waits is reopened on the channels whose bytes the change touches, and on no other.
/// </summary>
public sealed class ImportArticles(Ledger ledger, RenderChannels render, TimeProvider clock)
{
    /// <summary>Whoever is still overtaken then comes again with the next import.</summary>
    private const int MostRounds = 3;

    internal const string Edited = "Tin bài đã sửa sau khi duyệt; chờ duyệt lại.";

    /// <summary>Another import may run at the same moment: what it brought in first is read again and compared anew.</summary>
    public async Task<Imported> RunAsync(AgencyContent content, string actor, CancellationToken cancel)
    {
        HashSet<string> added = [], renewed = [];
        for (var round = 0; round < MostRounds; round++)
        {
            var known = (await ArticleRow.AllAsync(ledger, content.Agency.Id, cancel)).ToDictionary(row => row.Id);
            var owned = Owned(content, known.Values);
            var owners = owned.Articles.Where(article => ReferenceEquals(owned.Article(article.Slug), article)).ToList();
            var fresh = owners.Where(article => !known.ContainsKey(IdOf(article))).ToList();
            var changed = owners.Where(article => known.TryGetValue(IdOf(article), out var row) && row.Hash != article.Hash).ToList();
            if (fresh.Count + changed.Count == 0) break;
            var (mine, renewals) = await ledger.ChangeAsync(async change =>
            {
                List<string> first = [], newer = [];
                foreach (var article in fresh)
                {
                    if (await AddAsync(change, article, owned, actor)) first.Add(IdOf(article));
                }

                foreach (var article in changed)
                {
                    if (await RenewAsync(change, article, known[IdOf(article)], owned, actor)) newer.Add(IdOf(article));
                }

                return (first, newer);
            }, cancel);
            added.UnionWith(mine);
            renewed.UnionWith(renewals);
            if (mine.Count + renewals.Count == fresh.Count + changed.Count) break;
        }

        return new Imported([.. added], [.. renewed]);
    }

    /// <summary>The content with every slug that the ledger holds left to its file: a second file of that slug takes nothing over.</summary>
    public async Task<AgencyContent> OwnedAsync(AgencyContent content, CancellationToken cancel) => Owned(content, await ArticleRow.AllAsync(ledger, content.Agency.Id, cancel));

    /// <summary>An article's id in the ledger: its agency and slug.</summary>
    public static string IdOf(Article article) => $"{article.Agency}/{article.Slug}";

    private static AgencyContent Owned(AgencyContent content, IEnumerable<ArticleRow> known) => content.Owned(known.Select(row => new SlugOwner(row.Slug, row.Path, row.Hash)));

    /// <summary>False when another import was first.</summary>
    private async Task<bool> AddAsync(Change change, Article article, AgencyContent content, string actor)
    {
        var id = IdOf(article);
        var now = clock.GetUtcNow();
        var added = await change.RunAsync(
            "insert into articles (id, agency, slug, path, state, version, edition, changed_at) values (@id, @agency, @slug, @path, @state, 1, @edition, @now) on conflict (id) do nothing",
            ("id", id), ("agency", article.Agency), ("slug", article.Slug), ("path", article.Path), ("state", DeskState.Draft), ("edition", $"{id}@1"), ("now", now));
        if (added == 0) return false;
        await AddEditionAsync(change, article, content, 1, actor);
        await change.TellAsync(now, actor, "import", $"{id}@1", article.Hash);
        return true;
    }

    /// <summary>False when the article moved on since it was read: another import was first, or somebody acted on it.</summary>
    private async Task<bool> RenewAsync(Change change, Article article, ArticleRow row, AgencyContent content, string actor)
    {
        var now = clock.GetUtcNow();
        // Taken first: whoever else wants it waits here and finds it changed.
        if (await change.RunAsync("update articles set version = version + 1 where id = @id and version = @known", ("id", row.Id), ("known", row.Version)) == 0) return false;
        var earlier = await change.FirstAsync(
            "select id from editions where article = @article and hash = @hash", found => found.Text("id"), ("article", row.Id), ("hash", article.Hash));
        var edition = earlier;
        if (edition is null)
        {
            var number = 1 + await change.FirstAsync("select max(number) as newest from editions where article = @article", found => found.Number("newest"), ("article", row.Id));
            edition = $"{row.Id}@{number}";
            await AddEditionAsync(change, article, content, number, actor);
        }

        // What waits for review stays there with its newer text; what was decided must be decided again.
        var state = row.State is DeskState.Withdrawn or DeskState.Submitted ? row.State
            : edition != row.ApprovedEdition ? DeskState.Draft
            : await IsReopenedAsync(change, edition) ? DeskState.Submitted : DeskState.Approved;
        await change.RunAsync(
            "update articles set edition = @edition, path = @path, state = @state, changed_at = @now where id = @id",
            ("edition", edition), ("path", article.Path), ("state", state), ("now", now), ("id", row.Id));
        await change.TellAsync(now, actor, "import", edition, article.Hash);
        if (edition == row.ApprovedEdition) await change.RunAsync("update publications set edited_at = null where edition = @edition and edited_at is not null", ("edition", edition));
        else if (row.ApprovedEdition is not null && row.State != DeskState.Withdrawn) await ReopenAsync(change, article, row, content, actor, now);
        return true;
    }

    /// <summary>True when an edit, undone since, reopened channels of the approved edition: the approvers see the article again.</summary>
    private static async Task<bool> IsReopenedAsync(Change change, string edition) => await change.FirstAsync(
        "select count(*) as many from publications where edition = @edition and act in ('Publish', 'Correct') and state = 'Cancelled' and reason = @reason",
        row => row.Number("many"), ("edition", edition), ("reason", Edited)) > 0;

    private async Task ReopenAsync(Change change, Article article, ArticleRow row, AgencyContent content, string actor, DateTimeOffset now)
    {
        var hashes = render.Run(article, content) is ChannelRenderings.All all ? all.Renditions.ToDictionary(rendition => rendition.Channel, rendition => rendition.Hash) : [];
        var waiting = await change.ReadAsync(
            $"select id, channel, rendition_hash from publications p where article = @article and state in ('Scheduled', 'Sending', 'Unconfirmed') and {PublicationRows.ShowsItsEdition("p")}",
            found => (Id: found.Text("id"), Channel: found.Text("channel"), Hash: found.Text("rendition_hash")), ("article", row.Id));
        foreach (var publication in waiting.Where(publication => hashes.GetValueOrDefault(publication.Channel) != publication.Hash))
        {
            // What is being sent, or may be out, stays what it is; what of it proves not to be out is not sent again.
            var reopened = await change.RunAsync(
                "update publications set state = 'Cancelled', not_before = null, reason = @reason where id = @id and state = 'Scheduled'", ("reason", Edited),
                ("id", publication.Id));
            if (reopened == 1) await change.TellAsync(now, actor, "reopen", publication.Id);
            else await change.RunAsync("update publications set edited_at = @now where id = @id", ("now", now), ("id", publication.Id));
        }
    }

    private async Task AddEditionAsync(Change change, Article article, AgencyContent content, long number, string actor)
    {
        var id = IdOf(article);
        var (findings, _) = DeskRules.Checked(article, content);
        await change.RunAsync(
            """
            insert into editions (id, article, number, hash, source, title, summary, unit, with_units, genre, plan_items, category, channels, due_at, findings, imported_at, imported_by)
            values (@id, @article, @number, @hash, @source, @title, @summary, @unit, @with, @genre, @items, @category, @channels, @due, @findings, @at, @by)
            """,
            ("id", $"{id}@{number}"), ("article", id), ("number", number), ("hash", article.Hash), ("source", article.Body), ("title", article.Title),
            ("summary", article.Summary), ("unit", article.Unit),
            ("with", string.Join('\n', article.With)), ("genre", article.Genre), ("items", string.Join('\n', article.PlanItems)), ("category", article.Category),
            ("channels", string.Join('\n', article.Channels)), ("due", content.Agency.At(article.Date)), ("findings", Brief(findings)), ("at", clock.GetUtcNow()), ("by", actor));
    }

    private static string Brief(IReadOnlyList<Core.Checks.Finding> findings)
    {
        var text = new StringBuilder();
        foreach (var finding in findings) text.Append(finding.Severity).Append(' ').Append(finding.Code).Append(' ').Append(finding.Place).Append('\n');
        return text.ToString();
    }
}
