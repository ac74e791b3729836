using System.Text;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Bulletins;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Quotas;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Core.Schedules;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Content;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Bulletins;

/// <summary>
/// Makes a file of what a month published: an article like any other, which the board edits, submits and approves. A month has one bulletin for good:
/// no file that stands is ever written over, whatever the ledger knows of it, and the row that is written after the file keeps one that the board
/// deleted from coming back. A run that was cut off leaves no row, and the next one finishes what it began.
/// </summary>
public sealed class ComposeMonthlyBulletin(Ledger ledger, Func<string, TemplateSet> templatesOf, RuntimeSettings settings)
{
    /// <summary>When the bulletin appears on its working day; the board has the day before to approve it.</summary>
    private static readonly TimeSpan AppearsAt = new(9, 0, 0);

    /// <summary>A person wants the bulletin of a month that published nothing.</summary>
    public bool TakesEmpty { get; init; }

    public async Task<BulletinOutcome> RunAsync(AgencyContent content, Period month, string actor, CancellationToken cancel)
    {
        if (content.Agency.Bulletin is not { } setting)
            return new BulletinOutcome.Refused(new($"{content.Agency.Name} chưa khai mục bulletin trong agency.yaml.", $"“{content.Agency.Name}” has no bulletin in agency.yaml."));
        if (month.Kind != PeriodKind.Month) return new BulletinOutcome.Refused(new("Bản tin chỉ soạn theo tháng, ví dụ 2026-10.", "Bulletins are monthly, such as 2026-10."));
        var today = content.Agency.Local(settings.Clock.GetUtcNow());
        if (DateOnly.FromDateTime(today.DateTime) <= month.Last)
            return new BulletinOutcome.Refused(new($"{month.Name.Vi} chưa kết thúc.", $"{month.Name.En} is not over."));

        var slug = ComposeBulletin.SlugOf(month);
        var appears = WorkCalendar.Of(content.Agency).After(DateOnly.FromDateTime(today.DateTime), 1).ToDateTime(TimeOnly.FromTimeSpan(AppearsAt));
        var path = $"content/{content.Agency.Id}/articles/{appears.Year:0000}/{appears.Month:00}/{slug}.md";
        // Asked of the folder first: a ledger that is new, or was restored, knows nothing of the board's file.
        if (content.Article(slug) is not null || Exists(slug, content))
        {
            await KeepAsync(content, month, slug, writtenBy: null, cancel);
            return new BulletinOutcome.Already(slug);
        }

        if (await IsKeptAsync(content, month, cancel)) return new BulletinOutcome.Already(slug);

        var articles = await ArticlesAsync(content.Agency, month, cancel);
        if (articles.Count == 0 && !TakesEmpty) return new BulletinOutcome.Empty(month.Name);
        var facts = new BulletinFacts(content.Agency, setting, month, appears, articles);
        var templates = templatesOf(content.Agency.Id);
        switch (ComposeBulletin.Run(facts, (findings, model) => templates.Render(ComposeBulletin.TemplatePath, findings, model)))
        {
            case BulletinText.Composed composed:
                var isNew = WriteNew(Path.Combine(Folder.Path, path.Replace('/', Path.DirectorySeparatorChar)), composed.Text);
                await KeepAsync(content, month, slug, isNew ? actor : null, cancel);
                return isNew ? new BulletinOutcome.Composed(slug, path) : new BulletinOutcome.Already(slug);
            case BulletinText.Failed failed:
                return new BulletinOutcome.Refused(failed.Findings.Count > 0 ? failed.Findings[0].Message : new Words("Mẫu bản tin bị lỗi.", "The bulletin's template fails."));
            default:
                throw new InvalidOperationException("The set of outcomes is closed.");
        }
    }

    /// <summary>Where composed files go: among the authors' files, or in a rehearsal below the data folder.</summary>
    private ContentRoot Folder => settings.RehearsalSite is null ? settings.Root : new ContentRoot(settings.DataFolder);

    /// <summary>Whether a file of that name stands among the agency's articles, in any month and whether or not it can be read.</summary>
    private bool Exists(string slug, AgencyContent content) => new[] { settings.Root, Folder }.Distinct()
        .Select(root => Path.Combine(root.Agency(content.Agency.Id), "articles"))
        .Any(articles => Directory.Exists(articles) && Directory.EnumerateFiles(articles, slug + ".md", SearchOption.AllDirectories).Any());

    private async Task<bool> IsKeptAsync(AgencyContent content, Period month, CancellationToken cancel) =>
        (await ledger.ReadAsync("select slug from bulletins where agency = @agency and period = @period", row => row.Text("slug"), cancel, ("agency", content.Agency.Id), ("period", month.Id))).Count > 0;

    /// <summary>Keeps that the month's bulletin was written.</summary>
    /// <param name="writtenBy">Who composed it just now; null when the file stood there already.</param>
    /// <returns>Whether it was not kept before.</returns>
    private Task<bool> KeepAsync(AgencyContent content, Period month, string slug, string? writtenBy, CancellationToken cancel) => ledger.ChangeAsync(async change =>
    {
        var now = settings.Clock.GetUtcNow();
        var isFirst = await change.RunAsync(
            "insert into bulletins (agency, period, slug, composed_at) values (@agency, @period, @slug, @now) on conflict (agency, period) do nothing",
            ("agency", content.Agency.Id), ("period", month.Id), ("slug", slug), ("now", now)) == 1;
        if (isFirst && writtenBy is not null) await change.TellAsync(now, writtenBy, "compose", $"{content.Agency.Id}/{slug}", month.Id);
        return isFirst;
    }, cancel);

    /// <summary>What first appeared on any channel within the month and still stands.</summary>
    private Task<IReadOnlyList<BulletinArticle>> ArticlesAsync(Agency agency, Period month, CancellationToken cancel) => ledger.ReadAsync(
        """
        select a.slug, e.title, e.summary, e.unit, e.category, e.genre, min(p.published_at) as first_at
        from publications p
        join articles a on a.id = p.article
        join editions e on e.id = coalesce(a.approved_edition, a.edition)
        where p.agency = @agency and p.act = @act and p.state = @state and a.state <> 'Withdrawn'
        group by a.slug, e.title, e.summary, e.unit, e.category, e.genre
        having min(p.published_at) >= @from and min(p.published_at) < @until
        order by first_at, a.slug
        """,
        row => new BulletinArticle(
            row.Text("slug"), row.Text("title"), row.Text("summary"), row.Text("unit"), row.Text("category"), row.Text("genre"), agency.Local(row.Time("first_at")).DateTime),
        cancel, ("agency", agency.Id), ("act", PublicationAct.Publish), ("state", PublicationState.Published),
        ("from", agency.At(month.First.ToDateTime(TimeOnly.MinValue))), ("until", agency.At(month.Last.AddDays(1).ToDateTime(TimeOnly.MinValue))));

    /// <summary>A reader of the folder sees the whole file or none. False when a file came to stand there meanwhile, which then stays as it is.</summary>
    private static bool WriteNew(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var half = path + ".tmp";
        File.WriteAllText(half, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        try
        {
            File.Move(half, path, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(half);
            return false;
        }
    }
}
