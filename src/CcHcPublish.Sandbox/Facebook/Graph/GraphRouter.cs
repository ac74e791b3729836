using System.Text.Json.Nodes;
using CcHcPublish.Sandbox.Facebook.Calls;
using CcHcPublish.Sandbox.Facebook.Nodes;
using CcHcPublish.Sandbox.Facebook.State;
using CcHcPublish.Sandbox.Faults;

namespace CcHcPublish.Sandbox.Facebook.Graph;

/// <summary>Finds what a call means and refuses in Meta's order: token, its life, proof, throttle, path and node; the rest is the call's own.</summary>
public sealed class GraphRouter(FacebookSite site, IssueToken issue)
{
    private const int Throttled = 80001;

    /// <param name="request">The call.</param>
    /// <param name="fault">The call as faults see it.</param>
    /// <param name="cancel">Ends fetching of links and pictures.</param>
    /// <returns>The answer, and the Page's usage when the token belongs to one.</returns>
    public async Task<(GraphAnswer Answer, (string PageId, Usage Usage)? Meter)> AnswerAsync(GraphRequest request, SideCall fault, CancellationToken cancel)
    {
        var now = site.World.Now;
        site.State.Settle(now);
        if (request.Path is ["oauth", "access_token"])
        {
            return (issue.Run(request, now), null);
        }

        if (request.Token is not { } value)
        {
            return (request.Path is ["me", ..] ? GraphErrors.NoTokenForMe : GraphErrors.NoToken, null);
        }

        if (site.Accounts.Token(value) is not { } token)
        {
            return (GraphErrors.UnreadableToken, null);
        }

        var isSelfInspection = request.Path is ["debug_token"];
        if (token.ExpiresAt <= now)
        {
            return (GraphErrors.TokenDead(463), null);
        }

        if (!isSelfInspection && site.World.Faults.Take(fault, FacebookFaults.TokenExpired) is { } dead)
        {
            return (GraphErrors.TokenDead(dead.Number(463)), null);
        }

        if (CheckProof(request, value, now) is { } badProof)
        {
            return (badProof, null);
        }

        (string, Usage)? meter = null;
        if (token.Kind == TokenKind.Page)
        {
            var usage = site.Meter.Count(token.ProfileId, now);
            if (site.World.Faults.Take(fault, FacebookFaults.Usage) is { } shown)
            {
                usage = new(shown.Number(85), 0, true);
            }

            meter = (token.ProfileId, usage);
            if (usage.MinutesToRegain > 0)
            {
                return (GraphErrors.Throttled(Throttled), meter);
            }
        }

        var missing = site.World.Faults.Take(fault, FacebookFaults.PermissionRemoved)?.Text("pages_manage_posts");
        var call = new GraphCall(request, token, now, site) { Fault = fault, Scopes = [.. token.Scopes.Where(s => s != missing)] };
        return (await RouteAsync(call, cancel), meter);
    }

    private GraphRefusal? CheckProof(GraphRequest request, string token, DateTimeOffset now) =>
        site.Options.RequiresAppSecretProof && !request.Has("appsecret_proof") && token != site.Accounts.AppToken
            ? GraphErrors.ProofMissing
            : AppSecretProof.Check(request, token, site.Accounts.App.Secret, now);

    private async Task<GraphAnswer> RouteAsync(GraphCall call, CancellationToken cancel) => call.Request.Path switch
    {
        ["debug_token"] => InspectToken.Run(call),
        ["me", "accounts"] => ListPages.Run(call),
        [] when call.Request["ids"] is { } ids => await ManyAsync(call, ids, cancel),
        [] when call.Request.Has("id") => await ScrapeUrl.RunAsync(call, cancel),
        [var id] => await NodeAsync(call, id, "", cancel),
        [var id, var edge] => await NodeAsync(call, id, edge, cancel),
        _ => GraphErrors.UnknownPath,
    };

    private Task<GraphAnswer> NodeAsync(GraphCall call, string id, string edge, CancellationToken cancel)
    {
        var isMe = id == "me";
        id = isMe ? call.Token.ProfileId : id;
        if (site.Accounts.Page(id) is { } page)
        {
            return PageAsync(call, page, edge, cancel);
        }

        return Task.FromResult(
            site.State.Comment(id) is { IsRemoved: false } comment ? OfComment(call, comment, edge)
            : site.State.Post(id) is { } post && post.IsReadable(call.Now) ? OfPost(call, post, edge)
            : site.State.Photo(id) is { IsRemoved: false } photo ? OfPhoto(call, photo, edge)
            : isMe ? Profile(call, edge)
            : id.All(c => char.IsAsciiDigit(c) || c == '_') ? GraphErrors.NoSuchObject(call.Request.Method, id)
            : GraphErrors.UnknownAlias(id));
    }

