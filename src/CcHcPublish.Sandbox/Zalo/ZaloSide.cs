using System.Text.Json;
using CcHcPublish.Sandbox.Faults;
using CcHcPublish.Sandbox.State;
using CcHcPublish.Sandbox.Zalo.Accounts;
using CcHcPublish.Sandbox.Zalo.Articles;
using CcHcPublish.Sandbox.Zalo.Audience;
using CcHcPublish.Sandbox.Zalo.OAuth;
using CcHcPublish.Sandbox.Zalo.Reader;
using CcHcPublish.Sandbox.Zalo.Uploads;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CcHcPublish.Sandbox.Zalo;

/// <summary>
/// Stands in for the Zalo OA Open API and its OAuth host: failures with HTTP 200, single-use refresh tokens, articles that appear some time
/// after they were handed in. All of it below <c>/zalo</c>; what readers see below <c>/oa</c>.
/// </summary>
public sealed class ZaloSide : ISandboxSide
{
    internal const string SideName = "zalo";

    private static readonly PathString Below = "/zalo";

    private readonly IReadOnlyList<Oa> oas;
    private readonly GrantBook grants;
    private readonly ArticleBook articles;
    private readonly VideoBook videos;
    private readonly AssetBook assets;
    private readonly BroadcastBook broadcasts;
    private readonly OaPages pages;
    private readonly ZaloApi api;
    private readonly TokenEndpoint tokens;
    private readonly ConsentPage consent;

    public ZaloSide(SandboxWorld world)
    {
        oas = [.. world.Options.AccountNames.Select((name, place) => Oa.At(place, name))];
        grants = new GrantBook(world, oas);
        articles = new ArticleBook(world);
        videos = new VideoBook(world);
        assets = new AssetBook(world);
        broadcasts = new BroadcastBook(world);
        pages = new OaPages(world, oas, articles);
        tokens = new TokenEndpoint(world, grants, oas);
        consent = new ConsentPage(world, grants, oas);
        api = new ZaloApi(world, grants, Routes(world));
    }

    public string Name => SideName;

    public PathString Prefix => Below;

    public IReadOnlySet<string> AnswerFaults => ZaloFaults.Answers;

    public IReadOnlySet<string> BehaviourFaults => ZaloFaults.Behaviours;

