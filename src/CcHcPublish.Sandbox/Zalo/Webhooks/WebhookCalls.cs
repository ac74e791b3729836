using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using CcHcPublish.Sandbox.Zalo.Accounts;

namespace CcHcPublish.Sandbox.Zalo.Webhooks;

/// <summary>
/// Calls a webhook as the service does: signed, 200 within two seconds, else again after 30 s, 5, 15, 30 min and 1 h with the header
/// <c>num_retry</c>, and then never more. Pauses pass by the sandbox's clock; the two seconds are those of the network. Answers are not read.
/// </summary>
internal sealed class WebhookCalls : IDisposable
{
    /// <summary>Calls under way or waiting for their repeat; a further event is dropped.</summary>
    private const int MostAtOnce = 1000;

    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1)];

    private readonly TimeProvider clock;
    private readonly WebhookBook book;
    private readonly CancellationTokenSource closing = new();
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false })
    {
        Timeout = TimeSpan.FromSeconds(2),
    };

    private int atOnce;

    public WebhookCalls(TimeProvider clock, WebhookBook book) => (this.clock, this.book) = (clock, book);

    /// <summary>Calls in the background; nothing happens while the OA has no webhook.</summary>
    public void Tell(Oa oa, WebhookBody what)
    {
        if (book.AddressOf(oa) is null)
        {
            return;
        }

        if (Interlocked.Increment(ref atOnce) > MostAtOnce)
        {
            Interlocked.Decrement(ref atOnce);
            return;
        }

        _ = TellAsync(oa, what.Write(oa, clock.GetUtcNow()), WebhookBody.Stamp(clock.GetUtcNow()));
    }

    /// <summary>One call without repeats: the status it was answered with, null for no answer, or for no webhook.</summary>
    public Task<int?> TestAsync(Oa oa) => book.AddressOf(oa) is not { } address
        ? Task.FromResult<int?>(null)
        : CallAsync(
            oa, address, new WebhookBody("user_send_text", "1") { MessageId = "test", Text = "Webhook test" }.Write(oa, clock.GetUtcNow()),
            WebhookBody.Stamp(clock.GetUtcNow()), 0);

    public void Dispose()
    {
        closing.Cancel();
        http.Dispose();
    }

    private async Task TellAsync(Oa oa, byte[] body, string timestamp)
    {
        try
        {
            for (var repeat = 0; book.AddressOf(oa) is { } address; repeat++)
            {
                if (await CallAsync(oa, address, body, timestamp, repeat) == 200)
                {
                    return;
                }

                if (repeat == Pauses.Length)
                {
                    book.SwitchOff(oa);
                    return;
                }

                await Task.Delay(Pauses[repeat], clock, closing.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // The sandbox is closing.
        }
        finally
        {
            Interlocked.Decrement(ref atOnce);
        }
    }

    private async Task<int?> CallAsync(Oa oa, Uri address, byte[] body, string timestamp, int repeat)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-ZEvent-Signature", "mac=" + Sign(oa, body, timestamp));
        if (repeat > 0)
        {
            request.Headers.Add("num_retry", repeat.ToString(CultureInfo.InvariantCulture));
        }

        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, closing.Token);
            return (int)answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
        catch (OperationCanceledException) when (!closing.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Plain SHA-256 over app id, body, timestamp and key, in this order: no HMAC.</summary>
    private static string Sign(Oa oa, byte[] body, string timestamp)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(oa.AppId));
        hash.AppendData(body);
        hash.AppendData(Encoding.UTF8.GetBytes(timestamp));
        hash.AppendData(Encoding.UTF8.GetBytes(oa.WebhookKey));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
