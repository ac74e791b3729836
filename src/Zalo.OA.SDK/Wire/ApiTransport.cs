using System.Globalization;
using System.Text.Json;
using RestSharp;

namespace Zalo.OA.SDK;

/// <summary>
/// Sends calls with the token of the source, renews it once when it is refused, and turns whatever comes back into a result.
/// </summary>
internal sealed class ApiTransport(HttpExchange http, ZaloOaOptions options, IZaloTokenSource tokens, TimeProvider clock)
{
    private RateLimit? lastRateLimit;

    public RateLimit? LastRateLimit => Volatile.Read(ref lastRateLimit);

    /// <param name="call">What to send.</param>
    /// <param name="read">Takes the datum out of <c>data</c>; null where it is missing, which is no success.</param>
    /// <param name="cancel">Ends the wait; a write that was already sent may still take effect.</param>
    public async Task<ZaloResult<T>> SendAsync<T>(ApiCall call, Func<JsonElement, T?> read, CancellationToken cancel)
        where T : class
    {
        var held = await tokens.GetAsync(cancel);
        if (!held.TryGet(out var token, out var error))
        {
            return new ZaloResult<T>.Failure(error);
        }

        var result = await SendOnceAsync(call, token, read, cancel);
        if (result is not ZaloResult<T>.Failure { Error.Remedy: ZaloRemedy.RefreshToken })
        {
            return result;
        }

        // A refused token means that nothing happened, so that a repeat is safe even for a write. Once only.
        held = await tokens.RenewAsync(token, cancel);
        return held.TryGet(out token, out error)
            ? await SendOnceAsync(call, token, read, cancel)
            : new ZaloResult<T>.Failure(error);
    }

    private async Task<ZaloResult<T>> SendOnceAsync<T>(ApiCall call, ZaloSecret token, Func<JsonElement, T?> read, CancellationToken cancel)
        where T : class
    {
        var request = new RestRequest(options.ApiBase.Join(call.Path), call.Method);
        request.AddHeader("access_token", token.Reveal());
        if (options is { SendAppSecretProof: true, AppSecret: { } secret })
        {
            request.AddHeader("appsecret_proof", AppSecretProof.Compute(secret, token));
        }

        call.Fill?.Invoke(request);
        return await http.SendAsync(request, call.Uploads ? options.UploadTimeout : options.Timeout, cancel) switch
        {
            Exchanged.Answered answer => Understand(call, answer, token, read),
            Exchanged.NeverSent(var text) => Failed<T>(call, null, text, new ZaloRemedy.Wait(null)),
            Exchanged.Lost(var text) => Unclear<T>(call, text),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    private ZaloResult<T> Understand<T>(ApiCall call, Exchanged.Answered answer, ZaloSecret token, Func<JsonElement, T?> read)
        where T : class
    {
        RememberRateLimit(answer);
        var status = (int)answer.Status;
        if (Envelope.Parse(answer.Body) is { Error: { } code } envelope)
        {
            if (code != 0)
            {
                var text = ErrorText.Clean(envelope.Message, token, options.AppSecret);
                return Failed<T>(call, code, text, ErrorTable.RemedyFor(code, call.Route, clock.GetUtcNow()));
            }

            // "error 0" under a server error contradicts itself: no proof.
            if (status < 500 && TryRead(envelope.Data, read) is { } value)
            {
                return new ZaloResult<T>.Success(value);
            }

            return Unclear<T>(call, string.Create(CultureInfo.InvariantCulture, $"The answer (HTTP {status}) claims success without proof."));
        }

        // Nobody knows who wrote an answer without envelope: before the service or after it. Only what speaks of the request's own size, form
        // or rate is certain that nothing was taken on.
        return status switch
        {
            429 => Failed<T>(call, null, "HTTP 429 without an envelope.", new ZaloRemedy.Wait(RetryAfter(answer))),
            413 or 414 or 415 or 431 => Failed<T>(call, null, Without(status), new ZaloRemedy.FixRequest()),
            >= 500 or < 300 => Unclear<T>(call, Without(status)),
            _ when call.Writes => Unclear<T>(call, Without(status)),
            401 or 403 or 407 => Failed<T>(call, null, Without(status), new ZaloRemedy.PersonMustAct()),
            _ => Failed<T>(call, null, Without(status), new ZaloRemedy.FixRequest()),
        };

        static string Without(int status) => string.Create(CultureInfo.InvariantCulture, $"HTTP {status} without a readable envelope.");
    }

    private static T? TryRead<T>(JsonElement data, Func<JsonElement, T?> read)
        where T : class
    {
        try
        {
            return read(data);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            return null;
        }
    }

    private static ZaloResult<T> Failed<T>(ApiCall call, int? code, string text, ZaloRemedy remedy) =>
        new ZaloResult<T>.Failure(new ZaloError(code, text, remedy, call.Route));

    private static ZaloResult<T> Unclear<T>(ApiCall call, string text) =>
        Failed<T>(call, null, text, call.Writes ? new ZaloRemedy.LookFirst() : new ZaloRemedy.Wait(null));

    private TimeSpan? RetryAfter(Exchanged.Answered answer) =>
        answer.Header("Retry-After") is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(Math.Min(seconds, 86_400))
            : TimeSpan.FromSeconds(60 - clock.GetUtcNow().Second);

    private void RememberRateLimit(Exchanged.Answered answer)
    {
        if (int.TryParse(answer.Header("X-RateLimit-Limit"), NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
            && int.TryParse(answer.Header("X-RateLimit-Remain"), NumberStyles.None, CultureInfo.InvariantCulture, out var remain))
        {
            Volatile.Write(ref lastRateLimit, new RateLimit(limit, remain, clock.GetUtcNow()));
        }
    }
}
