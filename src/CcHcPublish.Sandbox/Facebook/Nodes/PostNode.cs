using System.Text.Json.Nodes;
using CcHcPublish.Sandbox.Facebook.Calls;
using CcHcPublish.Sandbox.Facebook.Graph;
using CcHcPublish.Sandbox.Facebook.Reading;
using CcHcPublish.Sandbox.Facebook.State;

namespace CcHcPublish.Sandbox.Facebook.Nodes;

/// <summary>A post as the API shows it.</summary>
public static class PostNode
{
    private static readonly string[] Empty =
    [
        "story", "parent_id", "message_tags", "shares", "properties", "instagram_eligibility", "actions", "admin_creator",
        "allowed_advertising_objectives", "call_to_action", "can_reply_privately", "child_attachments", "comments_mirroring_domain", "coordinates", "event",
        "height", "width", "expanded_height", "expanded_width", "icon", "is_app_share", "is_inline_created", "is_instagram_eligible", "is_spherical",
        "multi_share_end_card", "multi_share_optimized", "promotable_id", "promotion_status", "story_tags", "subscribed", "target", "to", "via",
        "video_buying_eligibility", "sharedposts",
    ];

    public static NodeType<(PostRecord Post, GraphCall Call)> Type { get; } = new("PagePost", Fields(), ["created_time", "message"])
    {
        Edges = new Dictionary<string, Func<IReadOnlyList<FieldChoice>, GraphRefusal?>>(StringComparer.Ordinal) { ["comments"] = CommentNode.Type.Check },
        Checks = new Dictionary<string, Func<FieldChoice, GraphRefusal?>>(StringComparer.Ordinal) { ["insights"] = Insights.CheckOfPost },
    };

    private static Dictionary<string, Func<(PostRecord Post, GraphCall Call), FieldChoice, JsonNode?>> Fields()
    {
        var fields = new Dictionary<string, Func<(PostRecord Post, GraphCall Call), FieldChoice, JsonNode?>>(StringComparer.Ordinal)
        {
            ["id"] = (n, _) => n.Post.Id,
            ["message"] = (n, _) => n.Post.Message.Length == 0 ? null : n.Post.Message,
            ["created_time"] = (n, _) => GraphTime.Write(n.Post.CreatedAt),
            ["updated_time"] = (n, _) => GraphTime.Write(n.Post.UpdatedAt),
            ["backdated_time"] = (n, _) => n.Post.BackdatedTo is { } time ? GraphTime.Write(time) : null,
            ["is_published"] = (n, _) => n.Post.IsPublished,
            ["is_hidden"] = (n, _) => n.Post.IsHidden,
            ["is_expired"] = (_, _) => false,
            ["is_eligible_for_promotion"] = (_, _) => true,
            ["is_popular"] = (_, _) => false,
            ["scheduled_publish_time"] = (n, _) => n.Post.ScheduledAt?.ToUnixTimeSeconds(),
            // Meta's own shape would send a rehearsing reader to a stranger's site: this one opens the post here.
            ["permalink_url"] = (n, _) => new Uri(new Uri(n.Call.Request.Root), $"{FeedPage.Path(n.Post.PageId)}#{n.Post.Id}").AbsoluteUri,
            ["full_picture"] = (n, _) => FullPicture(n.Post, n.Call),
            ["status_type"] = (n, _) => n.Post.IsByVisitor ? "wall_post" : n.Post.VideoId is not null ? "added_video" : n.Post.PhotoIds.Count > 0 ? "added_photos" : n.Post.Link is null ? "mobile_status_update" : "shared_story",
            ["timeline_visibility"] = (n, _) => n.Post.Visibility,
            ["feed_story_visibility"] = (n, _) => n.Post.StoryVisibility,
            ["is_pinned"] = (n, _) => n.Post.IsPinned ? true : null,
            ["privacy"] = (_, _) => new JsonObject { ["value"] = "EVERYONE", ["description"] = "Public" },
            ["from"] = (n, _) => n.Post.IsByVisitor ? null : new JsonObject { ["name"] = n.Call.Site.Accounts.Page(n.Post.PageId)?.Name, ["id"] = n.Post.PageId },
            ["application"] = (n, _) => n.Post.AppId is { } app
                ? new JsonObject { ["name"] = Accounts.AppName, ["id"] = app }
                : null,
            ["attachments"] = (n, _) => Attachments(n.Post, n.Call),
            ["picture"] = (n, _) => FullPicture(n.Post, n.Call),
            ["place"] = (n, _) => n.Post.Place is { } place ? new JsonObject { ["id"] = place } : null,
            ["targeting"] = (n, _) => n.Post.Targeting is { } text ? JsonNode.Parse(text) : null,
            ["feed_targeting"] = (n, _) => n.Post.FeedTargeting is { } text ? JsonNode.Parse(text) : null,
            ["comments"] = (n, c) => CommentNode.Edge(n.Post, n.Call, c),
            ["likes"] = (n, c) => Likes.Show(n.Call, n.Post.PageId, n.Post.IsLiked, Listing.HasSummary(c.Modifiers.GetValueOrDefault("summary"))),
            ["reactions"] = (n, c) => Likes.Show(n.Call, n.Post.PageId, n.Post.IsLiked, Listing.HasSummary(c.Modifiers.GetValueOrDefault("summary"))),
            ["insights"] = (n, c) => Insights.Inside(n.Call, n.Post, c),
        };
        foreach (var name in Empty)
        {
            fields[name] = (_, _) => null;
        }

        return fields;
    }

