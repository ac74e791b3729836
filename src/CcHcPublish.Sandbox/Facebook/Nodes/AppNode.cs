using System.Text.Json.Nodes;
using CcHcPublish.Sandbox.Facebook.Graph;
using CcHcPublish.Sandbox.Facebook.State;

namespace CcHcPublish.Sandbox.Facebook.Nodes;

/// <summary>The app as the API shows it to its own token.</summary>
public static class AppNode
{
    public static NodeType<AppRecord> Type { get; } = new(
        "Application",
        new Dictionary<string, Func<AppRecord, FieldChoice, JsonNode?>>(StringComparer.Ordinal)
        {
            ["id"] = (app, _) => app.Id,
            ["name"] = (app, _) => app.Name,
            ["link"] = (app, _) => "https://www.facebook.com/games/?app_id=" + app.Id,
            ["category"] = (_, _) => "Business",
            ["namespace"] = (_, _) => null,
            ["description"] = (_, _) => null,
            ["icon_url"] = (_, _) => null,
            ["logo_url"] = (_, _) => null,
            ["app_domains"] = (_, _) => null,
            ["contact_email"] = (_, _) => null,
            ["privacy_policy_url"] = (_, _) => null,
            ["terms_of_service_url"] = (_, _) => null,
            ["daily_active_users"] = (_, _) => null,
            ["monthly_active_users"] = (_, _) => null,
        },
        ["category", "link", "name"]);
}
