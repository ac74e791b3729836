using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Text;
using Markdig.Syntax;

namespace CcHcPublish.Core.Rendering;

/// <summary>What the article contributes to the website, by itself: no template, no address of the site, no neighbour is in it.</summary>
internal static class WebsiteRendition
{
    public static WebsiteArticle Of(Article article, MarkdownDocument document, AgencyContent content)
    {
        var agency = content.Agency;
        var body = ArticleHtml.Write(document, ArticleLinks.OnSite(content));
        var cover = Cover(article, content);
        SortedSet<string> media = new(body.Media, StringComparer.Ordinal);
        if (cover is not null) media.Add(cover.Path);
        return new WebsiteArticle
        {
            Slug = article.Slug,
            Title = article.Title,
            Summary = article.Summary,
            Date = article.Date,
            Unit = UnitOf(agency, article.Unit),
            With = [.. article.With.Select(id => UnitOf(agency, id))],
            Author = article.Author,
            Genre = GenreOf(article),
            Category = CategoryOf(agency, article),
            PlanItems = PlanItems(article, content),
            Tags = article.Tags,
            Cover = cover,
            Source = article.Source,
            Body = body.Html,
            Media = [.. media],
        };
    }

    public static NamedId UnitOf(Agency agency, string id) => new(id, agency.Unit(id)?.Name ?? id);

    public static NamedId GenreOf(Article article) => new(article.Genre, Genre.Of(article.Genre)?.Name.In(Language.Vietnamese) ?? article.Genre);

    public static NamedId CategoryOf(Agency agency, Article article) => new(article.Category, agency.Category(article.Category)?.Name ?? article.Category);

    public static IReadOnlyList<PlanItemLink> PlanItems(Article article, AgencyContent content)
    {
        var plan = content.Plan(article.Date.Year);
        return [.. article.PlanItems.Select(id => new PlanItemLink(article.Date.Year, id, plan?.Item(id)?.Title ?? id))];
    }

    public static ArticlePicture? Cover(Article article, AgencyContent content) =>
        article.Cover is { } path && content.Media.TryGetValue(path, out var file)
            ? new ArticlePicture(file.Path, article.CoverAlt ?? "", article.CoverCredit, file.Width, file.Height)
            : null;
}
