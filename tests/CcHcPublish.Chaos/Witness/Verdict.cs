using System.Globalization;
using System.Text.Json;
using CcHcPublish.Chaos.Runs;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Chaos.Witness;

/// <summary>
/// Compares the ledger with the far side after everything came to rest. The promise: each approved publication is there once, or it stands in the
/// ledger why not; nothing is there twice, nothing is there that the ledger does not know. The far side is in order by then and the board has had its
/// say, so nothing may stay refused or too late, and nothing dropped unless the article was withdrawn or the board accepted that somebody removed it.
/// </summary>
internal sealed class Verdict
{
    private readonly List<string> violations = [];

    public IReadOnlyList<string> Violations => violations;

    public int Duplicates { get; private set; }

    public int Lost { get; private set; }

    public int OpenAttempts { get; private set; }

    public int CutOff { get; private set; }

    public int Attempts { get; private set; }

    /// <summary>How often each kind of attempt came to which outcome.</summary>
    public IReadOnlyList<string> Outcomes { get; private set; } = [];

    public bool IsLogWhole { get; private set; }

    public IReadOnlyList<Publication> Publications { get; private set; } = [];

    public static async Task<Verdict> OfAsync(Stage stage, Board board, CancellationToken cancel)
    {
        var verdict = new Verdict { Publications = await PublicationRows.OfAgencyAsync(stage.Ledger, SampleAgency.Id, cancel) };
        var far = await FarSide.ReadAsync(stage, cancel);
        var withdrawn = (await ArticleRow.AllAsync(stage.Ledger, SampleAgency.Id, cancel)).Where(row => row.State == DeskState.Withdrawn).Select(row => row.Id).ToHashSet();
        var payloads = (await stage.Ledger.ReadAsync(
            "select edition, channel, payload from renditions", row => (Key: row.Text("edition") + row.Text("channel"), Payload: row.Text("payload")), cancel)).ToDictionary(row => row.Key, row => row.Payload);
        foreach (var group in verdict.Publications.GroupBy(publication => (publication.Article, publication.Channel)))
            await verdict.JudgeAsync([.. group], new Case(group.Key.Article, group.Key.Channel, withdrawn.Contains(group.Key.Article), group.Key.Article == board.HeldArticle, payloads, board.Touches.FirstOrDefault(touch => touch.Article == group.Key.Article && touch.Channel == group.Key.Channel)), far, stage.Ledger, cancel);
        await verdict.JudgeLedgerAsync(far, stage.Ledger, cancel);
        return verdict;
    }

    private async Task JudgeAsync(IReadOnlyList<Publication> publications, Case one, FarSide far, Ledger ledger, CancellationToken cancel)
    {
        var before = violations.Count;
        var moving = publications.Where(publication => publication.State is PublicationState.Scheduled or PublicationState.Sending || publication.NotBefore is not null).ToList();
        if (!one.IsHeld && moving.Count > 0) Say($"{moving[0].Id} is still {moving[0].State}");
        if (one.IsHeld && publications.Any(publication => publication.State != PublicationState.Scheduled)) Say($"{one.Article} was held, and something of it moved");
        foreach (var refused in publications.Where(publication => publication.State is PublicationState.Rejected or PublicationState.Expired)) Say($"{refused.Id} is {refused.State} although the channel is in order");
        var newest = publications.Where(publication => publication.Act != PublicationAct.Withdraw).MaxBy(publication => (Number(publication.Edition), publication.State != PublicationState.Cancelled));
        if (newest is { State: PublicationState.Cancelled } && !one.IsWithdrawn && !one.IsAcceptedAsGone) Say($"{newest.Id} was dropped and nobody asked for it");
        if (one.Touch is { Decision: null }) Say($"{one.Article} was changed on {one.Channel} and the board never heard of it");
        // By edition, not by time: nodes' clocks differ.
        var shown = publications.Where(publication => publication is { State: PublicationState.Published, Act: not PublicationAct.Withdraw })
            .OrderBy(publication => Number(publication.Edition)).ThenBy(publication => publication.PublishedAt).LastOrDefault();
        if (one.Channel == "website") JudgePage(publications, one, shown, far);
        else if (one.Channel == SampleAgency.Broadcasts) JudgeBroadcast(one, shown, far);
        else JudgePosts(publications, one, shown, far);
        if (violations.Count > before) violations.Add(await new Evidence(ledger, far).OfAsync(one.Article, one.Channel, cancel));
    }

    private void JudgePage(IReadOnlyList<Publication> publications, Case one, Publication? shown, FarSide far)
    {
        var slug = one.Article[(one.Article.IndexOf('/', StringComparison.Ordinal) + 1)..];
        var page = far.Page(slug);
        if (shown is null)
        {
            if (page is not null && !publications.Any(publication => publication.State == PublicationState.Unconfirmed) && !far.IsGone(slug)) Say($"{one.Article} has a page although nothing of it is published");
        }
        else if (one.IsWithdrawn)
        {
            if (!far.IsGone(slug)) Say($"{one.Article} was withdrawn and its page is still there");
        }
        else if (page is null || far.IsGone(slug) || !page.Contains($"data-edition=\"{shown.RenditionHash}\"", StringComparison.Ordinal))
        {
            Lost++;
            Say($"{shown.Id} is published and its page {(page is null ? "is missing" : "shows something else")}");
        }
    }

