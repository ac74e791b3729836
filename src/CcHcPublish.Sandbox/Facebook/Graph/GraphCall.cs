using CcHcPublish.Sandbox.Facebook.State;
using CcHcPublish.Sandbox.Faults;

namespace CcHcPublish.Sandbox.Facebook.Graph;

/// <summary>A call whose token has been accepted.</summary>
public sealed record GraphCall(GraphRequest Request, TokenRecord Token, DateTimeOffset Now, FacebookSite Site)
{
    /// <summary>Permissions left after faults.</summary>
    public required IReadOnlyCollection<string> Scopes { get; init; }

    public required SideCall Fault { get; init; }

    /// <summary>One turn of a fault of this kind, if one is armed for this call.</summary>
    public FaultRule? Takes(string kind) => Site.World.Faults.Take(Fault, kind);

    /// <summary>Why the token may not write to the Page; null when it may.</summary>
    public GraphRefusal? MayNotPost(string pageId) => Token.Kind switch
    {
        TokenKind.User => GraphErrors.PageTokenNeeded,
        TokenKind.Page when Token.ProfileId == pageId && Scopes.Contains("pages_manage_posts") && Scopes.Contains("pages_read_engagement")
            && HasTask(pageId, PageRights.CreateContent) => null,
        _ => GraphErrors.NotAllowedToPost,
    };

    /// <summary>Why the token may not upload a video to the Page; null when it may.</summary>
    public GraphRefusal? MayNotPostVideo(string pageId) => MayNotPost(pageId)
        ?? (Site.Options.VideosNeedPublishVideo && !Scopes.Contains("publish_video") ? GraphErrors.RequiresPermission("publish_video") : null);

    /// <summary>Whether the person behind the token has this task on the Page.</summary>
    public bool HasTask(string pageId, string task) => Site.Accounts.Rights(pageId).Tasks.Contains(task);

    /// <summary>Why the token may not read what needs this permission on the Page; null when it may.</summary>
    public GraphRefusal? MayNotRead(string pageId, string scope) =>
        (Token.Kind != TokenKind.Page || Token.ProfileId == pageId) && Token.Kind != TokenKind.App && Scopes.Contains(scope)
            ? null
            : GraphErrors.PermissionMissing(scope);
}
