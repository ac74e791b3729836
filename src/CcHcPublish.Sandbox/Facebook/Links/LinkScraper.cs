using System.Collections.Concurrent;
using System.Net;
using System.Text;
using CcHcPublish.Sandbox.Facebook.State;
using CcHcPublish.Sandbox.State;

namespace CcHcPublish.Sandbox.Facebook.Links;

/// <summary>
/// Fetches pages and pictures for previews, from this machine only: an address on any other host, or a redirect to one, is never followed.
/// Previews are kept for 30 days, as Meta keeps them.
/// </summary>
public sealed class LinkScraper(SandboxWorld world) : IDisposable
{
    private const int LargestPage = 1 << 20;
    private const int MostRedirects = 3;

    /// <summary>One grey pixel.</summary>
    private const string GreyPng = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGM4AAAAwgDBUl5XUQAAAABJRU5ErkJggg==";

    private static readonly TimeSpan CacheLife = TimeSpan.FromDays(30);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, (LinkCard Card, DateTimeOffset At)> cache = new(StringComparer.Ordinal);
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
    {
        Timeout = Patience,
        DefaultRequestHeaders = { { "User-Agent", "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)" } },
    };

    /// <summary>The preview of a page; null when it cannot be had and the post must fail.</summary>
    /// <param name="address">Absolute http or https address.</param>
    /// <param name="isFresh">Whether a kept preview is thrown away first.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<LinkCard?> ScrapeAsync(Uri address, bool isFresh, CancellationToken cancel)
    {
        var key = address.AbsoluteUri;
        if (!isFresh && cache.TryGetValue(key, out var kept) && kept.At + CacheLife > world.Now)
        {
            return kept.Card;
        }

        if (!IsOurs(address))
        {
            return world.Options.Facebook.ForeignLinks == ForeignLinks.Refuse
                ? null
                : new(address.OriginalString, "", "", address.Host, null);
        }

        if (await FetchAsync(address, LargestPage, cancel) is not { } bytes)
        {
            return null;
        }

        var page = OpenGraphPage.Read(Encoding.UTF8.GetString(bytes));
        var picture = page.Image is { } image && Uri.TryCreate(address, image, out var source)
            ? await FetchPictureAsync(source, cancel)
            : null;
        var card = new LinkCard(address.OriginalString, page.Title, page.Description, page.SiteName ?? address.Host, picture);
        cache[key] = (card, world.Now);
        return card;
    }

    /// <summary>A photo by address: one of another host is never fetched, and where it is accepted all the same a small grey picture stands for it.</summary>
    public async Task<byte[]?> FetchPhotoAsync(Uri address, CancellationToken cancel) => IsOurs(address)
        ? await FetchAsync(address, world.Options.Facebook.LargestPhoto + 1, cancel)
        : world.Options.Facebook.ForeignPhotos == ForeignPhotos.AcceptUnseen ? Convert.FromBase64String(GreyPng) : null;

    /// <summary>The bytes of a file on this machine; null when it is elsewhere, missing, slow or larger than the limit.</summary>
    public async Task<byte[]?> FetchAsync(Uri address, int largest, CancellationToken cancel)
    {
        try
        {
            for (var i = 0; i <= MostRedirects && IsOurs(address); i++)
            {
                using var answer = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancel);
                if (answer.Headers.Location is { } next && (int)answer.StatusCode is >= 300 and <= 399)
                {
                    address = new(address, next);
                    continue;
                }

                return answer.StatusCode == HttpStatusCode.OK ? await ReadAsync(answer, largest, cancel) : null;
            }

            return null;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or UriFormatException
            || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return null;
        }
    }

    public void Dispose() => http.Dispose();

    private static bool IsOurs(Uri address) => address.Scheme is "http" or "https" && address.IsLoopback;

    private static async Task<byte[]?> ReadAsync(HttpResponseMessage answer, int largest, CancellationToken cancel)
    {
        var buffer = new MemoryStream();
        await using var body = await answer.Content.ReadAsStreamAsync(cancel);
        var part = new byte[64 << 10];
        int read;
        while ((read = await body.ReadAsync(part, cancel)) > 0)
        {
            if (buffer.Length + read > largest)
            {
                return null;
            }

            buffer.Write(part, 0, read);
        }

        return buffer.ToArray();
    }

    private async Task<string?> FetchPictureAsync(Uri address, CancellationToken cancel) =>
        await FetchAsync(address, world.Options.Facebook.LargestPhoto, cancel) is { } bytes && PictureFormat.Detect(bytes) is not null
            ? world.Blobs.Put(bytes)
            : null;
}
