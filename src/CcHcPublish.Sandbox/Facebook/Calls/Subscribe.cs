using System.Text.Json.Nodes;
using CcHcPublish.Sandbox.Facebook.Graph;
using CcHcPublish.Sandbox.Facebook.State;

namespace CcHcPublish.Sandbox.Facebook.Calls;

/// <summary><c>/{app}/subscriptions</c> and <c>/{page}/subscribed_apps</c>, which set-up tools call; remembered, never acted on.</summary>
public static class Subscribe
{
    public static GraphAnswer App(GraphCall call)
    {
        if (call.Token.Kind != TokenKind.App)
        {
            return new GraphRefusal(15, "(#15) This method must be called with an app access_token.");
        }

        var known = call.Site.Webhooks.OfApp;
        switch (call.Request.Method)
        {
            case "GET":
                return GraphAnswer.Ok(new JsonObject { ["data"] = new JsonArray([.. known.Values.Select(Show)]) });
            case "DELETE":
                foreach (var name in known.Keys.Where(k => call.Request["object"] is not { } wanted || wanted == k))
                {
                    known.TryRemove(name, out _);
                }

                return GraphAnswer.Success();
            default:
                if (call.Request["object"] is not { } kind || call.Request["callback_url"] is not { } address || !call.Request.Has("verify_token"))
                {
                    return GraphErrors.Parameter("object, callback_url and verify_token are required");
                }

                known[kind] = new(kind, address, call.Request["fields"] ?? "");
                return GraphAnswer.Success();
        }
    }

    public static GraphAnswer Page(GraphCall call, PageRecord page)
    {
        var (fields, app) = (call.Site.Webhooks.PageFields, call.Site.Accounts.App);
        if (call.MayNotPost(page.Id) is { } refusal)
        {
            return refusal;
        }

        switch (call.Request.Method)
        {
            case "GET":
                return GraphAnswer.Ok(new JsonObject
                {
                    ["data"] = fields.TryGetValue(page.Id, out var wanted)
                        ? new JsonArray(new JsonObject { ["id"] = app.Id, ["name"] = app.Name, ["subscribed_fields"] = Names(wanted) })
                        : new JsonArray(),
                });
            case "DELETE":
                fields.TryRemove(page.Id, out _);
                return GraphAnswer.Success();
            default:
                fields[page.Id] = call.Request["subscribed_fields"] ?? "";
                return GraphAnswer.Success();
        }
    }

    private static JsonObject Show(Webhooks.Subscription subscription) => new()
    {
        ["object"] = subscription.Object,
        ["callback_url"] = subscription.CallbackUrl,
        ["active"] = true,
        ["fields"] = new JsonArray([.. Texts(subscription.Fields).Select(f => new JsonObject { ["name"] = f })]),
    };

    private static JsonArray Names(string text) => new([.. Texts(text).Select(f => (JsonNode)f)]);

    private static string[] Texts(string text) => text.Split([',', '[', ']', '"', ' '], StringSplitOptions.RemoveEmptyEntries);
}
