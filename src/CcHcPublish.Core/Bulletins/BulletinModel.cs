using System.Globalization;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Text;
using Scriban.Runtime;

namespace CcHcPublish.Core.Bulletins;

/// <summary>What the template of a bulletin may look at. Every text is already safe in Markdown: a title cannot open a link, a table cell or a heading.</summary>
internal sealed class BulletinModel(BulletinFacts facts)
{
    /// <summary>A bulletin tells of articles, not of other bulletins.</summary>
    private readonly IReadOnlyList<BulletinArticle> articles =
        [.. facts.Articles.Where(article => article.Genre != "ban-tin").OrderBy(article => article.PublishedAt).ThenBy(article => article.Slug, StringComparer.Ordinal)];

    /// <summary>As it follows a title: "tháng 10/2026".</summary>
    public string MonthName => Invariant($"tháng {facts.Month.Number:00}/{facts.Month.Year}");

    public string Summary => articles.Count == 0
        ? $"Trong {MonthName}, {facts.Agency.Name} không có tin, bài mới về cải cách hành chính; bản tin nhắc bạn đọc nơi tìm các bài đã đăng."
        : $"Trong {MonthName}, {facts.Agency.Name} đã đăng {articles.Count} tin, bài về cải cách hành chính; bản tin điểm lại theo từng chuyên mục.";

    public ScriptObject Values()
    {
        var units = Named(articles, article => article.Unit, facts.Agency.Units.Select(unit => (unit.Id, unit.Name)));
        var genres = Named(articles, article => article.Genre, Genre.All.Select(genre => (genre.Id, genre.Name.Vi)));
        return new ScriptObject
        {
            ["agency"] = MarkdownText.Escape(facts.Agency.Name),
            ["title"] = MarkdownText.Escape(facts.Setting.Title),
            ["month"] = MonthName,
            ["previous_month"] = Invariant($"tháng {facts.Month.Later(-1).Number:00}/{facts.Month.Later(-1).Year}"),
            ["total"] = articles.Count,
            ["groups"] = new ScriptArray(Named(articles, article => article.Category, facts.Agency.Categories.Select(category => (category.Id, category.Name))).Select(Group)),
            ["genres"] = new ScriptArray(genres.Select(genre => Counted(genre.Name, genre.Articles.Count))),
            ["units"] = new ScriptArray(units.Select(unit => Unit(unit, genres))),
        };
    }

    private ScriptObject Group(NamedArticles group) => new()
    {
        ["name"] = MarkdownText.Escape(group.Name),
        ["articles"] = new ScriptArray(group.Articles.Select(article => new ScriptObject
        {
            ["slug"] = article.Slug,
            ["title"] = MarkdownText.Escape(article.Title),
            ["summary"] = MarkdownText.Escape(article.Summary),
            ["unit"] = MarkdownText.Escape(facts.Agency.Unit(article.Unit)?.Name ?? article.Unit),
            ["genre"] = Genre.Of(article.Genre)?.Name.Vi ?? article.Genre,
            ["day"] = article.PublishedAt.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
        })),
    };

    /// <summary>A line of the table: the unit's figures in the order of the genres.</summary>
    private static ScriptObject Unit(NamedArticles unit, List<NamedArticles> genres)
    {
        var line = Counted(unit.Name, unit.Articles.Count);
        line["counts"] = new ScriptArray(genres.Select(genre => (object?)unit.Articles.Count(article => article.Genre == genre.Id)));
        return line;
    }

    private static ScriptObject Counted(string name, int count) => new() { ["name"] = MarkdownText.Escape(name), ["count"] = count };

    /// <summary>Articles by what they share, in the order in which the agency lists it; what it does not list comes last, under its id.</summary>
    private static List<NamedArticles> Named(IReadOnlyList<BulletinArticle> articles, Func<BulletinArticle, string> key, IEnumerable<(string Id, string Name)> known)
    {
        var rest = articles.ToLookup(key, StringComparer.Ordinal);
        var listed = known.ToList();
        var others = rest.Select(group => group.Key).Except(listed.Select(entry => entry.Id), StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(id => (id, id));
        return [.. listed.Concat(others).Where(entry => rest.Contains(entry.Item1)).Select(entry => new NamedArticles(entry.Item1, entry.Item2, [.. rest[entry.Item1]]))];
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);

    private sealed record NamedArticles(string Id, string Name, IReadOnlyList<BulletinArticle> Articles);
}
