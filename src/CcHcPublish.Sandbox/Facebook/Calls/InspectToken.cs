using System.Text.Json.Nodes;
using CcHcPublish.Sandbox.Facebook.Graph;
using CcHcPublish.Sandbox.Facebook.State;

namespace CcHcPublish.Sandbox.Facebook.Calls;

/// <summary><c>GET /debug_token</c>: what a token may do and how long it lives. A dead token is told with status 200.</summary>
public static class InspectToken
{
    /// <summary>Data access ends about 90 days after the person's last login.</summary>
    private static readonly TimeSpan DataAccess = TimeSpan.FromDays(90);

    public static GraphAnswer Run(GraphCall call)
    {
        if (call.Request["input_token"] is not { } value)
        {
            return GraphErrors.Parameter("The parameter input_token is required");
        }

        var token = call.Site.Accounts.Token(value);
        var refusal = token is null ? GraphErrors.UnreadableToken
            : token.ExpiresAt <= call.Now ? GraphErrors.TokenDead(463)
            : FacebookFaults.TakeDead(call.Site.World.Faults, call.Fault) is { } dead ? GraphErrors.TokenDead(dead)
            : null;
        return GraphAnswer.Ok(new JsonObject { ["data"] = refusal is null ? Alive(call, token!) : Dead(call, refusal) });
    }

    private static JsonObject Alive(GraphCall call, TokenRecord token)
    {
        var scopes = token.Value == call.Token.Value ? call.Scopes : token.Scopes;
        var shown = new JsonObject
        {
            ["app_id"] = call.Site.Accounts.App.Id,
            ["type"] = token.Kind switch
            {
                TokenKind.Page => "PAGE",
                TokenKind.SystemUser => "SYSTEM_USER",
                TokenKind.App => "APP",
                _ => "USER",
            },
            ["application"] = Accounts.AppName,
            ["data_access_expires_at"] = (token.IssuedAt + DataAccess).ToUnixTimeSeconds(),
            ["expires_at"] = token.ExpiresAt?.ToUnixTimeSeconds() ?? 0,
            ["is_valid"] = true,
            ["issued_at"] = token.IssuedAt.ToUnixTimeSeconds(),
            ["scopes"] = new JsonArray([.. scopes.Select(s => JsonValue.Create(s))]),
            ["granular_scopes"] = new JsonArray([.. scopes.Select(s => Granular(call, token, s))]),
            ["user_id"] = token.Kind == TokenKind.SystemUser ? Accounts.SystemUserId : Accounts.PersonId,
        };
        if (token.Kind == TokenKind.Page)
        {
            shown["profile_id"] = token.ProfileId;
        }

        return shown;
    }

    private static JsonObject Granular(GraphCall call, TokenRecord token, string scope) => new()
    {
        ["scope"] = scope,
        ["target_ids"] = new JsonArray([.. call.Site.Accounts.Pages
            .Where(p => token.Kind != TokenKind.Page || p.Id == token.ProfileId)
            .Select(p => JsonValue.Create(p.Id))]),
    };

    private static JsonObject Dead(GraphCall call, GraphRefusal refusal)
    {
        var error = new JsonObject { ["code"] = refusal.Code, ["message"] = refusal.Message };
        if (refusal.Subcode is { } subcode)
        {
            error["subcode"] = subcode;
        }

        return new()
        {
            ["app_id"] = call.Site.Accounts.App.Id,
            ["error"] = error,
            ["is_valid"] = false,
            ["scopes"] = new JsonArray(),
        };
    }
}
