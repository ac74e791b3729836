using System.Text.Json.Nodes;
using CcHcPublish.Sandbox.Facebook.Calls;
using CcHcPublish.Sandbox.Facebook.Graph;

namespace CcHcPublish.Sandbox.Facebook.Nodes;

/// <summary>The person or system user behind a token, as the API shows it to that token.</summary>
public static class UserNode
{
    private const string Name = "Cán bộ diễn tập";

    /// <summary>Fields that exist and have no value here: nobody gave the permission, or there is nothing to tell.</summary>
    private static readonly string[] Empty =
    [
        "about", "age_range", "birthday", "email", "favorite_athletes", "favorite_teams", "first_name", "gender", "hometown", "inspirational_people",
        "install_type", "is_guest_user", "languages", "last_name", "link", "location", "meeting_for", "middle_name", "name_format", "payment_pricepoints",
        "quotes", "short_name", "significant_other", "sports", "supports_donate_button_in_live_video", "token_for_business", "video_upload_limits", "website",
        "businesses", "assigned_pages", "client_business_id",
    ];

    public static NodeType<GraphCall> Type { get; } = new("User", Fields(), ["name"])
    {
        Edges = new Dictionary<string, Func<IReadOnlyList<FieldChoice>, GraphRefusal?>>(StringComparer.Ordinal) { ["accounts"] = PageNode.Type.Check },
    };

    public static JsonObject Permissions(GraphCall call) => new()
    {
        ["data"] = new JsonArray([.. call.Scopes.Select(s => new JsonObject { ["permission"] = s, ["status"] = "granted" })]),
    };

    private static Dictionary<string, Func<GraphCall, FieldChoice, JsonNode?>> Fields()
    {
        var fields = Empty.ToDictionary(name => name, _ => (Func<GraphCall, FieldChoice, JsonNode?>)((_, _) => null), StringComparer.Ordinal);
        fields["id"] = (call, _) => call.Token.ProfileId;
        fields["name"] = (_, _) => Name;
        fields["picture"] = (call, _) => ProfilePicture.Field(call);
        fields["accounts"] = ListPages.Inside;
        fields["permissions"] = (call, _) => Permissions(call);
        return fields;
    }
}
