using System.Globalization;
using System.Text.Json.Nodes;
using CcHcPublish.Sandbox.Facebook.Graph;
using CcHcPublish.Sandbox.Facebook.Nodes;
using CcHcPublish.Sandbox.Facebook.State;

namespace CcHcPublish.Sandbox.Facebook.Calls;

/// <summary>The four edges that list posts, newest first.</summary>
public static class ListPosts
{
    /// <summary>Published posts of the Page: <c>published_posts</c> and <c>posts</c>.</summary>
    public static GraphAnswer Published(GraphCall call, PageRecord page) => List(call, page, "pages_read_engagement", p => p.IsPublished && !p.IsByVisitor);

    /// <summary><c>feed</c> holds unpublished posts too, and needs the right to read what visitors wrote.</summary>
    public static GraphAnswer Feed(GraphCall call, PageRecord page) => List(call, page, "pages_read_user_content", p => p.ScheduledAt is null);

    public static GraphAnswer Scheduled(GraphCall call, PageRecord page) =>
        call.Token.Kind == TokenKind.Page
            ? List(call, page, "pages_read_engagement", p => p.ScheduledAt is not null)
            : GraphErrors.PageTokenNeeded;

    /// <summary>The same lists as fields of the Page: <c>posts.limit(5){message}</c>. Null where the token may not read them.</summary>
    public static JsonObject? Inside(GraphCall call, PageRecord page, FieldChoice edge)
    {
        var (scope, isWanted) = edge.Name switch
        {
            "feed" => ("pages_read_user_content", (Func<PostRecord, bool>)(p => p.ScheduledAt is null)),
            "scheduled_posts" => ("pages_read_engagement", p => p.ScheduledAt is not null),
            _ => ("pages_read_engagement", p => p.IsPublished && !p.IsByVisitor),
        };
        if (call.MayNotRead(page.Id, scope) is not null)
        {
            return null;
        }

        ReadBounds(edge.Modifiers, call.Now, out var bounds);
        return Listing.Edge(
            call, page.Id, edge, new Listed<PostRecord>(Select(call, page, p => isWanted(p) && bounds.Hold(p)), p => PostNode.Type.Show((p, call), PostNode.Type.Inside(edge))));
    }

    /// <summary>Refuses bounds of such a field that are no times.</summary>
    public static GraphRefusal? CheckInside(FieldChoice edge) => ReadBounds(edge.Modifiers, DateTimeOffset.UnixEpoch, out _);

    private static GraphAnswer List(GraphCall call, PageRecord page, string scope, Func<PostRecord, bool> isWanted)
    {
        if (call.MayNotRead(page.Id, scope) is { } refusal)
        {
            return refusal;
        }

        var (choices, badFields) = PostNode.Type.Choose(call.Request["fields"]);
        if (badFields is not null)
        {
            return badFields;
        }

        if (ReadBounds(call.Request.Parameters, call.Now, out var bounds) is { } badBound)
        {
            return badBound;
        }

        var posts = Select(call, page, p => isWanted(p) && bounds.Hold(p));
        var answer = Listing.Answer(call, new Listed<PostRecord>(posts, p => PostNode.Type.Show((p, call), choices)));
        if (answer.Refusal is null && Listing.HasSummary(call.Request["summary"]))
        {
            answer.Body["summary"] = new JsonObject { ["total_count"] = posts.Count };
        }

        return answer;
    }

    private static List<(string Key, PostRecord Post)> Select(GraphCall call, PageRecord page, Func<PostRecord, bool> isWanted)
    {
        var posts = call.Site.State.PostsOf(page.Id)
            .Where(p => p.IsReadable(call.Now) && isWanted(p))
            .Select(p => (Key: Key(p), p))
            .ToList();
        posts.Sort((a, b) => string.CompareOrdinal(b.Key, a.Key));
        return call.Site.Options.RankedPostsPerYear is { } most ? Ranked(posts, most) : posts;
    }

    /// <summary>The real service gives out only so many posts of each year.</summary>
    private static List<(string Key, PostRecord Post)> Ranked(List<(string Key, PostRecord Post)> posts, int most)
    {
        var byYear = new Dictionary<int, int>();
        return [.. posts.Where(p => (byYear[p.Post.CreatedAt.Year] = byYear.GetValueOrDefault(p.Post.CreatedAt.Year) + 1) <= most)];
    }

    private static GraphRefusal? ReadBounds(IReadOnlyDictionary<string, string> asked, DateTimeOffset now, out Bounds bounds)
    {
        var (since, until) = (asked.GetValueOrDefault("since") ?? "", asked.GetValueOrDefault("until") ?? "");
        bounds = new(GraphTime.Read(since, now), GraphTime.Read(until, now));
        return since.Length > 0 && bounds.Since is null ? NoTime("since") : until.Length > 0 && bounds.Until is null ? NoTime("until") : null;
    }

    private static GraphRefusal NoTime(string name) => GraphErrors.Parameter($"param {name} must be a unix timestamp or a date");

    /// <summary>Sorts by time, then by number: ids of one Page have equal length.</summary>
    private static string Key(PostRecord post) => string.Create(CultureInfo.InvariantCulture, $"{post.CreatedAt.UtcTicks:D19}:{post.Id}");

    private readonly record struct Bounds(DateTimeOffset? Since, DateTimeOffset? Until)
    {
        public bool Hold(PostRecord post) => !(post.CreatedAt < Since) && !(post.CreatedAt > Until);
    }
}
