using System.Text.Json.Nodes;
using CcHcPublish.Sandbox.Facebook.Calls;
using CcHcPublish.Sandbox.Facebook.Nodes;
using CcHcPublish.Sandbox.Facebook.State;
using CcHcPublish.Sandbox.Faults;

namespace CcHcPublish.Sandbox.Facebook.Graph;

/// <summary>Finds what a call means and refuses in Meta's order: token, its life, proof, throttle, path and node; the rest is the call's own.</summary>
public sealed class GraphRouter(FacebookSite site, IssueToken issue)
{
    private readonly UploadVideo videos = new();
    private readonly UploadReel reels = new();

    private const int PageThrottled = 80001;
    private const int UserThrottled = 17;
    private const int AppThrottled = 4;

    /// <param name="request">The call.</param>
    /// <param name="fault">The call as faults see it.</param>
    /// <param name="cancel">Ends fetching of links and pictures.</param>
    /// <returns>The answer, and the Page's usage when the token belongs to one.</returns>
    public async Task<(GraphAnswer Answer, Metered? Meter)> AnswerAsync(GraphRequest request, SideCall fault, CancellationToken cancel)
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

        if (!isSelfInspection && FacebookFaults.TakeDead(site.World.Faults, fault) is { } dead)
        {
            return (GraphErrors.TokenDead(dead), null);
        }

        if (CheckProof(request, value, now) is { } badProof)
        {
            return (badProof, null);
        }

        var meter = Meter(token, now);
        if (meter.PageId is not null && site.World.Faults.Take(fault, FacebookFaults.Usage) is { } shown)
        {
            meter = meter with { Usage = new(shown.Number(85), 0, true) };
        }

        if (meter.Usage.MinutesToRegain > 0)
        {
            return (GraphErrors.Throttled(meter.PageId is not null ? PageThrottled : token.Kind == TokenKind.App ? AppThrottled : UserThrottled), meter);
        }

