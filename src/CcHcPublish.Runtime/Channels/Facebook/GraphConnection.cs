using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Logging;
using RestSharp;
using RestSharp.Serializers.Json;

namespace CcHcPublish.Runtime.Channels.Facebook;

/// <summary>
/// One call out, one closed result back. The token travels in the Authorization header alone; nothing is retried and no redirect followed;
/// a success is only what the body proves.
/// </summary>
internal sealed partial class GraphConnection : IDisposable
{
    /// <summary>A version is short; what is longer is cut, because it is shown to people.</summary>
    private const int LongestVersion = 16;

    private readonly FacebookPageOptions options;
    private readonly TimeProvider clock;
    private readonly ILogger log;
    private readonly RestClient rest;
    private string? warnedOf;
    private TimedUsage? told;

    public GraphConnection(FacebookPageOptions options, TimeProvider clock, ILogger log)
    {
        this.options = options;
        this.clock = clock;
        this.log = log;
        var settings = new RestClientOptions(options.BaseAddress)
        {
            Timeout = options.Timeout,
            ThrowOnAnyError = false,
            FollowRedirects = false,
            UserAgent = "CcHcPublish",
            ConfigureMessageHandler = inner => new LimitedAnswers(inner),
        };
        rest = new(settings, configureSerialization: s => s.UseSystemTextJson(GraphJson.Default.Options));
    }

    /// <summary>The version that answered last, by its own word; null before the first answer.</summary>
    public string? ServedVersion { get; private set; }

    /// <summary>The quota as the last answer that spoke of it told, as long as that holds.</summary>
    public GraphUsage? Usage => told is { } last && clock.GetUtcNow() < last.Until ? last.Usage : null;

    /// <summary>A call that shows no token, for trading codes and secrets in its body.</summary>
    public RestRequest Anonymous(Method method, string path) => new($"{options.Version}/{path}", method);

    public RestRequest Request(Method method, string path)
    {
        var request = Anonymous(method, path);
        request.AddHeader("Authorization", "Bearer " + options.Token.Reveal());
        if (options.Locale is { } locale)
        {
            request.AddParameter("locale", locale);
        }

        if (options.AppSecret is { } secret)
        {
            var (proof, time) = AppSecretProof.Sign(options.Token, secret, clock.GetUtcNow());
            request.AddParameter("appsecret_proof", proof);
            request.AddParameter("appsecret_time", time);
        }

        return request;
    }

    /// <exception cref="OperationCanceledException">The caller's own token was cancelled; a write may or may not have taken effect.</exception>
    public async Task<GraphResult<T>> SendAsync<T>(RestRequest request, JsonTypeInfo<T> type, CancellationToken cancel)
    {
        var isWrite = request.Method != Method.Get;
        var answer = await rest.ExecuteAsync(request, cancel);
        if (answer.StatusCode == 0 || answer.RawBytes is null)
        {
            // An answer that did arrive counts, even when the caller has given up meanwhile.
            cancel.ThrowIfCancellationRequested();
        }

        var usage = GraphUsage.Read((answer.Headers ?? []).Select(h => (h.Name, h.Value?.ToString() ?? "")));
        if (usage is not null) told = new(usage, clock.GetUtcNow() + (usage.RegainAfter ?? GraphErrorTable.AfterThrottling));
        CompareVersion(answer);
        var result = Read(answer, type, isWrite, usage) with { Usage = usage };
        if (result is GraphResult<T>.Failure { Error: { Code: { } code, IsGone: false } error })
        {
            var number = error.Subcode is { } subcode ? string.Create(CultureInfo.InvariantCulture, $"{code}/{subcode}") : code.ToString(CultureInfo.InvariantCulture);
            LogRefused(log, request.Method, request.Resource, number, ChannelText.Quoted(error.TraceId));
        }

        return result;
    }

    /// <summary>A failure that Meta did not put into words itself.</summary>
    public static GraphResult<T> Unproven<T>(string message, bool isWrite, int status = 0) => new GraphResult<T>.Failure(new()
    {
        Message = message,
        Status = status,
        Advice = isWrite ? new GraphAdvice.OutcomeUnknown(IsProbablyDone: false) : new GraphAdvice.RetryLater(null),
    });

