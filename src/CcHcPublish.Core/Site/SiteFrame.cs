using System.Text;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Rendering;
using Scriban.Runtime;

namespace CcHcPublish.Core.Site;

/// <summary>What all pages of one agency's website share: its templates, its name, menus and contacts. Immutable; made anew when content is read anew.</summary>
public sealed class SiteFrame
{
    private const string AssetFolder = "website/assets/";

    private readonly ScriptObject scope;

    public SiteFrame(AgencyContent content, TemplateSet templates)
    {
        Content = content;
        Templates = templates;
        Address = ArticleLinks.SiteAddress(content.Agency);
        scope = new ScriptObject { ["site"] = Site(content.Agency) };
        // The pages are also what this code makes of them: another build of it makes them anew.
        Stamp = PageKey.Of(templates.Stamp, PageKey.OfModel(scope), typeof(SiteFrame).Module.ModuleVersionId.ToString());
    }

    public AgencyContent Content { get; }

    public Agency Agency => Content.Agency;

    /// <summary>Changes whenever something on every page changes.</summary>
    public string Stamp { get; }

    /// <summary>Where readers find the site, without a trailing slash; null when the agency did not say.</summary>
    public string? Address { get; }

    internal TemplateSet Templates { get; }

    /// <summary>Absolute address of a folder or file of the site; null without <see cref="Address"/>.</summary>
    public string? AddressOf(string path) => Address is null ? null : $"{Address}/{path}";

    /// <summary>Style sheet and icon as the templates folder holds them.</summary>
    internal IEnumerable<SitePage> Assets() => Templates.Paths
        .Where(path => path.StartsWith(AssetFolder, StringComparison.Ordinal))
        .Select(path => new SitePage(
            SitePaths.Assets + path[AssetFolder.Length..], PageKey.Of(Templates.Text(path)), _ => Encoding.UTF8.GetBytes(Templates.Text(path)!)));

    internal byte[]? Render(string template, PageHead head, ScriptObject model, ICollection<Finding> findings)
    {
        head.Fill(model, this);
        return Templates.Render($"website/{template}.scriban", findings, scope, model) is { } html ? Encoding.UTF8.GetBytes(HtmlText.WithLetters(html)) : null;
    }

    private ScriptObject Site(Agency agency) => new()
    {
        ["name"] = agency.Name,
        ["short_name"] = agency.ShortName ?? agency.Name,
        ["parent"] = agency.Parent,
        ["base"] = Address,
        ["css"] = $"{SitePaths.Assets}site.css?v={PageKey.Of(Templates.Text(AssetFolder + "site.css"))[..8]}",
        ["icon"] = $"{SitePaths.Assets}icon.svg?v={PageKey.Of(Templates.Text(AssetFolder + "icon.svg"))[..8]}",
        ["categories"] = SiteText.Array(agency.Categories.Select(category => SiteText.Link(category.Name, SitePaths.Category(category.Id)))),
        ["contact"] = new ScriptObject
        {
            ["address"] = agency.Contact.Address,
            ["phone"] = agency.Contact.Phone,
            ["phone_digits"] = Digits(agency.Contact.Phone),
            ["hotline"] = agency.Contact.Hotline,
            ["hotline_digits"] = Digits(agency.Contact.Hotline),
            ["email"] = agency.Contact.Email,
        },
        ["board"] = agency.Unit(agency.Board)?.Name ?? agency.Board,
        ["plans"] = SiteText.Array(Content.Plans.OrderByDescending(plan => plan.Year).Select(plan => SiteText.Link(plan.Title, SitePaths.Plan(plan.Year)))),
    };

    /// <summary>For links of the scheme tel.</summary>
    private static string? Digits(string? phone) => phone is null ? null : string.Concat(phone.Where(letter => char.IsAsciiDigit(letter) || letter == '+'));
}
