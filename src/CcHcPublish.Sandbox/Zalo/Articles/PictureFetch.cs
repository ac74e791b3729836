using CcHcPublish.Sandbox.State;

namespace CcHcPublish.Sandbox.Zalo.Articles;

/// <summary>
/// Plays Zalo's servers, which download every picture of an article. Fetches from loopback only; a picture elsewhere is accepted unseen, so that
/// a rehearsal never leaves the machine.
/// </summary>
internal sealed class PictureFetch(SandboxWorld world) : IDisposable
{
    private const int MaxBytes = 1 << 20;

    /// <summary>An address with one of these in it fails like a picture that Zalo cannot use.</summary>
    private static readonly string[] MagicMarks = ["fail-media", ".webp"];

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
    {
        Timeout = TimeSpan.FromSeconds(5),
    };

    public async Task<(IReadOnlyDictionary<string, string> Keys, string? Failure)> RunAsync(IEnumerable<string> addresses, CancellationToken cancel)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in addresses.Distinct(StringComparer.Ordinal))
        {
            if (MagicMarks.Any(m => text.Contains(m, StringComparison.OrdinalIgnoreCase)))
            {
                return (keys, "Upload media failed: " + text);
            }

            if (new Uri(text) is { IsLoopback: true } address)
            {
                var (bytes, isRefused) = await FetchAsync(address, cancel);
                if (isRefused || (bytes is null && world.Options.Zalo.PicturesMustLoad))
                {
                    return (keys, "Upload media failed: " + text);
                }

                if (bytes is not null)
                {
                    keys[text] = world.Blobs.Put(bytes);
                }
            }
        }

        return (keys, null);
    }

    public void Dispose() => http.Dispose();

    /// <summary>The picture; nothing where it cannot be had; refused where it is too large or no jpg or png.</summary>
    private async Task<(byte[]? Bytes, bool IsRefused)> FetchAsync(Uri address, CancellationToken cancel)
    {
        try
        {
            using var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancel);
            if (!response.IsSuccessStatusCode)
            {
                return (null, false);
            }

            var buffer = new byte[MaxBytes + 1];
            await using var stream = await response.Content.ReadAsStreamAsync(cancel);
            var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
            var isRefused = length > MaxBytes || PictureFormat.Detect(buffer.AsSpan(0, length)) is not ("image/jpeg" or "image/png");
            return isRefused ? (null, true) : (buffer[..length], false);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            return (null, false);
        }
    }
}
