using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Text;
using Markdig.Syntax;
using Scriban.Runtime;

namespace CcHcPublish.Core.Rendering;

/// <summary>What the templates of Facebook, Zalo and the loudspeaker may look at. Every name is always there; what is absent is null.</summary>
internal static class ArticleModel
{
    /// <param name="links">Null when the agency has no website; then the address is null too.</param>
    public static ScriptObject Of(Article article, MarkdownDocument document, AgencyContent content, ArticleLinks? links)
    {
        var agency = content.Agency;
        return new ScriptObject
        {
            ["title"] = article.Title,
            ["summary"] = article.Summary,
            ["fanpage_text"] = article.FanpageText,
            ["body_text"] = PlainText.Of(document),
            // Not "date": that is what the template language calls its functions on dates.
            ["appears_at"] = article.Date,
            ["unit"] = WebsiteRendition.UnitOf(agency, article.Unit).Name,
            ["with_units"] = new ScriptArray(article.With.Select(id => WebsiteRendition.UnitOf(agency, id).Name)),
            ["author"] = article.Author,
            ["genre"] = article.Genre,
            ["genre_name"] = WebsiteRendition.GenreOf(article).Name,
            ["category"] = WebsiteRendition.CategoryOf(agency, article).Name,
            ["tags"] = new ScriptArray(article.Tags),
            ["hashtags"] = new ScriptArray(article.Tags.Select(Hashtag).Where(tag => tag.Length > 1)),
            ["source"] = article.Source,
            ["address"] = links?.Article(article.Slug),
            ["agency"] = Agency(agency),
        };
    }

    private static ScriptObject Agency(Agency agency) => new()
    {
        ["name"] = agency.Name,
        ["short_name"] = agency.ShortName,
        ["hotline"] = agency.Contact.Hotline,
        ["phone"] = agency.Contact.Phone,
        ["email"] = agency.Contact.Email,
    };

    /// <summary>A tag as networks join it: letters and digits only, without marks, such as #DichVuCong; capitals of abbreviations stay.</summary>
    private static string Hashtag(string tag) => tag.Split(' ', StringSplitOptions.RemoveEmptyEntries).Aggregate("#", (joined, word) =>
    {
        var plain = Vietnamese.Slug(word).Replace("-", "", StringComparison.Ordinal);
        if (plain.Length == 0) return joined;
        return joined + (word.Any(char.IsLower) ? char.ToUpperInvariant(plain[0]) + plain[1..] : plain.ToUpperInvariant());
    });
}