        var missing = site.World.Faults.Take(fault, FacebookFaults.PermissionRemoved)?.Text("pages_manage_posts");
        var call = new GraphCall(request, token, now, site) { Fault = fault, Scopes = [.. token.Scopes.Where(s => s != missing)] };
        var answer = await RouteAsync(call, cancel);
        GraphDates.Rewrite(answer.Body, request["date_format"]);
        return (answer, meter);
    }

    /// <summary>A Page's or system user's token counts against the Page; a person's or the app's against the platform's limit.</summary>
    private Metered Meter(TokenRecord token, DateTimeOffset now) => token.Kind switch
    {
        TokenKind.Page => new(token.ProfileId, site.Pages.Count(token.ProfileId, now)),
        TokenKind.SystemUser => new(site.Accounts.Pages[0].Id, site.Pages.Count(site.Accounts.Pages[0].Id, now)),
        _ => new(null, site.People.Count(token.ProfileId, now)),
    };

    private GraphRefusal? CheckProof(GraphRequest request, string token, DateTimeOffset now) =>
        site.Options.RequiresAppSecretProof && !request.Has("appsecret_proof") && token != site.Accounts.AppToken
            ? GraphErrors.ProofMissing
            : AppSecretProof.Check(request, token, site.Accounts.App.Secret, now);

    private async Task<GraphAnswer> RouteAsync(GraphCall call, CancellationToken cancel) => call.Request.Path switch
    {
        ["debug_token"] => InspectToken.Run(call),
        ["me", var edge] when call.Token.Kind is TokenKind.User or TokenKind.SystemUser or TokenKind.App => Person(call, edge),
        [var id, var edge] when id == call.Token.ProfileId && call.Token.Kind is not TokenKind.Page => Person(call, edge),
        [] when call.Request["ids"] is { } ids => await ManyAsync(call, ids, "", cancel),
        [var edge] when call.Request is { Method: "GET" } && call.Request["ids"] is { } ids => await ManyAsync(call, ids, edge, cancel),
        [] when call.Request.Has("id") => await ScrapeUrl.RunAsync(call, cancel),
        ["video-upload", _, var video] when call.Request.Method == "POST" => reels.Bytes(call, video),
        [var id] => await NodeAsync(call, id, "", cancel),
        [var id, var edge] => await NodeAsync(call, id, edge, cancel),
        _ => GraphErrors.UnknownPath,
    };

    private Task<GraphAnswer> NodeAsync(GraphCall call, string id, string edge, CancellationToken cancel)
    {
        id = id == "me" ? call.Token.ProfileId : id;
        if (site.Accounts.Page(id) is { } page)
        {
            return PageAsync(call, page, edge, cancel);
        }

        return Task.FromResult(
            site.State.Comment(id) is { IsRemoved: false } comment ? OfComment(call, comment, edge)
            : site.State.Post(id) is { } post && post.IsReadable(call.Now) ? OfPost(call, post, edge)
            : site.State.Photo(id) is { IsRemoved: false } photo ? OfPhoto(call, photo, edge)
            : edge.Length == 0 && call.Request.Method == "GET" && site.State.Video(id) is { } video ? VideoNode.Type.Answer((video, call), call.Request["fields"])
            : id == call.Token.ProfileId ? Profile(call, edge)
            : id.All(c => char.IsAsciiDigit(c) || c == '_') ? GraphErrors.NoSuchObject(call.Request.Method, id)
            : GraphErrors.UnknownAlias(id));
    }

    private async Task<GraphAnswer> PageAsync(GraphCall call, PageRecord page, string edge, CancellationToken cancel) =>
        (call.Request.Method, edge) switch
        {
            ("GET", "") => PageNode.Type.Answer((page, call), call.Request["fields"]),
            ("POST", "feed") => await PublishPost.RunAsync(call, page, cancel),
            ("GET", "feed") => ListPosts.Feed(call, page),
            ("GET", "posts" or "published_posts") => ListPosts.Published(call, page),
            ("GET", "scheduled_posts") => ListPosts.Scheduled(call, page),
            ("POST", "photos") => await UploadPhoto.RunAsync(call, page, cancel),
            ("GET", "photos") => Photos.List(call, page),
            ("GET", "insights") => Insights.OfPage(call, page),
            ("POST", "videos") => videos.Video(call, page),
            ("POST", "video_reels") => reels.Run(call, page),
            (_, "subscribed_apps") => Subscribe.Page(call, page),
            ("GET", "picture") => ProfilePicture.Answer(call),
            ("GET", "albums" or "tagged" or "visitor_posts" or "videos") => GraphAnswer.Ok(new JsonObject { ["data"] = new JsonArray() }),
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
                return Comments.Write(call, Comments.Place.Of(post));
            case ("GET", "comments"):
                return Comments.List(call, Comments.Place.Of(post));
            case ("POST" or "DELETE", "likes"):
                return Likes.Set(call, post, isLiked: call.Request.Method == "POST");
            case ("GET", "insights"):
                return Insights.OfPost(call, post);
            case ("GET", "likes" or "reactions" or "sharedposts"):
                return GraphAnswer.Ok(Likes.Show(call, post.PageId, post.IsLiked && edge != "sharedposts", Listing.HasSummary(call.Request["summary"])));
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
        ("POST", "comments") => Comments.Write(call, Comments.Place.Of(photo)),
        ("GET", "comments") => Comments.List(call, Comments.Place.Of(photo)),
        _ => GraphErrors.NoSuchObject(call.Request.Method, photo.Id),
    };

    private static GraphAnswer OfComment(GraphCall call, CommentRecord comment, string edge) => (call.Request.Method, edge) switch
    {
        ("GET", "") => CommentNode.Type.Answer((comment, call), call.Request["fields"]),
        ("GET", "comments") => Comments.Replies(call, comment),
        ("POST", "comments") => Comments.Write(call, new(comment.PostId, comment.PageId), comment.ParentId ?? comment.Id),
        ("GET", "likes" or "reactions") => GraphAnswer.Ok(Likes.Show(call, comment.PageId, comment.IsLiked, Listing.HasSummary(call.Request["summary"]))),
        ("POST" or "DELETE", "likes") => Likes.Set(call, comment, isLiked: call.Request.Method == "POST"),
        ("POST", "") => Comments.Edit(call, comment),
        ("DELETE", "") => DeleteNode.Comment(call, comment),
        _ => GraphErrors.NoSuchObject(call.Request.Method, comment.Id),
    };

    /// <summary>Edges of the person, system user or app behind the token.</summary>
    private static GraphAnswer Person(GraphCall call, string edge) => (call.Request.Method, edge, call.Token.Kind) switch
    {
        ("GET", "accounts", not TokenKind.App) => ListPages.Run(call),
        ("GET", "permissions", not TokenKind.App) => GraphAnswer.Ok(UserNode.Permissions(call)),
        ("GET", "picture", not TokenKind.App) => ProfilePicture.Answer(call),
        (_, "subscriptions", TokenKind.App) => Subscribe.App(call),
        _ => GraphErrors.NoField(edge, call.Token.Kind == TokenKind.App ? "Application" : "User"),
    };

    private static GraphAnswer Profile(GraphCall call, string edge) => (call.Request.Method, edge, call.Token.Kind) switch
    {
        ("GET", "", TokenKind.App) => AppNode.Type.Answer(call.Site.Accounts.App, call.Request["fields"]),
        ("GET", "", _) => UserNode.Type.Answer(call, call.Request["fields"]),
        ("GET", _, _) => Person(call, edge),
        _ => GraphErrors.NoSuchObject(call.Request.Method, call.Token.ProfileId),
    };

    /// <summary><c>GET /?ids=a,b</c> and <c>GET /posts?ids=a,b</c>: all or the first refusal.</summary>
    private async Task<GraphAnswer> ManyAsync(GraphCall call, string ids, string edge, CancellationToken cancel)
    {
        var all = new JsonObject();
        foreach (var id in ids.Trim('[', ']').Replace("\"", "", StringComparison.Ordinal).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().Take(50))
        {
            var answer = await NodeAsync(call, id, edge, cancel);
            if (answer.Refusal is not null)
            {
                return answer;
            }

            all[id] = answer.Body;
        }

        return GraphAnswer.Ok(all);
    }
}
