using System.Text.Json.Nodes;
using CcHcPublish.Sandbox.Facebook.Calls;
using CcHcPublish.Sandbox.Facebook.Graph;
using CcHcPublish.Sandbox.Facebook.State;

namespace CcHcPublish.Sandbox.Facebook.Nodes;

/// <summary>A Page as the API shows it to one caller.</summary>
public static class PageNode
{
    /// <summary>Lists of posts that may be asked for as fields.</summary>
    private static readonly string[] PostEdges = ["posts", "published_posts", "feed", "scheduled_posts"];

    /// <summary>Fields that exist and have no value here.</summary>
    private static readonly string[] Empty =
    [
        "username", "bio", "category_list", "company_overview", "contact_address", "cover", "description", "emails", "founded", "general_info", "hours",
        "impressum", "instagram_business_account", "location", "mission", "phone", "rating_count", "single_line_address", "website",
    ];

    public static NodeType<(PageRecord Page, GraphCall Call)> Type { get; } = new("Page", Fields(), ["name"])
    {
        Edges = new Dictionary<string, Func<IReadOnlyList<FieldChoice>, GraphRefusal?>>(
            [.. PostEdges.Select(e => KeyValuePair.Create(e, (Func<IReadOnlyList<FieldChoice>, GraphRefusal?>)PostNode.Type.Check)), new("photos", PhotoNode.Type.Check)],
            StringComparer.Ordinal),
        Checks = new Dictionary<string, Func<FieldChoice, GraphRefusal?>>(
            [.. PostEdges.Select(e => KeyValuePair.Create(e, (Func<FieldChoice, GraphRefusal?>)ListPosts.CheckInside)), new("insights", Insights.CheckOfPage)],
            StringComparer.Ordinal),
    };

    private static Dictionary<string, Func<(PageRecord Page, GraphCall Call), FieldChoice, JsonNode?>> Fields()
    {
        var fields = new Dictionary<string, Func<(PageRecord Page, GraphCall Call), FieldChoice, JsonNode?>>(StringComparer.Ordinal)
        {
            ["id"] = (n, _) => n.Page.Id,
            ["name"] = (n, _) => n.Page.Name,
            ["about"] = (n, _) => "Fanpage mô phỏng của " + n.Page.Name,
            ["category"] = (_, _) => "Government organization",
            ["link"] = (n, _) => "https://www.facebook.com/" + n.Page.Id,
            ["is_published"] = (_, _) => true,
            ["is_verified"] = (_, _) => false,
            ["overall_star_rating"] = (_, _) => 0,
            ["talking_about_count"] = (_, _) => 0,
            ["can_post"] = (n, _) => n.Call.HasTask(n.Page.Id, PageRights.CreateContent),
            ["verification_status"] = (_, _) => "not_verified",
            ["fan_count"] = (n, _) => n.Call.Site.Options.Followers,
            ["followers_count"] = (n, _) => n.Call.Site.Options.Followers,
            ["picture"] = (n, _) => ProfilePicture.Field(n.Call),
            ["insights"] = (n, c) => Insights.Inside(n.Call, n.Page, c),
            ["photos"] = (n, c) => Photos.Inside(n.Call, n.Page, c),
            ["access_token"] = (n, _) => n.Call.Site.Accounts.DrawPageToken(n.Call.Token, n.Page)?.Value,
            ["tasks"] = (n, _) => n.Call.Token.Kind is TokenKind.App ? null
                : new JsonArray([.. n.Call.Site.Accounts.Rights(n.Page.Id).Tasks.Select(t => JsonValue.Create(t))]),
        };
        foreach (var edge in PostEdges)
        {
            fields[edge] = (n, c) => ListPosts.Inside(n.Call, n.Page, c);
        }

        foreach (var name in Empty)
        {
            fields[name] = (_, _) => null;
        }

        return fields;
    }
}
