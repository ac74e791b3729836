using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CcHcPublish.Sandbox.Facebook.Graph;
using CcHcPublish.Sandbox.Facebook.State;

namespace CcHcPublish.Sandbox.Facebook.Calls;

/// <summary><c>GET /oauth/access_token</c> in its three grants, and the codes the login dialog hands out.</summary>
public sealed class IssueToken(Accounts accounts)
{
    private static readonly TimeSpan ShortLife = TimeSpan.FromHours(2);
    private static readonly TimeSpan LongLife = TimeSpan.FromDays(60);
    private static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, (string RedirectUri, IReadOnlyList<string> Scopes, DateTimeOffset Until)> codes = new(StringComparer.Ordinal);

    /// <summary>A code that can be changed into a token once, by whoever names the same redirect address.</summary>
    public string NewCode(string redirectUri, IReadOnlyList<string> scopes, DateTimeOffset now)
    {
        var code = "AQ" + Accounts.Fresh(40);
        codes[code] = (redirectUri, scopes, now + CodeLife);
        return code;
    }

    public GraphAnswer Run(GraphRequest request, DateTimeOffset now)
    {
        if (request["client_id"] != accounts.App.Id)
        {
            return new GraphRefusal(101, "Error validating application. Cannot get application info due to a system error.");
        }

        if (request["client_secret"] != accounts.App.Secret)
        {
            return new GraphRefusal(1, "Error validating client secret.") { Status = 400 };
        }

        return request["grant_type"] switch
        {
            "client_credentials" => Body(accounts.AppToken, null),
            "fb_exchange_token" => Exchange(request["fb_exchange_token"], now),
            _ => Redeem(request, now),
        };
    }

    private GraphAnswer Exchange(string? shortToken, DateTimeOffset now)
    {
        if (shortToken is null || accounts.Token(shortToken) is not { Kind: not TokenKind.App } token)
        {
            return GraphErrors.UnreadableToken;
        }

        return token.ExpiresAt <= now ? GraphErrors.TokenDead(463)
            : token.Kind == TokenKind.User ? Issue(token.Scopes, now, LongLife)
            : Body(token.Value, null);
    }

    private GraphAnswer Redeem(GraphRequest request, DateTimeOffset now)
    {
        if (request["code"] is not { } code || !codes.TryRemove(code, out var entry) || entry.Until <= now)
        {
            return GraphErrors.Parameter("This authorization code has been used or has expired.");
        }

        return entry.RedirectUri == request["redirect_uri"]
            ? Issue(entry.Scopes, now, ShortLife)
            : GraphErrors.Parameter("Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request");
    }

    private GraphAnswer Issue(IReadOnlyList<string> scopes, DateTimeOffset now, TimeSpan life)
    {
        var token = accounts.Issue(new()
        {
            Value = "EAAG" + Accounts.Fresh(80),
            Kind = TokenKind.User,
            ProfileId = Accounts.PersonId,
            IssuedAt = now,
            ExpiresAt = now + life,
            Scopes = scopes,
        });
        return Body(token.Value, (int)life.TotalSeconds);
    }

    private static GraphAnswer Body(string token, int? seconds)
    {
        var body = new JsonObject { ["access_token"] = token, ["token_type"] = "bearer" };
        if (seconds is { } life)
        {
            body["expires_in"] = life;
        }

        return GraphAnswer.Ok(body);
    }
}
