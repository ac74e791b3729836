using System.Globalization;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Core.Site;

/// <summary>Where each page lies. Folders end with "/"; all parts are slugs, so that no id can leave the public folder.</summary>
public static class SitePaths
{
    public const string Home = "";
    public const string All = "tat-ca/";
    public const string Archive = "luu-tru/";
    public const string Plans = "ke-hoach/";
    public const string Assets = "assets/";

    /// <summary>Marks an address whose article was withdrawn: a web server that finds it beside the page answers 410.</summary>
    public const string GoneMark = ".gone";

    public static string Article(string slug) => $"bai/{Safe(slug)}/";

    public static string Category(string id) => $"chuyen-muc/{Safe(id)}/";

    public static string Unit(string id) => $"don-vi/{Safe(id)}/";

    public static string Tag(string tag) => $"nhan/{Safe(tag)}/";

    public static string Year(int year) => string.Create(CultureInfo.InvariantCulture, $"{Archive}{year:D4}/");

    public static string Month(int year, int month) => string.Create(CultureInfo.InvariantCulture, $"{Archive}{year:D4}/{month:D2}/");

    public static string Plan(int year) => string.Create(CultureInfo.InvariantCulture, $"{Plans}{year:D4}/");

    public static string PlanItem(int year, string id) => $"{Plan(year)}{Safe(id)}/";

    /// <summary>Page <paramref name="number"/> of a list, counted from the oldest; 0 is its front page.</summary>
    public static string Numbered(string folder, int number) =>
        number == 0 ? folder : string.Create(CultureInfo.InvariantCulture, $"{folder}trang-{number}/");

    /// <summary>The way from a page back to the site's root; pages hold relative addresses only, so that the site works in any folder.</summary>
    public static string RootFrom(string path)
    {
        var depth = path.AsSpan().Count('/');
        return depth == 0 ? "./" : string.Concat(Enumerable.Repeat("../", depth));
    }

    private static string Safe(string id) => Vietnamese.IsSlug(id) ? id : Vietnamese.Slug(id) is { Length: > 0 } slug ? slug : "khac";
}
