using System.Text.Json;
using Zalo.OA.SDK;

namespace CcHcPublish.Chaos.Nodes;

/// <summary>Walks through the consent page as the OA's administrator would, and keeps the pair it gives.</summary>
internal sealed class GiveConsent(Uri sandbox, JsonElement account, ZaloOAuthClient oauth, RotatingTokenSource tokens)
{
    private static readonly Uri Callback = new("http://127.0.0.1/zalo");

    /// <summary>False when the far side was in trouble just then: ask again later.</summary>
    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var pkce = Pkce.Create();
        var consent = new UriBuilder(oauth.ConsentAddress(Callback, pkce.Challenge, "chaos"));
        consent.Path = consent.Path.TrimEnd('/') + "/grant";
        consent.Query += "&oa_id=" + account.GetProperty("oa_id").GetString();
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = sandbox };
        using var answer = await http.GetAsync(consent.Uri, cancel);
        if (answer.Headers.Location is not { } back || Code(back) is not { } code) return false;
        if (!(await oauth.ExchangeCodeAsync(new ZaloSecret(code), pkce.Verifier, cancel)).TryGet(out var pair, out _)) return false;
        await tokens.AdoptAsync(pair, cancel);
        return true;
    }

    private static string? Code(Uri back) => back.Query.TrimStart('?').Split('&')
        .Select(part => part.Split('=', 2)).FirstOrDefault(part => part[0] == "code") is [_, var code] ? Uri.UnescapeDataString(code) : null;
}
