using System.Text.Json.Nodes;
using CcHcPublish.Sandbox.Facebook.Graph;
using CcHcPublish.Sandbox.Facebook.State;

namespace CcHcPublish.Sandbox.Facebook.Nodes;

/// <summary>A Page as the API shows it to one caller.</summary>
public static class PageNode
{
    public static NodeType<(PageRecord Page, GraphCall Call)> Type { get; } = new(
        "Page",
        new Dictionary<string, Func<(PageRecord Page, GraphCall Call), FieldChoice, JsonNode?>>(StringComparer.Ordinal)
        {
            ["id"] = (n, _) => n.Page.Id,
            ["name"] = (n, _) => n.Page.Name,
            ["about"] = (n, _) => "Fanpage mô phỏng của " + n.Page.Name,
            ["category"] = (_, _) => "Government organization",
            ["link"] = (n, _) => "https://www.facebook.com/" + n.Page.Id,
            ["username"] = (_, _) => null,
            ["is_published"] = (_, _) => true,
            ["can_post"] = (_, _) => true,
            ["verification_status"] = (_, _) => "not_verified",
            ["fan_count"] = (n, _) => n.Call.Site.Options.Followers,
            ["followers_count"] = (n, _) => n.Call.Site.Options.Followers,
            ["picture"] = (n, _) => new JsonObject
            {
                ["data"] = new JsonObject { ["height"] = 50, ["width"] = 50, ["is_silhouette"] = true, ["url"] = n.Call.Request.Root + "/picture" },
            },
            ["access_token"] = (n, _) => MayHaveToken(n.Call) ? Accounts.PageToken(n.Page) : null,
            ["tasks"] = (n, _) => MayHaveToken(n.Call) ? new JsonArray("ANALYZE", "ADVERTISE", "MESSAGING", "MODERATE", "CREATE_CONTENT", "MANAGE") : null,
        },
        ["name"]);

    private static bool MayHaveToken(GraphCall call) => call.Token.Kind is TokenKind.User or TokenKind.SystemUser or TokenKind.Page;
}
