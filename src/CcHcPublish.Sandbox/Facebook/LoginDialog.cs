using CcHcPublish.Sandbox.Facebook.Calls;
using CcHcPublish.Sandbox.Facebook.State;
using CcHcPublish.Sandbox.Reader;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;

namespace CcHcPublish.Sandbox.Facebook;

/// <summary>Stand-in of <c>www.facebook.com/{version}/dialog/oauth</c>: a person agrees or not, and goes back with a code or an error.</summary>
public sealed class LoginDialog(FacebookSite site, IssueToken issue)
{
    public void Map(IEndpointRouteBuilder routes, PathString prefix)
    {
        routes.MapGet(prefix + "/{version}/dialog/oauth", AskAsync);
        routes.MapPost(prefix + "/{version}/dialog/oauth", AgreeAsync);
    }

    private Task AskAsync(HttpContext http)
    {
        if (Refusal(http.Request.Query) is { } refusal)
        {
            return WriteAsync(http, Html.Of($"<p>{refusal}</p>"), 400);
        }

        var scopes = Scopes(http.Request.Query);
        return WriteAsync(http, Html.Of($"""
            <h1>Cho phép đăng bài?</h1>
            <p><strong>{Accounts.AppName}</strong> xin các quyền sau trên các Trang bạn quản lý:</p>
            <ul>{Html.Join(scopes.Select(s => Html.Of($"<li><code>{s}</code></li>")))}</ul>
            <form method="post" action="{http.Request.Path + http.Request.QueryString}">
            <button name="agree" value="1">Đồng ý</button> <button name="agree" value="0">Không</button>
            </form>
            """));
    }

    private async Task AgreeAsync(HttpContext http)
    {
        if (Refusal(http.Request.Query) is { } refusal)
        {
            await WriteAsync(http, Html.Of($"<p>{refusal}</p>"), 400);
            return;
        }

        var agrees = !http.Request.HasFormContentType || (await http.Request.ReadFormAsync(http.RequestAborted))["agree"] != "0";
        var back = http.Request.Query["redirect_uri"].ToString();
        var answer = new Dictionary<string, string?> { ["state"] = http.Request.Query["state"] };
        if (agrees)
        {
            answer["code"] = issue.NewCode(back, Scopes(http.Request.Query), site.World.Now);
        }
        else
        {
            answer["error"] = "access_denied";
            answer["error_reason"] = "user_denied";
        }

        http.Response.StatusCode = 302;
        http.Response.Headers.Location = QueryHelpers.AddQueryString(back, answer);
    }

    private string? Refusal(IQueryCollection query)
    {
        if (query["client_id"] != site.Accounts.App.Id)
        {
            return "Mã ứng dụng (client_id) không đúng.";
        }

        // The sandbox sends a code to this machine alone, however the address was made.
        return Uri.TryCreate(query["redirect_uri"], UriKind.Absolute, out var back) && back.IsLoopback && back.Scheme is "http" or "https"
            ? null
            : "Địa chỉ quay về (redirect_uri) phải nằm trên máy này.";
    }

    private static IReadOnlyList<string> Scopes(IQueryCollection query) =>
        [.. query["scope"].ToString().Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Intersect(Accounts.AllScopes)];

    private static Task WriteAsync(HttpContext http, Html body, int status = 200) =>
        ReaderPages.WriteAsync(http, ReaderPages.Frame("Đăng nhập Facebook (mô phỏng)", "", Html.Of($"<main>{body}</main>")), status);
}