    /// <summary>Nobody can take it back: it went out once, or not.</summary>
    private void JudgeBroadcast(Case one, Publication? shown, FarSide far)
    {
        var ever = far.Of(one.Channel, one.Article);
        if (ever.Count > 1)
        {
            Duplicates += ever.Count - 1;
            Say($"{one.Article} went to the followers {ever.Count} times");
        }

        if (shown is null && ever.Count > 0) Say($"{one.Article} went to the followers although the ledger says it did not");
        if (shown is null || ever.Count > 0) return;
        Lost++;
        Say($"{shown.Id} is published and never went to the followers");
    }

    private void JudgePosts(IReadOnlyList<Publication> publications, Case one, Publication? shown, FarSide far)
    {
        var ever = far.Of(one.Channel, one.Article);
        var there = ever.Where(post => !post.IsRemoved).ToList();
        var most = one.Touch is { Text: null, Decision: DriftDecision.Restore } ? 2 : 1;
        if (ever.Count > most || there.Count > 1)
        {
            Duplicates += Math.Max(ever.Count - most, there.Count - 1);
            Say($"{one.Article} was made {ever.Count} times on {one.Channel}, {there.Count} of them are there");
        }

        var isOpen = publications.Any(publication => publication.State == PublicationState.Unconfirmed);
        if (one.IsWithdrawn)
        {
            if (there.Count > 0 && !isOpen) Say($"{one.Article} was withdrawn and is still on {one.Channel}");
        }
        else if (shown is null)
        {
            if (there.Count > 0 && !isOpen) Say($"{one.Article} is on {one.Channel} although the ledger says it is not");
        }
        else if (there.Count == 0)
        {
            Lost++;
            Say($"{shown.Id} is published and is not on {one.Channel}");
        }
        else if (there[0].Id != shown.ExternalId || !(one.Touch is { Text: { } words, Decision: DriftDecision.Adopt } ? words == there[0].Text : Shows(there[0], one.Payloads[shown.Edition + one.Channel])))
        {
            Say($"{shown.Id} is published as {shown.ExternalId} and {one.Channel} shows {there[0].Id} with another text");
        }
    }

    private async Task JudgeLedgerAsync(FarSide far, Ledger ledger, CancellationToken cancel)
    {
        var known = Publications.Select(publication => publication.Article).ToHashSet();
        foreach (var stray in far.Posts.Where(post => post.Article is null || !known.Contains(post.Article))) Say($"Nobody accounts for {stray.Id} on {stray.Channel}: {stray.Text}");
        Attempts = await CountAsync(ledger, "select count(*) as many from attempts", cancel);
        CutOff = await CountAsync(ledger, "select count(*) as many from attempts where outcome in ('CutOff', 'NeverCalled')", cancel);
        OpenAttempts = await CountAsync(ledger, "select count(*) as many from attempts where closed_at is null", cancel);
        if (OpenAttempts > 0) Say($"{OpenAttempts} attempts are open");
        Outcomes = await ledger.ReadAsync(
            "select kind, outcome, count(*) as many from attempts group by kind, outcome order by kind, outcome", row => $"{row.Text("kind")} {row.OptionalText("outcome") ?? "open"} {row.Number("many")}", cancel);
        IsLogWhole = await EventLog.FirstBrokenAsync(ledger, cancel) is null;
        if (!IsLogWhole) Say("The event log does not verify");
    }

    private static async Task<int> CountAsync(Ledger ledger, string sql, CancellationToken cancel) => (int)(await ledger.ReadAsync(sql, row => row.Number("many"), cancel))[0];

    private static bool Shows(FarPost post, string payload) => post.Channel == "fanpage"
        ? JsonSerializer.Deserialize(payload, RenditionJson.Readable.FacebookPost)!.Message.Trim() == post.Text.Trim()
        : JsonSerializer.Deserialize(payload, RenditionJson.Readable.ZaloArticle) is { } article && $"{article.Title}\n{article.Description}" == post.Text;

    private static int Number(string edition) => int.Parse(edition.AsSpan(edition.LastIndexOf('@') + 1), NumberStyles.None, CultureInfo.InvariantCulture);

    private void Say(string violation) => violations.Add(violation);

    private sealed record Case(string Article, string Channel, bool IsWithdrawn, bool IsHeld, IReadOnlyDictionary<string, string> Payloads, Touch? Touch)
    {
        /// <summary>Somebody removed it there, and the board left it so.</summary>
        public bool IsAcceptedAsGone => Touch is { Text: null, Decision: DriftDecision.Adopt };
    }
}
