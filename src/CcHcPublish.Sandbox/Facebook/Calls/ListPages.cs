using System.Text.Json.Nodes;
using CcHcPublish.Sandbox.Facebook.Graph;
using CcHcPublish.Sandbox.Facebook.Nodes;
using CcHcPublish.Sandbox.Facebook.State;

namespace CcHcPublish.Sandbox.Facebook.Calls;

/// <summary><c>GET /me/accounts</c>: the Pages of the person or system user behind the token, with their Page tokens. One without any task there is not listed.</summary>
public static class ListPages
{
    private const string Unasked = "access_token,category,name,id,tasks";

    /// <summary>The same list as a field of the person. Null where the token may not read it.</summary>
    public static JsonObject? Inside(GraphCall call, FieldChoice edge)
    {
        var choices = edge.Inner.Count > 0 ? edge.Inner : FieldChoice.Parse(Unasked)!;
        return call.Scopes.Contains("pages_show_list") ? Listing.Edge(call, call.Token.ProfileId, edge, All(call, choices)) : null;
    }

    public static GraphAnswer Run(GraphCall call)
    {
        if (!call.Scopes.Contains("pages_show_list"))
        {
            return Listing.Answer(call, new Listed<PageRecord>([], p => p.Id));
        }

        var (choices, refusal) = PageNode.Type.Choose(call.Request["fields"] ?? Unasked);
        return refusal is not null ? refusal : Listing.Answer(call, All(call, choices));
    }

    private static Listed<PageRecord> All(GraphCall call, IReadOnlyList<FieldChoice> choices) =>
        new([.. call.Site.Accounts.Pages.Where(p => IsListed(call, p)).Select(p => (p.Id, p))], p => PageNode.Type.Show((p, call), choices)) { IsAscending = true };

    private static bool IsListed(GraphCall call, PageRecord page) => call.Site.Accounts.Rights(page.Id) is var rights
        && rights.Tasks.Count > 0 && (!rights.IsInPortfolio || call.Scopes.Contains("business_management"));
}
