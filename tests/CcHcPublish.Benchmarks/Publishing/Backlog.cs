using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Runtime;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Benchmarks.Publishing;

/// <summary>Approved articles of the rehearsal agency that fall due at one moment, written straight into a ledger.</summary>
internal static class Backlog
{
    private const string Agency = "so-mau";

    public static async Task FillAsync(RuntimeServices runtime, int articles, DateTimeOffset due, IReadOnlyList<string> channels, CancellationToken cancel)
    {
        var content = runtime.Content.Run(Agency, cancel).Content ?? throw new InvalidOperationException("The sample content cannot be read.");
        var renderer = new Renderer(runtime.TemplatesOf(Agency));
        var model = content.Articles.First(article => article.Channels.Contains("zalo"));
        for (var from = 0; from < articles; from += 1000)
        {
            var (first, last) = (from, Math.Min(articles, from + 1000));
            await runtime.Ledger.ChangeAsync(async change =>
            {
                for (var number = first; number < last; number++) await AddAsync(change, Copy(model, number), content, renderer, due, channels);
                return 0;
            }, cancel);
        }
    }

    private static Article Copy(Article model, int number) => model with { Slug = $"bai-thu-{number}", Title = $"{model.Title} ({number})" };

    private static async Task AddAsync(Change change, Article article, AgencyContent content, Renderer renderer, DateTimeOffset due, IReadOnlyList<string> channels)
    {
        var id = $"{Agency}/{article.Slug}";
        await change.RunAsync(
            "insert into articles (id, agency, slug, path, state, version, edition, approved_edition, changed_at) values (@id, 'so-mau', @slug, @slug, 'Approved', 1, @edition, @edition, 0)",
            ("id", id), ("slug", article.Slug), ("edition", id + "@1"));
        await change.RunAsync(
            """
            insert into editions (id, article, number, hash, source, title, summary, unit, with_units, genre, plan_items, category, channels, due_at, findings, imported_at, imported_by)
            values (@id, @article, 1, @hash, '', @title, @summary, @unit, '', @genre, @items, @category, '', @due, '', 0, 'do')
            """,
            ("id", id + "@1"), ("article", id), ("hash", article.Slug), ("title", article.Title), ("summary", article.Summary), ("unit", article.Unit), ("genre", article.Genre),
            ("items", string.Join('\n', article.PlanItems)), ("category", article.Category), ("due", due));
        foreach (var channel in channels)
        {
            if (renderer.Render(article, content, content.Agency.Channel(channel)!) is not RenderOutcome.Rendered { Rendition: var rendition })
                throw new InvalidOperationException($"{article.Slug} cannot be rendered for {channel}.");
            await change.RunAsync(
                "insert into renditions (edition, channel, hash, payload, approved_by, approved_at) values (@edition, @channel, @hash, @payload, 'do', 0)",
                ("edition", id + "@1"), ("channel", channel), ("hash", rendition.Hash), ("payload", rendition.Payload));
            await PublicationRows.AddAsync(change, new Publication
            {
                Id = $"{id}@1/{channel}/publish",
                Article = id,
                Edition = id + "@1",
                Agency = Agency,
                Channel = channel,
                Act = PublicationAct.Publish,
                State = PublicationState.Scheduled,
                DueAt = due,
                NotBefore = due,
                RenditionHash = rendition.Hash,
            }, waitsFor: null, notice: null);
        }
    }
}
