using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Zalo.OA.SDK;

/// <summary>
/// Client of the Zalo Official Account Open API for one OA. Safe for concurrent use; keep one as long as the program runs. No method throws for
/// what the far side or the network does: every outcome is a <see cref="ZaloResult{T}"/>. Only cancellation by the caller throws
/// <see cref="OperationCanceledException"/>, and a write that was under way may then have taken effect.
/// </summary>
/// <remarks>
/// The client repeats a call in one case only: once, with a renewed token, after -216 or -220. Every other repeat is the caller's decision,
/// because the API has no idempotency key. Facts about the service come from Zalo's own PHP, Java and .NET libraries and from dated
/// transcriptions of its pages; the README lists what is in doubt.
/// </remarks>
public sealed partial class ZaloOaClient : IDisposable
{
    private readonly ZaloOaOptions options;
    private readonly TimeProvider clock;
    private readonly HttpExchange http;
    private readonly ApiTransport api;

    /// <summary>A client for one OA.</summary>
    /// <param name="options">Addresses and limits.</param>
    /// <param name="tokens">Where the access token comes from; see <see cref="RotatingTokenSource"/>.</param>
    /// <param name="handler">The way to the network, not disposed here; default an own one without redirects and cookies.</param>
    /// <param name="clock">The time; default the system's.</param>
    /// <exception cref="ArgumentException">An option cannot be used.</exception>
    public ZaloOaClient(ZaloOaOptions options, IZaloTokenSource tokens, HttpMessageHandler? handler = null, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(tokens);
        options.Verify();
        this.options = options;
        this.clock = clock ?? TimeProvider.System;
        http = new HttpExchange(options, handler);
        api = new ApiTransport(http, options, tokens, this.clock);
    }

    /// <summary>What the newest answer said about the service's own call limit; null before the first answer that says it.</summary>
    public RateLimit? LastRateLimit => api.LastRateLimit;

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private static T? Read<T>(JsonElement data, JsonTypeInfo<T> type)
        where T : class => data.ValueKind == JsonValueKind.Object ? data.Deserialize(type) : null;

    private static string? ReadRequired(JsonElement data, string name) => Envelope.ReadText(data, name) is var text && Envelope.IsName(text) ? text : null;

    private static ZaloResult<T> Refused<T>(string route, string problem) =>
        new ZaloResult<T>.Failure(new ZaloError(null, problem, new ZaloRemedy.FixRequest(), route));
}
