using System.Text.Json.Nodes;
using CcHcPublish.Sandbox.Facebook.Graph;
using CcHcPublish.Sandbox.Facebook.Nodes;
using CcHcPublish.Sandbox.Facebook.State;

namespace CcHcPublish.Sandbox.Facebook.Calls;

/// <summary><c>GET /{page}/photos</c>, as a list of its own and as a field of the Page.</summary>
public static class Photos
{
    /// <summary>The default type is <c>profile</c>, of which there are none: a trap of the real service.</summary>
    public static GraphAnswer List(GraphCall call, PageRecord page)
    {
        var (choices, refusal) = PhotoNode.Type.Choose(call.Request["fields"]);
        return (call.MayNotRead(page.Id, "pages_read_engagement") ?? refusal) is { } no
            ? no
            : Listing.Answer(call, new Listed<PhotoRecord>(Select(call, page, call.Request["type"]), p => PhotoNode.Type.Show((p, call), choices)));
    }

    public static JsonObject? Inside(GraphCall call, PageRecord page, FieldChoice edge) => call.MayNotRead(page.Id, "pages_read_engagement") is not null
        ? null
        : Listing.Edge(
            call,
            page.Id,
            edge,
            new Listed<PhotoRecord>(Select(call, page, edge.Modifiers.GetValueOrDefault("type")), p => PhotoNode.Type.Show((p, call), PhotoNode.Type.Inside(edge))));

    private static List<(string Key, PhotoRecord Photo)> Select(GraphCall call, PageRecord page, string? type) => type != "uploaded"
        ? []
        : [.. call.Site.State.Photos
            .Where(p => p.PageId == page.Id && p is { IsRemoved: false, PostId: not null })
            .Select(p => (p.Id, p))
            .OrderByDescending(p => p.Id, StringComparer.Ordinal)];
}
