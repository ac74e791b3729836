using System.Globalization;
using System.Net;
using System.Text.Json;
using RestSharp;

namespace Zalo.OA.SDK;

/// <summary>
/// OAuth v4 of an Official Account: the consent address, the exchange of its code, and single refresh requests. Stores nothing; use
/// <see cref="RotatingTokenSource"/> for tokens that are kept and rotated.
/// </summary>
public sealed class ZaloOAuthClient : IDisposable
{
    private const string TokenRoute = "POST " + ApiPaths.Token;
    private const int InvalidRefreshToken = -14014;

    // Not the service's: how this client marks the zero-byte answer that a spent refresh token gets.
    private const string EmptyAnswer = "The answer is empty, which is how the service refuses a token or code that was used before.";

    private readonly ZaloOaOptions options;
    private readonly HttpExchange http;
    private readonly TimeProvider clock;

    /// <summary>A client for one app.</summary>
    /// <param name="options">Needs <see cref="ZaloOaOptions.AppId"/> and <see cref="ZaloOaOptions.AppSecret"/>.</param>
    /// <param name="handler">The way to the network, not disposed here; default an own one without redirects and cookies.</param>
    /// <param name="clock">The time; default the system's.</param>
    /// <exception cref="ArgumentException">An option is missing or cannot be used.</exception>
    public ZaloOAuthClient(ZaloOaOptions options, HttpMessageHandler? handler = null, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Verify();
        ArgumentException.ThrowIfNullOrEmpty(options.AppId, nameof(options) + "." + nameof(options.AppId));
        ArgumentNullException.ThrowIfNull(options.AppSecret, nameof(options) + "." + nameof(options.AppSecret));
        this.options = options;
        this.clock = clock ?? TimeProvider.System;
        http = new HttpExchange(options, handler);
    }

    internal TimeSpan Timeout => options.Timeout;

    /// <summary>
    /// The address that an administrator of the OA opens to give consent. There is no scope: permission groups are ticked in the developer
    /// console. The service then calls <c>redirect?code=…&amp;oa_id=…&amp;state=…</c>; the code works once, for ten minutes.
    /// </summary>
    /// <param name="redirect">The callback exactly as saved in the console, else -14003.</param>
    /// <param name="codeChallenge"><see cref="Pkce.Challenge"/>.</param>
    /// <param name="state">Random text that the callback must bring back.</param>
    public Uri ConsentAddress(Uri redirect, string codeChallenge, string state)
    {
        ArgumentNullException.ThrowIfNull(redirect);
        var query = $"?app_id={Uri.EscapeDataString(options.AppId!)}&redirect_uri={Uri.EscapeDataString(redirect.AbsoluteUri)}"
            + $"&code_challenge={Uri.EscapeDataString(codeChallenge)}&state={Uri.EscapeDataString(state)}";
        return options.OAuthBase.Join(ApiPaths.Consent + query);
    }

    /// <summary>Buys the first pair with the code of the callback.</summary>
    /// <param name="code">The callback's <c>code</c>.</param>
    /// <param name="verifier"><see cref="Pkce.Verifier"/> of the challenge in the consent address.</param>
    /// <param name="cancel">Ends the wait; the code may be spent then.</param>
    public Task<ZaloResult<TokenPair>> ExchangeCodeAsync(ZaloSecret code, ZaloSecret verifier, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentNullException.ThrowIfNull(verifier);
        return SendAsync(code, [("code", code.Reveal()), ("grant_type", "authorization_code"), ("code_verifier", verifier.Reveal())], cancel);
    }

    /// <summary>
    /// Buys the next pair; the given refresh token is spent and the old access token may die at once. Never call it twice at the same time with
    /// one token. <see cref="ZaloRemedy.LookFirst"/> here means that the token may be spent: one repeat is allowed. Any decoded answer without
    /// tokens is final and needs a person.
    /// </summary>
    /// <param name="refreshToken">The newest refresh token.</param>
    /// <param name="cancel">Ends the wait and may cost the grant; pass none unless you can afford that.</param>
    public Task<ZaloResult<TokenPair>> RefreshAsync(ZaloSecret refreshToken, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(refreshToken);
        return SendAsync(refreshToken, [("refresh_token", refreshToken.Reveal()), ("grant_type", "refresh_token")], cancel);
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    internal static bool IsSpent(ZaloError error) => error.Code == InvalidRefreshToken || (error.Code is null && error.Text == EmptyAnswer);

    private async Task<ZaloResult<TokenPair>> SendAsync(ZaloSecret sent, (string Name, string Value)[] form, CancellationToken cancel)
    {
        var request = new RestRequest(options.OAuthBase.Join(ApiPaths.Token), Method.Post);
        request.AddHeader("secret_key", options.AppSecret!.Reveal());
        request.AddParameter("app_id", options.AppId!, ParameterType.GetOrPost);
        foreach (var (name, value) in form)
        {
            request.AddParameter(name, value, ParameterType.GetOrPost);
        }

        return await http.SendAsync(request, options.Timeout, cancel) switch
        {
            Exchanged.Answered answer => Understand(answer, sent),
            Exchanged.NeverSent(var text) => Failed(null, text, new ZaloRemedy.Wait(null)),
            Exchanged.Lost(var text) => Failed(null, text, new ZaloRemedy.LookFirst()),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private ZaloResult<TokenPair> Understand(Exchanged.Answered answer, ZaloSecret sent)
    {
        if (answer.Status >= HttpStatusCode.InternalServerError)
        {
            return Failed(null, string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)answer.Status}."), new ZaloRemedy.LookFirst());
        }

        if (answer.Body.Length == 0 && answer.Status == HttpStatusCode.OK)
        {
            return Failed(null, EmptyAnswer, new ZaloRemedy.PersonMustAct());
        }

        if (Envelope.Parse(answer.Body) is not { } envelope)
        {
            return Failed(null, "The answer cannot be read.", new ZaloRemedy.LookFirst());
        }

        var root = envelope.Root;
        if (envelope.Error is null or 0
            && ZaloSecret.TryCreate(Envelope.ReadText(root, "access_token"), out var access)
            && ZaloSecret.TryCreate(Envelope.ReadText(root, "refresh_token"), out var refresh))
        {
            var now = clock.GetUtcNow();
            return new ZaloResult<TokenPair>.Success(new TokenPair(access, refresh, now, now + Life(root)));
        }

        // Some bodies name the reason without a number; the first text there is will do.
        string[] members = ["message", "error_description", "error_reason", "error_name"];
        var text = members.Select(m => Envelope.ReadText(root, m)).FirstOrDefault(t => t.Length > 0) ?? "The answer holds no tokens and no reason.";
        return Failed(envelope.Error, ErrorText.Clean(text, sent, options.AppSecret), new ZaloRemedy.PersonMustAct());
    }

    // Text in the official example, a number elsewhere; nonsense counts as the documented 25 hours.
    private static TimeSpan Life(JsonElement root)
    {
        var seconds = 0L;
        if (root.TryGetProperty("expires_in", out var value))
        {
            _ = value.ValueKind == JsonValueKind.Number
                ? value.TryGetInt64(out seconds)
                : long.TryParse(Envelope.ReadText(root, "expires_in"), NumberStyles.None, CultureInfo.InvariantCulture, out seconds);
        }

        return seconds is > 0 and < 366 * 86_400 ? TimeSpan.FromSeconds(seconds) : TokenPair.DocumentedLife;
    }

    private static ZaloResult<TokenPair> Failed(int? code, string text, ZaloRemedy remedy) =>
        new ZaloResult<TokenPair>.Failure(new ZaloError(code, text, remedy, TokenRoute));
}
