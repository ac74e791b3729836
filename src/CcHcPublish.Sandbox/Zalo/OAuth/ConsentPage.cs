using CcHcPublish.Sandbox.Reader;
using CcHcPublish.Sandbox.Zalo.Accounts;
using Microsoft.AspNetCore.Http;

namespace CcHcPublish.Sandbox.Zalo.OAuth;

/// <summary>
/// <c>GET /v4/oa/permission</c>: the page on which an administrator of an OA consents, and <c>/v4/oa/permission/grant</c> behind its button, which
/// a test calls directly.
/// </summary>
internal sealed class ConsentPage(SandboxWorld world, GrantBook grants, IReadOnlyList<Oa> oas)
{
    private const string Style = """
        h1{font-size:1.3rem}.oa{display:block;padding:.9rem 1rem;margin:.75rem 0;background:#0068ff;color:#fff;border-radius:.75rem;text-decoration:none;text-align:center}
        """;

    public Task ShowAsync(HttpContext http)
    {
        if (Find(http) is not { } asked)
        {
            return RefuseAsync(http);
        }

        var buttons = asked.Apps.Select(oa => Html.Of(
            $"""<a class="oa" href="{http.Request.PathBase}/zalo/v4/oa/permission/grant{http.Request.QueryString.Add("oa_id", oa.Id).Value}">Đồng ý cho {oa.Name}</a>"""));
        return ReaderPages.WriteAsync(http, ReaderPages.Frame("Cấp quyền cho ứng dụng", Style, Html.Of($"""
            <main>
            <h1>Ứng dụng xin quản lý Official Account</h1>
            <p>Ứng dụng sẽ được: quản lý bài viết, xem thông tin OA, gửi tin và thông báo qua OA.</p>
            {Html.Join(buttons)}
            <p>Đây là trang tập; không có quyền nào trên Zalo thật được cấp.</p>
            </main>
            """)));
    }

    public Task GrantAsync(HttpContext http)
    {
        var query = http.Request.Query;
        if (Find(http) is not { } asked || asked.Apps.FirstOrDefault(o => query["oa_id"] == o.Id) is not { } oa)
        {
            return RefuseAsync(http);
        }

        var back = QueryString.Create("code", grants.IssueCode(oa, query["code_challenge"])).Add("oa_id", oa.Id);
        back = query["state"].ToString() is { Length: > 0 } state ? back.Add("state", state) : back;
        var address = asked.Redirect.AbsoluteUri;
        http.Response.StatusCode = 302;
        http.Response.Headers.Location = address + (asked.Redirect.Query.Length > 0 ? "&" + back.Value![1..] : back.Value);
        return Task.CompletedTask;
    }

    private (IReadOnlyList<Oa> Apps, Uri Redirect)? Find(HttpContext http)
    {
        var query = http.Request.Query;
        Oa[] apps = [.. oas.Where(o => query["app_id"] == o.AppId)];
        return apps.Length > 0 && IsCallback(query["redirect_uri"], out var redirect) ? (apps, redirect!) : null;
    }

    private bool IsCallback(string? text, out Uri? redirect) =>
        Uri.TryCreate(text, UriKind.Absolute, out redirect)
        && redirect.Scheme is "http" or "https"
        && (world.Options.Zalo.Callback is not { } saved || saved == redirect);

    private Task RefuseAsync(HttpContext http) => oas.Any(o => http.Request.Query["app_id"] == o.AppId)
        ? TokenEndpoint.RefuseAsync(http, -14003, "Invalid redirect uri", "")
        : TokenEndpoint.RefuseAsync(http, -14002, "Invalid appId", "App is not active and user is not admin.");
}
