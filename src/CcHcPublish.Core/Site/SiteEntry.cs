using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Rendering;
using Scriban.Runtime;

namespace CcHcPublish.Core.Site;

/// <summary>What lists need of an article: everything but its body, so that the whole site's lists fit in memory.</summary>
public sealed class SiteEntry
{
    private SiteEntry(SiteArticle article, Agency agency)
    {
        var content = article.Content;
        Slug = content.Slug;
        Title = content.Title;
        Summary = content.Summary;
        Author = content.Author;
        PublishedAt = article.PublishedAt;
        Local = agency.Local(article.PublishedAt).DateTime;
        ChangedAt = article.Withdrawal?.At ?? (article.Corrections is [.., var last] ? last.At : article.PublishedAt);
        IsWithdrawn = article.Withdrawal is not null;
        Unit = content.Unit;
        With = content.With;
        Category = content.Category;
        Genre = content.Genre;
        PlanItems = content.PlanItems;
        Tags = content.Tags;
        Media = content.Media;
        Version = VersionOf(article);
        Card = CardOf(content);
    }

    public string Slug { get; }

    public string Title { get; }

    public string Summary { get; }

    public string Author { get; }

    public DateTimeOffset PublishedAt { get; }

    /// <summary>When it appeared, in the agency's zone: months of the archive are those of its clock.</summary>
    public DateTime Local { get; }

    public DateTimeOffset ChangedAt { get; }

    public bool IsWithdrawn { get; }

    public NamedId Unit { get; }

    public IReadOnlyList<NamedId> With { get; }

    public NamedId Category { get; }

    public NamedId Genre { get; }

    public IReadOnlyList<PlanItemLink> PlanItems { get; }

    public IReadOnlyList<string> Tags { get; }

    public IReadOnlyList<string> Media { get; }

    /// <summary>Changes whenever anything a page could show of this article changes.</summary>
    public string Version { get; }

    /// <summary>The article in a list, as templates see it; shared by all pages, never written to.</summary>
    public ScriptObject Card { get; }

    public static SiteEntry Of(SiteArticle article, Agency agency) => new(article, agency);

    private ScriptObject CardOf(WebsiteArticle content) => new()
    {
        ["slug"] = Slug,
        ["title"] = Title,
        ["summary"] = Summary,
        ["author"] = Author,
        ["date"] = SiteText.ShortDate(Local),
        ["iso"] = PublishedAt.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
        ["unit"] = SiteText.Named(Unit),
        ["category"] = SiteText.Named(Category),
        ["genre"] = SiteText.Named(Genre),
        ["cover"] = SiteText.Picture(content.Cover),
    };

    private static string VersionOf(SiteArticle article)
    {
        var withdrawal = article.Withdrawal;
        var parts = string.Join('\n',
            article.Corrections.Select(note => string.Create(CultureInfo.InvariantCulture, $"{note.At.UtcTicks} {note.Text}"))
                .Prepend(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{article.Edition} {article.PublishedAt.UtcTicks} {withdrawal?.At.UtcTicks} {withdrawal?.Kind} {withdrawal?.Order} {withdrawal?.Reason}")));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parts)).AsSpan(0, 16));
    }
}
