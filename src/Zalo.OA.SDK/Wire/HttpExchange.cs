using System.Net;
using RestSharp;

namespace Zalo.OA.SDK;

/// <summary>One exchange over HTTP and what can be said of it for certain. Never throws but for cancellation by the caller.</summary>
internal sealed class HttpExchange : IDisposable
{
    private readonly RestClient rest;
    private readonly HttpMessageHandler? owned;

    public HttpExchange(ZaloOaOptions options, HttpMessageHandler? handler)
    {
        owned = handler is null ? CreateHandler() : null;
        var http = new HttpClient(new BoundedAnswers(handler ?? owned!, options.MaxAnswerBytes), disposeHandler: false)
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        rest = new RestClient(http, new RestClientOptions
        {
            FollowRedirects = false,
            RedirectOptions = new RedirectOptions { FollowRedirects = false },
            UserAgent = "Zalo.OA.SDK",

            // Any status with a whole body is an answer; what it means is decided elsewhere.
            CalculateResponseStatus = _ => ResponseStatus.Completed,
            SetErrorExceptionOnUnsuccessfulStatusCode = false,
            Encoding = System.Text.Encoding.UTF8,
        }, disposeHttpClient: true);
    }

    public async Task<Exchanged> SendAsync(RestRequest request, TimeSpan timeout, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        request.Timeout = timeout;
        var response = await rest.ExecuteAsync(request, cancel);
        if (response.ResponseStatus is ResponseStatus.Completed)
        {
            return new Exchanged.Answered(response.StatusCode, response.RawBytes ?? [], response.Headers ?? []);
        }

        cancel.ThrowIfCancellationRequested();
        return response switch
        {
            { ResponseStatus: ResponseStatus.TimedOut } => new Exchanged.Lost("No answer within the time allowed."),
            { ErrorException: { } exception } => Classify(exception),
            _ => new Exchanged.Lost("The connection was lost."),
        };
    }

    public void Dispose()
    {
        rest.Dispose();
        owned?.Dispose();
    }

    private static Exchanged Classify(Exception exception)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            if (current is HttpRequestException { HttpRequestError: var error })
            {
                switch (error)
                {
                    case HttpRequestError.NameResolutionError:
                        return new Exchanged.NeverSent("The host's name cannot be resolved.");
                    case HttpRequestError.ConnectionError:
                        return new Exchanged.NeverSent("No connection to the host.");
                    case HttpRequestError.SecureConnectionError:
                        return new Exchanged.NeverSent("No secure connection to the host.");
                    case HttpRequestError.ProxyTunnelError:
                        return new Exchanged.NeverSent("The proxy opens no tunnel to the host.");
                    case HttpRequestError.ConfigurationLimitExceeded:
                        return new Exchanged.Lost("The answer is larger than allowed.");
                }
            }
        }

        // The exception's own text is left out: it may quote addresses or headers.
        return new Exchanged.Lost("The connection was lost before the whole answer arrived.");
    }

    private static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };
}

/// <summary>What is known after an exchange. Closed.</summary>
internal abstract record Exchanged
{
    private Exchanged()
    {
    }

    /// <summary>A whole answer arrived, of whatever kind.</summary>
    public sealed record Answered(HttpStatusCode Status, byte[] Body, IReadOnlyCollection<HeaderParameter> Headers) : Exchanged
    {
        public string? Header(string name) =>
            Headers.FirstOrDefault(h => name.Equals(h.Name, StringComparison.OrdinalIgnoreCase))?.Value;

        // A record prints its members; a body may hold tokens.
        public override string ToString() => $"Answered {(int)Status}";
    }

    /// <summary>The request did not leave this machine: nothing can have happened over there.</summary>
    public sealed record NeverSent(string Text) : Exchanged;

    /// <summary>The request may have arrived; the answer did not, or not whole.</summary>
    public sealed record Lost(string Text) : Exchanged;
}
