using System.Net;

namespace CcHcPublish.Runtime.Channels.Facebook;

/// <summary>Reads a picture that Meta could not fetch by its address, so that it can be sent as a file. What is no picture is not handed on. Content may name any
/// address, so only public ones are read.</summary>
/// <param name="graph">Where the Graph API answers: a rehearsal on loopback reads nothing from elsewhere.</param>
public sealed class ReadPicture(Uri graph) : IDisposable
{
    /// <summary>Meta takes no larger ones.</summary>
    private const int Largest = 10 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lazy<HttpClient> http = new(() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        // A proxy would connect to whatever it is told.
        UseProxy = false,
        ConnectCallback = (context, cancel) => PublicConnections.OpenAsync(context.DnsEndPoint, graph.IsLoopback, cancel),
    })
    {
        Timeout = Patience,
        MaxResponseContentBufferSize = Largest,
    });

    /// <summary>Null when nobody answers with a picture of at most 10 MB.</summary>
    /// <exception cref="OperationCanceledException">The caller's own token was cancelled.</exception>
    public async Task<ReadOnlyMemory<byte>?> RunAsync(Uri address, CancellationToken cancel)
    {
        if (address.Scheme is not ("http" or "https") || (graph.IsLoopback && !address.IsLoopback))
        {
            return null;
        }

        try
        {
            using var answer = await http.Value.GetAsync(address, cancel);
            var isPicture = answer.StatusCode == HttpStatusCode.OK && answer.Content.Headers.ContentType?.MediaType?.StartsWith("image/", StringComparison.OrdinalIgnoreCase) == true;
            return isPicture ? await answer.Content.ReadAsByteArrayAsync(cancel) : null;
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return null;
        }
    }

    public void Dispose()
    {
        if (http.IsValueCreated)
        {
            http.Value.Dispose();
        }
    }
}
