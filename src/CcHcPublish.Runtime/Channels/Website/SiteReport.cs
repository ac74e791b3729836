using CcHcPublish.Core.Checks;

namespace CcHcPublish.Runtime.Channels.Website;

/// <summary>What renewing a public folder did.</summary>
/// <param name="Pages">Files the site has now, media included.</param>
/// <param name="Rendered">Pages that had to be made, since something they show had changed.</param>
/// <param name="Written">Files whose bytes changed.</param>
/// <param name="Findings">Templates that failed and media that are gone; their old files stay.</param>
public sealed record SiteReport(int Pages, int Rendered, int Written, int Removed, IReadOnlyList<Finding> Findings);
