using System.Text.Json.Nodes;
using CcHcPublish.Sandbox.Facebook.Graph;
using CcHcPublish.Sandbox.Facebook.State;
using CcHcPublish.Sandbox.Reader;

namespace CcHcPublish.Sandbox.Facebook.Nodes;

/// <summary>A photo as the API shows it.</summary>
public static class PhotoNode
{
    public static NodeType<(PhotoRecord Photo, GraphCall Call)> Type { get; } = new(
        "Photo",
        new Dictionary<string, Func<(PhotoRecord Photo, GraphCall Call), FieldChoice, JsonNode?>>(StringComparer.Ordinal)
        {
            ["id"] = (n, _) => n.Photo.Id,
            ["created_time"] = (n, _) => GraphTime.Write(n.Photo.CreatedAt),
            ["updated_time"] = (n, _) => GraphTime.Write(n.Photo.CreatedAt),
            ["name"] = (n, _) => n.Photo.Caption.Length == 0 ? null : n.Photo.Caption,
            ["alt_text"] = (n, _) => AltText(n.Photo),
            ["alt_text_custom"] = (n, _) => n.Photo.AltText.Length == 0 ? null : n.Photo.AltText,
            ["width"] = (_, _) => 720,
            ["height"] = (_, _) => 480,
            ["link"] = (n, _) => "https://www.facebook.com/photo/?fbid=" + n.Photo.Id,
            ["picture"] = (n, _) => Address(n.Photo.Blob, n.Call),
            ["images"] = (n, _) => new JsonArray(new JsonObject { ["height"] = 480, ["source"] = Address(n.Photo.Blob, n.Call), ["width"] = 720 }),
            ["from"] = (n, _) => new JsonObject { ["name"] = n.Call.Site.Accounts.Page(n.Photo.PageId)?.Name, ["id"] = n.Photo.PageId },
            ["source"] = (n, _) => Address(n.Photo.Blob, n.Call),
            ["icon"] = (_, _) => null,
            ["album"] = (_, _) => null,
            ["place"] = (_, _) => null,
            ["backdated_time"] = (_, _) => null,
            ["webp_images"] = (_, _) => null,
            ["can_delete"] = (n, _) => n.Call.MayNotPost(n.Photo.PageId) is null,
            ["page_story_id"] = (n, _) => n.Photo.PostId,
        },
        ["created_time", "name"]);

    /// <summary>Address of the picture on this server.</summary>
    public static string Address(string blob, GraphCall call) =>
        new Uri(new Uri(call.Request.Root), ReaderPages.MediaPath(blob)).AbsoluteUri;

    private static string? AltText(PhotoRecord photo) => photo.AltText.Length == 0 ? null : photo.AltText;
}
