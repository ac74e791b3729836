using CcHcPublish.Sandbox.Facebook.Graph;
using CcHcPublish.Sandbox.Facebook.Nodes;
using CcHcPublish.Sandbox.Facebook.State;

namespace CcHcPublish.Sandbox.Facebook.Calls;

/// <summary><c>GET /me/accounts</c>: the Pages of the person or system user behind the token, with their Page tokens. One without any task there is not listed.</summary>
public static class ListPages
{
    public static GraphAnswer Run(GraphCall call)
    {
        if (!call.Scopes.Contains("pages_show_list"))
        {
            return Listing.Answer<PageRecord>(call, [], p => p.Id, isAscending: true);
        }

        var (choices, refusal) = PageNode.Type.Choose(call.Request["fields"] ?? "access_token,category,name,id,tasks");
        return refusal is not null
            ? refusal
            : Listing.Answer(call, [.. call.Site.Accounts.Pages.Where(p => IsListed(call, p)).Select(p => (p.Id, p))], p => PageNode.Type.Show((p, call), choices), isAscending: true);
    }

    private static bool IsListed(GraphCall call, PageRecord page) => call.Site.Accounts.Rights(page.Id) is var rights
        && rights.Tasks.Count > 0 && (!rights.IsInPortfolio || call.Scopes.Contains("business_management"));
}