    /// <summary>The <c>attachments</c> edge: an album with its photos in order, a single photo, or a link card. Null for plain text.</summary>
    public static JsonObject? Attachments(PostRecord post, GraphCall call)
    {
        var photos = post.PhotoIds.Select(call.Site.State.Photo).OfType<PhotoRecord>().Where(p => !p.IsRemoved).ToList();
        if (photos.Count == 1)
        {
            return Edge(Photo(photos[0], call));
        }

        if (photos.Count > 1)
        {
            var album = Target("album", "album", $"https://www.facebook.com/{post.Id}", post.Id[(post.PageId.Length + 1)..]);
            album["title"] = "Photos from " + call.Site.Accounts.Page(post.PageId)?.Name + "'s post";
            album["subattachments"] = Edge([.. photos.Select(p => Photo(p, call))]);
            return Edge(album);
        }

        if (post.VideoId is { } video)
        {
            return Edge(Target("video", "video_inline", $"https://www.facebook.com/{post.PageId}/videos/{video}/", video));
        }

        return post.Link is { } link ? Edge(Card(link, call)) : null;
    }

    private static JsonObject Card(LinkCard link, GraphCall call)
    {
        var card = new JsonObject
        {
            ["media_type"] = "link",
            ["type"] = "share",
            ["title"] = link.Title.Length > 0 ? link.Title : link.SiteName,
            ["url"] = "https://l.facebook.com/l.php?u=" + Uri.EscapeDataString(link.Url),
            ["unshimmed_url"] = link.Url,
            ["target"] = new JsonObject { ["url"] = "https://l.facebook.com/l.php?u=" + Uri.EscapeDataString(link.Url) },
        };
        if (link.Description.Length > 0)
        {
            card["description"] = link.Description;
        }

        if (link.Picture is { } picture)
        {
            card["media"] = Image(picture, call);
        }

        return card;
    }

    private static JsonObject Photo(PhotoRecord photo, GraphCall call)
    {
        var shown = Target("photo", "photo", "https://www.facebook.com/photo/?fbid=" + photo.Id, photo.Id);
        shown["media"] = Image(photo.Blob, call);
        if (photo.Caption.Length > 0)
        {
            shown["description"] = photo.Caption;
        }

        return shown;
    }

    private static JsonObject Target(string mediaType, string type, string url, string id) => new()
    {
        ["media_type"] = mediaType,
        ["type"] = type,
        ["target"] = new JsonObject { ["id"] = id, ["url"] = url },
        ["url"] = url,
    };

    private static JsonObject Image(string blob, GraphCall call) => new()
    {
        ["image"] = new JsonObject { ["height"] = 480, ["src"] = PhotoNode.Address(blob, call), ["width"] = 720 },
    };

    private static string? FullPicture(PostRecord post, GraphCall call)
    {
        var first = post.PhotoIds.Select(call.Site.State.Photo).FirstOrDefault(p => p is { IsRemoved: false })?.Blob ?? post.Link?.Picture;
        return first is null ? null : PhotoNode.Address(first, call);
    }

    private static JsonObject Edge(params JsonNode[] data) => new() { ["data"] = new JsonArray(data) };
}