    /// <summary>Reads one body: an error in it decides, whatever the status says.</summary>
    public GraphResult<T> ReadBody<T>(ReadOnlySpan<byte> body, int status, JsonTypeInfo<T> type, bool isWrite, GraphUsage? usage)
    {
        try
        {
            // An envelope parses from any object; only one with an error in it counts.
            if (JsonSerializer.Deserialize(body, GraphJson.Default.ErrorEnvelope)?.Error is { } error)
            {
                return new GraphResult<T>.Failure(Explain(error, status, isWrite, usage));
            }

            if (status is >= 200 and <= 299 && JsonSerializer.Deserialize(body, type) is { } value)
            {
                return new GraphResult<T>.Success(value);
            }
        }
        catch (JsonException) when (status is >= 200 and <= 299)
        {
            return body.TrimStart(" \r\n\t"u8) is [(byte)'[', ..]
                ? ReadList(body, status, type, isWrite)
                : Unproven<T>("The answer is not what the contract says.", isWrite, status);
        }
        catch (JsonException)
        {
            // HTML or torn text beside an error status: the status says the rest.
        }

        return WithoutEnvelope<T>(status, isWrite);
    }

    public void Dispose() => rest.Dispose();

    private GraphResult<T> Read<T>(RestResponse answer, JsonTypeInfo<T> type, bool isWrite, GraphUsage? usage)
    {
        if (answer.StatusCode == 0 || answer.ErrorException is HttpRequestException { HttpRequestError: not HttpRequestError.Unknown } || answer.RawBytes is null)
        {
            return NoAnswer<T>(answer, isWrite);
        }

        return ReadBody(answer.RawBytes, (int)answer.StatusCode, type, isWrite, usage);
    }

    /// <summary>A JSON list is no envelope; the wanted type decides.</summary>
    private static GraphResult<T> ReadList<T>(ReadOnlySpan<byte> body, int status, JsonTypeInfo<T> type, bool isWrite)
    {
        try
        {
            return JsonSerializer.Deserialize(body, type) is { } value
                ? new GraphResult<T>.Success(value)
                : Unproven<T>("The answer is empty.", isWrite, status);
        }
        catch (JsonException)
        {
            return Unproven<T>("The answer is not what the contract says.", isWrite, status);
        }
    }

    /// <summary>A call that never got a connection was not made; every other silence leaves the outcome open.</summary>
    private static GraphResult<T> NoAnswer<T>(RestResponse answer, bool isWrite)
    {
        var wasSent = answer.ErrorException is not HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
                or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        };
        var reason = answer.ResponseStatus == ResponseStatus.TimedOut ? "No answer in time." : "The connection ended without an answer.";
        return Unproven<T>(wasSent ? reason : "No connection could be made.", isWrite && wasSent);
    }

    private static GraphResult<T> WithoutEnvelope<T>(int status, bool isWrite) => status switch
    {
        (int)HttpStatusCode.TooManyRequests => Fail<T>(status, new GraphAdvice.RetryLater(GraphErrorTable.AfterThrottling)),
        (int)HttpStatusCode.RequestEntityTooLarge => Fail<T>(status, new GraphAdvice.FixRequest()),
        _ => Unproven<T>($"Status {status} without an error that Meta wrote.", isWrite, status),
    };

    private static GraphResult<T> Fail<T>(int status, GraphAdvice advice) =>
        new GraphResult<T>.Failure(new() { Message = $"Status {status} without an error that Meta wrote.", Status = status, Advice = advice });

    private GraphError Explain(ErrorBody error, int status, bool isWrite, GraphUsage? usage) => new()
    {
        Code = error.Code,
        Subcode = error.Subcode,
        Message = Masked(error.Message),
        UserTitle = Masked(error.UserTitle),
        UserMessage = Masked(error.UserMessage),
        TraceId = Masked(error.TraceId),
        Status = status,
        Advice = GraphErrorTable.Advise(error, isWrite, usage),
    };

    /// <summary>Meta's text without any secret of ours.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public string? Masked(string? text) => SecretText.Hide(text, options.Token, options.AppSecret);

    private void CompareVersion(RestResponse answer)
    {
        if (answer.Headers?.FirstOrDefault(h => h.Name.Equals("facebook-api-version", StringComparison.OrdinalIgnoreCase))?.Value is not string served)
        {
            return;
        }

        served = served.Length > LongestVersion ? served[..LongestVersion] : served;
        ServedVersion = served;
        if (served != options.Version && Interlocked.Exchange(ref warnedOf, served) != served)
        {
            LogOtherVersion(log, options.Version, served);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Facebook từ chối {Method} {Path}: mã {Code}, fbtrace_id {Trace}.")]
    private static partial void LogRefused(ILogger log, Method method, string path, string code, string trace);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Phần mềm gọi Graph API {Asked} nhưng Facebook trả lời bằng {Served}; Tổ tin học xem nhật ký thay đổi của Meta.")]
    private static partial void LogOtherVersion(ILogger log, string asked, string served);

    private sealed record TimedUsage(GraphUsage Usage, DateTimeOffset Until);
}
