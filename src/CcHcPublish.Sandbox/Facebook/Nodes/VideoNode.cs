using System.Text.Json.Nodes;
using CcHcPublish.Sandbox.Facebook.Graph;
using CcHcPublish.Sandbox.Facebook.Reading;
using CcHcPublish.Sandbox.Facebook.State;

namespace CcHcPublish.Sandbox.Facebook.Nodes;

/// <summary>A video as the API shows it. It is processed for some seconds after the upload.</summary>
public static class VideoNode
{
    private static readonly TimeSpan Processing = TimeSpan.FromSeconds(10);

    public static NodeType<(VideoRecord Video, GraphCall Call)> Type { get; } = new(
        "Video",
        new Dictionary<string, Func<(VideoRecord Video, GraphCall Call), FieldChoice, JsonNode?>>(StringComparer.Ordinal)
        {
            ["id"] = (n, _) => n.Video.Id,
            ["title"] = (n, _) => n.Video.Title.Length == 0 ? null : n.Video.Title,
            ["description"] = (n, _) => n.Video.Description.Length == 0 ? null : n.Video.Description,
            ["created_time"] = (n, _) => GraphTime.Write(n.Video.CreatedAt),
            ["updated_time"] = (n, _) => GraphTime.Write(n.Video.CreatedAt),
            ["published"] = (n, _) => n.Video.PostId is not null,
            ["post_id"] = (n, _) => n.Video.PostId,
            ["from"] = (n, _) => new JsonObject { ["name"] = n.Call.Site.Accounts.Page(n.Video.PageId)?.Name, ["id"] = n.Video.PageId },
            ["permalink_url"] = (n, _) => new Uri(new Uri(n.Call.Request.Root), $"{FeedPage.Path(n.Video.PageId)}#{n.Video.PostId}").AbsoluteUri,
            ["status"] = (n, _) => new JsonObject { ["video_status"] = Status(n.Video, n.Call.Now) },
        },
        ["description", "updated_time"]);

    private static string Status(VideoRecord video, DateTimeOffset now) =>
        video.IsRefused ? "error"
        : video.UploadedAt is not { } uploaded ? video.IsComplete ? "upload_complete" : "uploading"
        : now < uploaded + Processing ? "processing"
        : "ready";
}