    private static async Task<GraphAnswer> PageAsync(GraphCall call, PageRecord page, string edge, CancellationToken cancel) =>
        (call.Request.Method, edge) switch
        {
            ("GET", "") => PageNode.Type.Answer((page, call), call.Request["fields"]),
            ("POST", "feed") => await PublishPost.RunAsync(call, page, cancel),
            ("GET", "feed") => ListPosts.Feed(call, page),
            ("GET", "posts" or "published_posts") => ListPosts.Published(call, page),
            ("GET", "scheduled_posts") => ListPosts.Scheduled(call, page),
            ("POST", "photos") => await UploadPhoto.RunAsync(call, page, cancel),
            ("GET", "photos") => Photos(call, page),
            ("GET", "insights") => Insights.OfPage(call, page),
            ("GET", _) => GraphErrors.NoField(edge, "Page"),
            _ => GraphErrors.NoSuchObject(call.Request.Method, page.Id),
        };

    private static GraphAnswer OfPost(GraphCall call, PostRecord post, string edge)
    {
        switch (call.Request.Method, edge)
        {
            case ("POST", ""):
                return EditPost.Run(call, post);
            case ("DELETE", ""):
                return DeleteNode.Post(call, post);
            case ("POST", "comments"):
                return Comments.Write(call, post);
            case ("GET", "comments"):
                return Comments.List(call, post);
            case ("GET", "insights"):
                return Insights.OfPost(call, post);
            case ("GET", "" or "attachments"):
                return call.MayNotRead(post.PageId, "pages_read_engagement") is { } refusal ? refusal
                    : edge.Length == 0 ? PostNode.Type.Answer((post, call), call.Request["fields"])
                    : GraphAnswer.Ok(PostNode.Attachments(post, call) ?? new JsonObject { ["data"] = new JsonArray() });
            case ("GET", _):
                return GraphErrors.NoField(edge, "PagePost");
            default:
                return GraphErrors.NoSuchObject(call.Request.Method, post.Id);
        }
    }

    private static GraphAnswer OfPhoto(GraphCall call, PhotoRecord photo, string edge) => (call.Request.Method, edge) switch
    {
        ("GET", "") => PhotoNode.Type.Answer((photo, call), call.Request["fields"]),
        ("DELETE", "") => DeleteNode.Photo(call, photo),
        _ => GraphErrors.NoSuchObject(call.Request.Method, photo.Id),
    };

    private static GraphAnswer OfComment(GraphCall call, CommentRecord comment, string edge) => (call.Request.Method, edge) switch
    {
        ("GET", "") => CommentNode.Type.Answer((comment, call), call.Request["fields"]),
        ("POST", "") => Comments.Edit(call, comment),
        ("DELETE", "") => DeleteNode.Comment(call, comment),
        _ => GraphErrors.NoSuchObject(call.Request.Method, comment.Id),
    };

    private static GraphAnswer Profile(GraphCall call, string edge) => (call.Request.Method, edge, call.Token.Kind) switch
    {
        ("GET", "", TokenKind.App) => GraphAnswer.Ok(new JsonObject { ["name"] = Accounts.AppName, ["id"] = call.Token.ProfileId }),
        ("GET", "", _) => GraphAnswer.Ok(new JsonObject { ["name"] = "Cán bộ diễn tập", ["id"] = call.Token.ProfileId }),
        _ => GraphErrors.NoSuchObject(call.Request.Method, call.Token.ProfileId),
    };

    /// <summary>The default type is <c>profile</c>, of which there are none: a trap of the real service.</summary>
    private static GraphAnswer Photos(GraphCall call, PageRecord page)
    {
        var (choices, refusal) = PhotoNode.Type.Choose(call.Request["fields"]);
        if ((call.MayNotRead(page.Id, "pages_read_engagement") ?? refusal) is { } no)
        {
            return no;
        }

        var isUploaded = call.Request["type"] == "uploaded";
        var photos = call.Site.State.Photos
            .Where(p => isUploaded && p.PageId == page.Id && p is { IsRemoved: false, PostId: not null })
            .Select(p => (p.Id, p))
            .OrderByDescending(p => p.Id, StringComparer.Ordinal)
            .ToList();
        return Listing.Answer(call, photos, p => PhotoNode.Type.Show((p, call), choices));
    }

    /// <summary><c>GET /?ids=a,b</c>: all or the first refusal.</summary>
    private async Task<GraphAnswer> ManyAsync(GraphCall call, string ids, CancellationToken cancel)
    {
        var all = new JsonObject();
        foreach (var id in ids.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().Take(50))
        {
            var answer = await NodeAsync(call, id, "", cancel);
            if (answer.Refusal is not null)
            {
                return answer;
            }

            all[id] = answer.Body;
        }

        return GraphAnswer.Ok(all);
    }
}
