using CcHcPublish.Core.Site;
using CcHcPublish.Runtime.Content;

namespace CcHcPublish.Runtime.Channels.Website;

/// <summary>The content and templates around the articles: menus, plans, contacts. Read again only when a file changed.</summary>
internal sealed class WebsiteSources(RuntimeSettings settings, string agency)
{
    private (string Stamp, SiteFrame Frame)? last;

    /// <summary>Changes when any of the files, the site's address or this program does; reads no file.</summary>
    public string Stamp() => SourceStamp.Of(settings, agency);

    /// <summary>Null when the agency's own file cannot be read now; what is public then stays as it is.</summary>
    public SiteFrame? Frame()
    {
        var stamp = Stamp();
        if (last is { } kept && kept.Stamp == stamp) return kept.Frame;
        if (new ReadContent(settings.Root, null, settings.RehearsalSite).Outline(agency).Content is not { } content) return last?.Frame;
        var frame = new SiteFrame(content, new ReadTemplates(settings.Root).Run(agency).Templates);
        last = (stamp, frame);
        return frame;
    }
}
