using System.Buffers;

namespace CcHcPublish.Runtime.Channels.Facebook;

/// <summary>Reads each answer whole before anybody sees it, and gives up on one larger than any honest answer can be.</summary>
internal sealed class LimitedAnswers(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int Largest = 8 << 20;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        var answer = await base.SendAsync(request, cancel);
        var buffer = new MemoryStream();
        await using (var body = await answer.Content.ReadAsStreamAsync(cancel))
        {
            var part = ArrayPool<byte>.Shared.Rent(16 << 10);
            try
            {
                int read;
                while ((read = await body.ReadAsync(part, cancel)) > 0)
                {
                    if (buffer.Length + read > Largest)
                    {
                        answer.Dispose();
                        throw new HttpRequestException(HttpRequestError.ConfigurationLimitExceeded, $"The answer is larger than {Largest} bytes.");
                    }

                    buffer.Write(part, 0, read);
                }
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(part);
            }
        }

        buffer.Position = 0;
        var whole = new StreamContent(buffer);
        foreach (var (name, values) in answer.Content.Headers)
        {
            whole.Headers.TryAddWithoutValidation(name, values);
        }

        whole.Headers.ContentLength = buffer.Length;
        answer.Content = whole;
        return answer;
    }
}
