using CcHcPublish.Core.Rendering;
using Scriban.Runtime;

namespace CcHcPublish.Core.Site;

/// <summary>What the layout needs to know of a page: its place, its names for people and for machines.</summary>
/// <param name="Folder">Its address below the site's root.</param>
internal sealed record PageHead(string Folder, string Title, string Description)
{
    /// <summary>The way here from the home page, without the page itself.</summary>
    public IReadOnlyList<(string Name, string Folder)> Crumbs { get; init; } = [];

    public string Kind { get; init; } = "website";

    public ArticlePicture? Picture { get; init; }

    /// <summary>Structured data as <see cref="LinkedData"/> writes it.</summary>
    public string? LinkedData { get; init; }

    /// <summary>Address of a feed of this page alone.</summary>
    public string? Feed { get; init; }

    /// <summary>False keeps search engines away from notices and numbered pages.</summary>
    public bool IsIndexed { get; init; } = true;

    /// <summary>The way to the root where the page is shown at addresses of any depth.</summary>
    public string? Root { get; init; }

    public void Fill(ScriptObject model, SiteFrame frame)
    {
        model["root"] = Root ?? SitePaths.RootFrom(Folder);
        model["page"] = new ScriptObject
        {
            ["folder"] = Folder,
            ["title"] = Title,
            ["description"] = Description,
            ["kind"] = Kind,
            ["canonical"] = frame.AddressOf(Folder),
            ["picture"] = SiteText.Picture(Picture),
            ["picture_address"] = Picture is null ? null : frame.AddressOf(ArticleLinks.Encoded(Picture.Path)),
            ["linked_data"] = LinkedData,
            ["feed"] = Feed,
            ["is_indexed"] = IsIndexed,
            ["crumbs"] = SiteText.Array(Crumbs.Select(crumb => SiteText.Link(crumb.Name, crumb.Folder))),
        };
    }
}
