using System.Text.Json.Nodes;
using CcHcPublish.Sandbox.Facebook.Graph;
using CcHcPublish.Sandbox.Facebook.Nodes;
using CcHcPublish.Sandbox.Facebook.State;

namespace CcHcPublish.Sandbox.Facebook.Calls;

/// <summary><c>POST /?id=URL&amp;scrape=true</c> reads a page's preview anew; <c>GET /?id=URL</c> shows what is kept.</summary>
public static class ScrapeUrl
{
    public static async Task<GraphAnswer> RunAsync(GraphCall call, CancellationToken cancel)
    {
        if (!Uri.TryCreate(call.Request["id"], UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return GraphErrors.BadUrl;
        }

        if (call.Request.CheckFlags("scrape") is { } unreadable)
        {
            return unreadable;
        }

        if (call.Request.Method == "GET" && call.Site.Addresses.Count(address.AbsoluteUri, call.Now).MinutesToRegain > 0)
        {
            return GraphErrors.Throttled(613);
        }

        var isFresh = call.Request.Method == "POST" && call.Request.Flag("scrape") is true;
        var card = call.Takes(FacebookFaults.ScrapeFails) is null ? await call.Site.Scraper.ScrapeAsync(address, isFresh, cancel) : null;
        if (card is null)
        {
            return GraphErrors.NotScraped;
        }

        if (call.Request["fields"] is { } wanted)
        {
            return Choose(address, card, wanted);
        }

        var answer = new JsonObject
        {
            ["url"] = address.AbsoluteUri,
            ["type"] = "article",
            ["title"] = card.Title,
            ["description"] = card.Description,
            ["site_name"] = card.SiteName,
            ["updated_time"] = GraphTime.Write(call.Now),
            ["id"] = address.AbsoluteUri,
        };
        if (card.Picture is { } picture)
        {
            answer["image"] = new JsonArray(new JsonObject { ["url"] = PhotoNode.Address(picture, call) });
        }

        return GraphAnswer.Ok(answer);
    }

    private static GraphAnswer Choose(Uri address, LinkCard card, string wanted)
    {
        var answer = new JsonObject();
        foreach (var field in FieldChoice.Parse(wanted) ?? [])
        {
            switch (field.Name)
            {
                case "id":
                    break;
                case "engagement":
                    answer["engagement"] = new JsonObject { ["reaction_count"] = 0, ["comment_count"] = 0, ["share_count"] = 0, ["comment_plugin_count"] = 0 };
                    break;
                case "og_object":
                    answer["og_object"] = new JsonObject { ["title"] = card.Title, ["description"] = card.Description, ["type"] = "article", ["id"] = "0" };
                    break;
                case "ownership_permissions":
                    answer["ownership_permissions"] = new JsonObject { ["can_customize_link_posts"] = false };
                    break;
                default:
                    return GraphErrors.NoField(field.Name, "URL");
            }
        }

        answer["id"] = address.AbsoluteUri;
        return GraphAnswer.Ok(answer);
    }
}
