using System.Text.Json.Nodes;
using CcHcPublish.Sandbox.Facebook.Graph;
using CcHcPublish.Sandbox.Facebook.Nodes;

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

        var isFresh = call.Request.Method == "POST" && call.Request.Flag("scrape") is true;
        var card = call.Takes(FacebookFaults.ScrapeFails) is null ? await call.Site.Scraper.ScrapeAsync(address, isFresh, cancel) : null;
        if (card is null)
        {
            return GraphErrors.NotScraped;
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
}
