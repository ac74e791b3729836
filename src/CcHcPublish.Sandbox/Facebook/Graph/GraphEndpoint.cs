using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CcHcPublish.Sandbox.Facebook.State;
using CcHcPublish.Sandbox.Faults;
using CcHcPublish.Sandbox.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace CcHcPublish.Sandbox.Facebook.Graph;

/// <summary>The API as HTTP: reads the call, answers it, adds the headers clients look at.</summary>
public sealed class GraphEndpoint(FacebookSite site, GraphRouter router, PathString prefix)
{
    private const string Methods = "GET, POST, DELETE, HEAD, OPTIONS";
    private const string NoCache = "private, no-cache, no-store, must-revalidate";

    /// <summary>A fixed text: a header takes ASCII alone, and a refusal's own text may be anybody's.</summary>
    private const string Challenge = "OAuth \"Facebook Platform\" \"invalid_token\" \"Invalid OAuth access token.\"";

    public async Task RunAsync(HttpContext http)
    {
        if (http.Request.Method == "OPTIONS")
        {
            http.Response.Headers.Allow = Methods;
            if (AllowOrigin(http))
            {
                http.Response.Headers.AccessControlAllowMethods = Methods;
                http.Response.Headers.AccessControlAllowHeaders = "accept, authorization, content-type, if-none-match, offset, file_size, file_url";
            }

            return;
        }

        var (request, unreadable) = await GraphRequestReader.ReadAsync(http, prefix);
        if (request is null)
        {
            await WriteAsync(http, unreadable!, Serve(CallOf(http)) ?? site.Options.NewestVersion);
            return;
        }

        var fault = CallOf(http) with { Method = request.Method };
        if (Serve(fault) is not { } version)
        {
            await WriteAsync(http, GraphErrors.UnknownPath, site.Options.NewestVersion);
            return;
        }

        if (request is { Method: "POST", Path: [] } && request.Has("batch") && !request.Has("id"))
        {
            var batch = await new GraphBatch(router, site.Options).RunAsync(request, version, http.RequestAborted);
            await WriteAsync(http, batch, version);
            return;
        }

        var (answer, meter) = await router.AnswerAsync(request, fault, http.RequestAborted);
        AddUsage(http.Response, meter);
        if (request["debug"] is "all" or "info" or "warning" && answer is { Refusal: null, Body: JsonObject body })
        {
            body["__debug__"] = new JsonObject();
        }

        await WriteAsync(http, UserTexts.In(request["locale"], answer), version);
    }

    /// <summary>Answers a fault that speaks Meta's own language.</summary>
    public async Task AnswerFaultAsync(FaultRule fault, HttpContext http)
    {
        var version = Serve(CallOf(http)) ?? site.Options.NewestVersion;
        if (fault.Kind == FacebookFaults.Error)
        {
            var refusal = GraphErrors.Arbitrary(fault.Number("code", fault.Number(2)), fault.Number("subcode", 0));
            await WriteAsync(http, Detail(refusal, fault), version);
            return;
        }

        var page = site.Accounts.Pages[0].Id;
        AddUsage(http.Response, new(page, new(100, fault.Number("minutes", fault.Number(60)), true)));
        await WriteAsync(http, GraphErrors.Throttled(fault.Number("code", 80001)), version);
    }

    /// <summary>Meta's own word for what it cannot explain.</summary>
    public Task AnswerUnexpectedAsync(HttpContext http) => WriteAsync(http, GraphErrors.Arbitrary(1, 0), site.Options.NewestVersion);

    /// <summary>The version that answers this request; null for one that does not exist yet.</summary>
    private string? Serve(SideCall call) => site.World.Faults.Take(call, FacebookFaults.OtherVersion) is { } other
        ? other.Text(site.Options.NewestVersion)
        : ServedVersion.Of(GraphRequestReader.VersionOf(call.Path), site.Options);

    private SideCall CallOf(HttpContext http) => new("facebook", http.Request.Method, http.Request.Path.Value![prefix.Value!.Length..]);

    private static GraphRefusal Detail(GraphRefusal refusal, FaultRule fault) => refusal with
    {
        Status = fault.Number("status", 0) is > 0 and var status ? status : null,
        Message = fault.Text("message", refusal.Message),
        UserMessage = fault.Text("user_message", "") is { Length: > 0 } message ? message : null,
        IsTransient = fault.Number("is_transient", 0) == 1 ? true : null,
    };

    private static void AddUsage(HttpResponse response, Metered? meter)
    {
        if (meter is { Usage.IsShown: true } shown)
        {
            response.Headers["x-app-usage"] = Text(shown.Usage.App(isOnlyLimit: shown.PageId is null));
            if (shown.PageId is { } page)
            {
                response.Headers["x-business-use-case-usage"] = Text(shown.Usage.Business(page));
            }
        }
    }

    private static string Text(JsonNode node)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            node.WriteTo(json);
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static async Task WriteAsync(HttpContext http, GraphAnswer answer, string version)
    {
        var headers = http.Response.Headers;
        headers["facebook-api-version"] = version;
        headers["x-fb-trace-id"] = "A" + Accounts.Fresh(10);
        headers["x-fb-request-id"] = "A" + Accounts.Fresh(22);
        headers["x-fb-debug"] = Accounts.Fresh(40);
        headers["x-fb-rev"] = "1030000001";
        headers.CacheControl = NoCache;
        AllowOrigin(http);
        if (answer.Refusal is { Code: 190 or 102 or 104 })
        {
            headers.WWWAuthenticate = Challenge;
        }

        if (answer.Location is { } location)
        {
            http.Response.StatusCode = answer.Status;
            headers.Location = location;
            return;
        }

        await http.Response.WriteJsonAsync(answer.Status, json => answer.Body.WriteTo(json));
        if (http.Request.Method is "GET" or "HEAD" && answer.Refusal is null)
        {
            AddETag(http);
        }
    }

    /// <summary>Meta lets scripts of every page call; here those of this machine alone, for nobody else may read what is rehearsed.</summary>
    private static bool AllowOrigin(HttpContext http)
    {
        var isAllowed = Uri.TryCreate(http.Request.Headers.Origin, UriKind.Absolute, out var origin) && origin is { IsFile: false, IsLoopback: true };
        if (isAllowed)
        {
            http.Response.Headers.AccessControlAllowOrigin = "*";
        }

        return isAllowed;
    }

    /// <summary>Computed over the finished answer, and so different for each form of it.</summary>
    private static void AddETag(HttpContext http)
    {
        var body = (MemoryStream)http.Response.Body;
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body.GetBuffer().AsSpan(0, (int)body.Length)).AsSpan(0, 20))}\"");
        http.Response.Headers.ETag = tag.ToString();
        if (EntityTagHeaderValue.TryParseList(http.Request.Headers.IfNoneMatch, out var known)
            && known.Any(k => k.Equals(EntityTagHeaderValue.Any) || k.Compare(tag, useStrongComparison: false)))
        {
            body.SetLength(0);
            http.Response.StatusCode = 304;
        }
    }
}
