using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CcHcPublish.Sandbox.Hosting;
using CcHcPublish.Sandbox.Zalo.Accounts;
using CcHcPublish.Sandbox.Zalo.OAuth;
using Microsoft.AspNetCore.Http;

namespace CcHcPublish.Sandbox.Zalo;

/// <summary>The API host: finds the route, checks token, rate, proof and permission in this order, runs the route and wraps its reply.</summary>
internal sealed class ZaloApi(SandboxWorld world, GrantBook grants, IReadOnlyDictionary<string, Func<ZaloCall, Task<ZaloReply>>> routes)
{
    private const string ArticlePaths = "/v2.0/article/";

    private readonly RateWindow rate = new(world.Clock, world.Options.Zalo.CallsPerMinute);

    public async Task RunAsync(HttpContext http)
    {
        SayRate(http, world.Options.Zalo.CallsPerMinute);
        var path = ZaloSide.CallOf(http).Path;
        path = world.Options.Zalo.IgnoresTrailingSlash && path.Length > 1 ? path.TrimEnd('/') : path;
        if (http.Request.Method == "OPTIONS" && world.Options.Zalo.AnswersOptions && Methods(path) is { Length: > 0 } methods)
        {
            http.Response.Headers.Allow = methods;
            return;
        }

        await WriteAsync(http, await AnswerAsync(http, path));
    }

    public static Task WriteAsync(HttpContext http, ZaloReply reply) => http.Response.WriteJsonAsync(reply is ZaloReply.Refused r ? r.Status : 200, json =>
    {
        json.WriteStartObject();
        switch (reply)
        {
            case ZaloReply.Ok(var data):
                json.WriteNumber("error", 0);
                json.WriteString("message", "Success");
                if (data is not null)
                {
                    json.WritePropertyName("data");
                    data(json);
                }

                break;
            case ZaloReply.Refused(var code, var text, _):
                json.WriteNumber("error", code);
                json.WriteString("message", text);
                break;
        }

        json.WriteEndObject();
    });

    /// <summary>What a path can be called with, as the header Allow tells it; empty for an unknown one.</summary>
    private string Methods(string path) => string.Concat(
        routes.ContainsKey("GET " + path) ? "GET, HEAD, " : "", routes.ContainsKey("POST " + path) ? "POST, " : "") is { Length: > 0 } known ? known + "OPTIONS" : "";

    private async Task<ZaloReply> AnswerAsync(HttpContext http, string path)
    {
        var method = http.Request.Method == "HEAD" ? "GET" : http.Request.Method;
        if (!routes.TryGetValue($"{method} {path}", out var route))
        {
            // A removed route was seen to answer like this; every other unknown one as below.
            return path == ArticlePaths + "upload_image"
                ? new ZaloReply.Refused(-209, "API is not support", 404)
                : new ZaloReply.Refused(404, "empty or invalid API", world.Options.Zalo.UnknownRouteStatus);
        }

        var (oa, refused) = Admit(http);
        if (oa is null)
        {
            return refused!;
        }

        var isArticle = path.StartsWith(ArticlePaths, StringComparison.Ordinal);
        var left = rate.Take(oa.AppId + (isArticle ? " article" : " oa"));
        SayRate(http, Math.Max(0, left));
        if (left < 0)
        {
            return new ZaloReply.Refused(-32, "Your application reached limit call api");
        }

        if (world.Options.Zalo.RequiresAppSecretProof && !HasProof(http, oa))
        {
            return new ZaloReply.Refused(-242, "Invalid appsecret_proof provided in the API argument");
        }

        return isArticle && !world.Options.Zalo.MayManageArticles
            ? new ZaloReply.Refused(-223, "Official Account has not authorized this API")
            : await route(new ZaloCall(http, oa, world));
    }

    /// <summary>The token comes in the header <c>access_token</c> and nowhere else: not as bearer, not in the query.</summary>
    private (Oa? Oa, ZaloReply? Refused) Admit(HttpContext http)
    {
        var call = ZaloSide.CallOf(http);
        var token = http.Request.Headers["access_token"].ToString();
        if (grants.Find(token) is not var (oa, isLive) || token.Length == 0)
        {
            return (null, new ZaloReply.Refused(-216, "Access token is invalid"));
        }

        if (world.Faults.Take(call, ZaloFaults.TokenExpired) is not null)
        {
            grants.ExpireAccess(oa);
        }

        if (world.Faults.Take(call, ZaloFaults.TokenRevoked) is not null)
        {
            grants.RevokeAccess(oa);
        }

        if (world.Faults.Take(call, ZaloFaults.GrantRevoked) is not null)
        {
            grants.RevokeAll(oa);
        }

        return grants.Find(token) switch
        {
            null => (null, new ZaloReply.Refused(-216, "Access token is invalid")),
            (_, false) => (null, new ZaloReply.Refused(-220, "access_token is expired or removed")),
            _ => (oa, null),
        };
    }

    private static bool HasProof(HttpContext http, Oa oa) => http.Request.Headers["appsecret_proof"] == Convert.ToHexStringLower(
        HMACSHA256.HashData(Encoding.UTF8.GetBytes(oa.Secret), Encoding.UTF8.GetBytes(http.Request.Headers["access_token"].ToString())));

    private void SayRate(HttpContext http, int left)
    {
        http.Response.Headers["X-RateLimit-Limit"] = world.Options.Zalo.CallsPerMinute.ToString(CultureInfo.InvariantCulture);
        http.Response.Headers["X-RateLimit-Remain"] = left.ToString(CultureInfo.InvariantCulture);
    }
}
