using System.Globalization;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Core.Text;
using Scriban.Runtime;

namespace CcHcPublish.Core.Site;

/// <summary>Values as templates of the website get them.</summary>
internal static class SiteText
{
    public static string LongDate(DateTime local) => local.ToString("dddd, dd/MM/yyyy, HH:mm", Vietnamese.Culture);

    public static string ShortDate(DateTime local) => local.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string Date(DateOnly date) => date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string Iso(Agency agency, DateTimeOffset at) => agency.Local(at).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture);

    public static ScriptObject Named(NamedId name) => new() { ["id"] = name.Id, ["name"] = name.Name };

    public static ScriptObject? Picture(ArticlePicture? picture) => picture is null ? null : new()
    {
        ["src"] = ArticleLinks.Encoded(picture.Path),
        ["alt"] = picture.Alt,
        ["credit"] = picture.Credit,
        ["width"] = picture.Width,
        ["height"] = picture.Height,
    };

    public static ScriptObject Link(string name, string href) => new() { ["name"] = name, ["href"] = href };

    public static ScriptArray Array<T>(IEnumerable<T> values) => new(values.Select(value => (object?)value));
}
