using System.Globalization;
using CcHcPublish.Sandbox.Facebook.Graph;
using CcHcPublish.Sandbox.Facebook.Nodes;
using CcHcPublish.Sandbox.Facebook.State;

namespace CcHcPublish.Sandbox.Facebook.Calls;

/// <summary>The four edges that list posts, newest first.</summary>
public static class ListPosts
{
    /// <summary>Published posts of the Page: <c>published_posts</c> and <c>posts</c>.</summary>
    public static GraphAnswer Published(GraphCall call, PageRecord page) => List(call, page, "pages_read_engagement", p => p.IsPublished);

    /// <summary><c>feed</c> holds unpublished posts too, and needs the right to read what visitors wrote.</summary>
    public static GraphAnswer Feed(GraphCall call, PageRecord page) => List(call, page, "pages_read_user_content", p => p.ScheduledAt is null);

    public static GraphAnswer Scheduled(GraphCall call, PageRecord page) =>
        call.Token.Kind == TokenKind.Page
            ? List(call, page, "pages_read_engagement", p => p.ScheduledAt is not null)
            : GraphErrors.PageTokenNeeded;

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

        if (ReadBound(call, "since", out var since) is { } badSince)
        {
            return badSince;
        }

        if (ReadBound(call, "until", out var until) is { } badUntil)
        {
            return badUntil;
        }

        var posts = call.Site.State.Posts
            .Where(p => p.PageId == page.Id && p.IsReadable(call.Now) && isWanted(p))
            .Where(p => !(p.CreatedAt < since) && !(p.CreatedAt > until))
            .Select(p => (Key: Key(p), p))
            .OrderByDescending(p => p.Key, StringComparer.Ordinal)
            .ToList();
        return Listing.Answer(call, posts, p => PostNode.Type.Show((p, call), choices));
    }

    private static GraphRefusal? ReadBound(GraphCall call, string name, out DateTimeOffset? bound)
    {
        bound = call.Request[name] is { } text ? GraphTime.Read(text, call.Now) : null;
        return call.Request.Has(name) && bound is null ? GraphErrors.Parameter($"param {name} must be a unix timestamp or a date") : null;
    }

    /// <summary>Sorts by time, then by number: ids of one Page have equal length.</summary>
    private static string Key(PostRecord post) => string.Create(CultureInfo.InvariantCulture, $"{post.CreatedAt.UtcTicks:D19}:{post.Id}");
}