    public IEnumerable<ReaderLink> ReaderLinks =>
        oas.Select(oa => new ReaderLink("Zalo Official Account", oa.Name, OaPages.PathOf(oa), pages.CountShown(oa)));

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/zalo/v4/oa/access_token", tokens.RunAsync);
        routes.MapGet("/zalo/v4/oa/permission", consent.ShowAsync);
        routes.MapGet("/zalo/v4/oa/permission/grant", consent.GrantAsync);
        routes.Map("/zalo/{**rest}", api.RunAsync);
        pages.Map(routes);
    }

    public Task AnswerFaultAsync(FaultRule fault, HttpContext http) => ZaloApi.WriteAsync(http, fault.Kind == ZaloFaults.RateLimit
        ? new ZaloReply.Refused(-32, "Your application reached limit call api")
        : new ZaloReply.Refused(fault.Number("code", -200), fault.Text("text", "Send message failed")));

    /// <summary>
    /// The page of a gateway whose service broke down, for the API and the token endpoint alike: it leaves open what took effect. Any code of the API's would be a
    /// refusal, and teach clients to send again what may be there already.
    /// </summary>
    public Task AnswerUnexpectedAsync(HttpContext http)
    {
        http.Response.StatusCode = 500;
        http.Response.ContentType = "text/html; charset=utf-8";
        return http.Response.Body.WriteAsync("<html><head><title>500 Internal Server Error</title></head><body><h1>500 Internal Server Error</h1></body></html>"u8.ToArray()).AsTask();
    }

    public void Restore(JournalEntry entry)
    {
        switch (entry.Kind)
        {
            case GrantBook.GrantKind or GrantBook.SpentKind:
                grants.Restore(entry);
                break;
            case ArticleBook.ArticleKind or ArticleBook.JobKind:
                articles.Restore(entry);
                break;
            case VideoBook.Kind:
                videos.Restore(entry);
                break;
            case AssetBook.Kind:
                assets.Restore(entry);
                break;
            case BroadcastBook.Kind:
                broadcasts.Restore(entry);
                break;
        }
    }

    public void WriteAccounts(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var oa in oas)
        {
            var grant = grants.Of(oa);
            json.WriteStartObject();
            json.WriteString("oa_id", oa.Id);
            json.WriteString("name", oa.Name);
            json.WriteString("app_id", oa.AppId);
            json.WriteString("secret", oa.Secret);
            json.WriteString("access_token", grant.Access);
            json.WriteString("refresh_token", grant.Refresh);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Articles newest first; each says in which broadcasts it went out.</summary>
    public void WritePosts(Utf8JsonWriter json)
    {
        var sent = broadcasts.All.SelectMany(b => b.ArticleIds.Select(id => (id, b.MessageId))).ToLookup(p => p.id, p => p.MessageId);
        json.WriteStartArray();
        foreach (var article in articles.All())
        {
            ArticleJson.WriteWitness(json, article, sent[article.Id]);
        }

        json.WriteEndArray();
    }

    public string? AddFromOutside(JsonElement what)
    {
        var oa = ZaloCall.Text(what, "account") is { } id ? oas.FirstOrDefault(o => o.Id == id) : oas[0];
        return oa is not null && OutsideEdit.New(what) is { } content ? articles.Add(oa, content) : null;
    }

    public bool EditFromOutside(string id, JsonElement change) => articles.Change(id, a => a with { Content = OutsideEdit.Apply(a.Content, change) });

    public bool RemoveFromOutside(string id) => articles.Change(id, a => a with { IsRemoved = true });

    /// <summary>The request as faults see it: by its path below the side's prefix.</summary>
    internal static SideCall CallOf(HttpContext http) => new(SideName, http.Request.Method, http.Request.Path.Value![Below.Value!.Length..]);

    private Dictionary<string, Func<ZaloCall, Task<ZaloReply>>> Routes(SandboxWorld world)
    {
        var article = new ArticleRoutes(world, articles, videos, new PictureFetch(world));
        var upload = new UploadRoutes(assets, videos);
        var message = new MessageRoutes(world, articles, broadcasts, assets);
        var oa = new OaRoutes(world, broadcasts);
        return new(StringComparer.Ordinal)
        {
            ["POST /v2.0/article/create"] = article.CreateAsync,
            ["POST /v2.0/article/verify"] = article.VerifyAsync,
            ["POST /v2.0/article/update"] = article.UpdateAsync,
            ["GET /v2.0/article/getdetail"] = article.DetailAsync,
            ["GET /v2.0/article/getslice"] = article.SliceAsync,
            ["POST /v2.0/article/remove"] = article.RemoveAsync,
            ["POST /v2.0/article/upload_video/preparevideo"] = upload.VideoAsync,
            ["GET /v2.0/article/upload_video/verify"] = upload.VideoStatusAsync,
            ["POST /v2.0/oa/upload/image"] = upload.ImageAsync,
            ["POST /v2.0/oa/upload/gif"] = upload.GifAsync,
            ["POST /v2.0/oa/upload/file"] = upload.FileAsync,
            ["POST /v2.0/oa/message"] = message.BroadcastAsync,
            ["POST /v3.0/oa/message/cs"] = message.ConsultAsync,
            ["GET /v2.0/oa/getoa"] = oa.InfoAsync,
            ["GET /v2.0/oa/getfollowers"] = oa.OldFollowersAsync,
            ["GET /v2.0/oa/getprofile"] = _ => Task.FromResult<ZaloReply>(new ZaloReply.Refused(-240, "UserInfo API has been shut down")),
            ["GET /v3.0/oa/user/getlist"] = oa.FollowersAsync,
            ["GET /v3.0/oa/user/detail"] = oa.FollowerAsync,
            ["POST /v3.0/oa/quota/message"] = oa.QuotaAsync,
            ["POST /v2.0/oa/quota/message"] = oa.OldQuotaAsync,
        };
    }
}
