using System.Net;

namespace Zalo.OA.SDK.Tests;

/// <summary>Answers every request with the same bytes, and keeps the last request.</summary>
internal sealed class CannedHandler(byte[] body, HttpStatusCode status = HttpStatusCode.OK) : HttpMessageHandler
{
    public HttpRequestMessage? Last { get; private set; }

    public byte[] Body { get; set; } = body;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Last = request;
        return Task.FromResult(new HttpResponseMessage(status) { Content = new ByteArrayContent(Body), RequestMessage = request });
    }
}
