using CcHcPublish.Sandbox.Hosting;
using CcHcPublish.Sandbox.Zalo.Accounts;
using Microsoft.AspNetCore.Http;

namespace CcHcPublish.Sandbox.Zalo.OAuth;

/// <summary><c>POST /v4/oa/access_token</c>: a form and the header <c>secret_key</c>; no envelope, HTTP 200 whatever happens.</summary>
internal sealed class TokenEndpoint(SandboxWorld world, GrantBook grants, IReadOnlyList<Oa> oas)
{
    private const int LongestForm = 64 << 10;

    // The live codes for these two are not known; any -140xx will do.
    private const int WrongSecret = -14004;
    private const int WrongCode = -14005;

    public async Task RunAsync(HttpContext http)
    {
        if (await FormAsync(http) is not { } form)
        {
            await RefuseAsync(http, -14001, "Invalid request", "The form is missing.");
            return;
        }

        var appId = form["app_id"].ToString();
        if (oas.FirstOrDefault(o => o.AppId == appId) is not { } app)
        {
            await RefuseAsync(http, -14002, "Invalid appId", "App is not active and user is not admin.");
            return;
        }

        if (http.Request.Headers["secret_key"] != app.Secret)
        {
            await RefuseAsync(http, WrongSecret, "Invalid secret key", "");
            return;
        }

        await (form["grant_type"].ToString() switch
        {
            "refresh_token" => RefreshAsync(http, appId, form["refresh_token"].ToString()),
            "authorization_code" => RedeemAsync(http, appId, form["code"].ToString(), form["code_verifier"].ToString()),
            _ => RefuseAsync(http, -14001, "Invalid grant type", ""),
        });
    }

    /// <summary>Null for anything but a plain form: the documentation knows no multipart here.</summary>
    private static async Task<IFormCollection?> FormAsync(HttpContext http)
    {
        var isForm = http.Request.HasFormContentType && !http.Request.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase);
        if (!isForm || http.Request.ContentLength > LongestForm)
        {
            return null;
        }

        try
        {
            return await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException or IOException)
        {
            return null;
        }
    }

    public static Task RefuseAsync(HttpContext http, int code, string name, string reason) => http.Response.WriteJsonAsync(200, json =>
    {
        json.WriteStartObject();
        json.WriteNumber("error", code);
        json.WriteString("error_name", name);
        json.WriteString("error_reason", reason);
        json.WriteString("ref_doc", "");
        json.WriteString("error_description", "");
        json.WriteString("message", "");
        json.WriteEndObject();
    });

    private Task RefreshAsync(HttpContext http, string appId, string token) => grants.Rotate(appId, token) switch
    {
        RefreshAnswer.Issued(var grant) => WriteAsync(http, grant),
        RefreshAnswer.Spent when world.Options.Zalo.AnswersSpentTokenEmpty => Task.CompletedTask,
        _ => RefuseAsync(http, -14014, "Invalid refresh token.", ""),
    };

    private Task RedeemAsync(HttpContext http, string appId, string code, string verifier) =>
        grants.Redeem(appId, code, verifier) is { } grant ? WriteAsync(http, grant) : RefuseAsync(http, WrongCode, "Invalid authorization code", "");

    private static Task WriteAsync(HttpContext http, Grant grant) => http.Response.WriteJsonAsync(200, json =>
    {
        json.WriteStartObject();
        json.WriteString("access_token", grant.Access);
        json.WriteString("refresh_token", grant.Refresh);
        json.WriteString("expires_in", GrantBook.ExpiresIn);
        json.WriteEndObject();
    });
}
