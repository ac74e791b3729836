using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using RestSharp;

namespace CcHcPublish.Runtime.Channels.Facebook;

/// <summary>
/// One Facebook Page through the Graph API: post, look, edit, remove. Every method makes the calls it names and no more: no retries, no waiting.
/// Failures are values; only the caller's own cancellation throws. Safe for parallel use.
/// </summary>
/// <remarks>There is no idempotency key at Facebook: after <see cref="GraphAdvice.OutcomeUnknown"/>, look before sending again.</remarks>
public sealed partial class FacebookPagesClient(FacebookPageOptions options, TimeProvider clock, ILogger<FacebookPagesClient>? log = null) : IDisposable
{
    private const string ReceiptFields = "id,permalink_url,created_time";

    private readonly GraphConnection graph = new(options, clock, log ?? NullLogger<FacebookPagesClient>.Instance);
    private readonly ReadPicture pictures = new(options.BaseAddress);

    /// <summary>The version every call asks for.</summary>
    public string Version => options.Version;

    /// <summary>The version that answered last. Meta serves another one than asked for without an error; differences are logged.</summary>
    public string? ServedVersion => graph.ServedVersion;

    /// <summary>
    /// The quota as the last answer that spoke of it told; null before one did, and again when the wait it told is over: Meta may say nothing while
    /// little is used. What names no wait is believed for an hour.
    /// </summary>
    public GraphUsage? Usage => graph.Usage;

    /// <summary>The app whose quota this client uses up; null when the options do not name it.</summary>
    public string? AppId => options.AppId;

    /// <summary>Posts a text with a link, whose preview Meta makes from the page's Open Graph tags; the page must be public by then.</summary>
    public Task<GraphResult<PostReceipt>> PublishLinkAsync(string message, Uri link, CancellationToken cancel) =>
        PublishAsync(new() { Message = message, Link = link }, cancel);

    /// <summary>Posts a text with photos in the given order; the first one is the cover.</summary>
    public Task<GraphResult<PostReceipt>> PublishPhotosAsync(string message, IReadOnlyList<PagePhoto> photos, CancellationToken cancel) =>
        PublishAsync(new() { Message = message, Photos = photos }, cancel);

    /// <summary>
    /// Uploads the photos one by one, which nobody sees yet, then posts. A failure before the post itself never leaves the outcome open. What
    /// <see cref="PostRules"/> finds is not sent at all.
    /// </summary>
    public async Task<GraphResult<PostReceipt>> PublishAsync(PostDraft draft, CancellationToken cancel) => await UploadAsync(draft, cancel) switch
    {
        GraphResult<IReadOnlyList<string>>.Success { Value: var photos } => await PostAsync(draft, photos, cancel),
        GraphResult<IReadOnlyList<string>>.Failure failed => new GraphResult<PostReceipt>.Failure(failed.Error) { Usage = failed.Usage },
        _ => throw new ArgumentOutOfRangeException(nameof(draft)),
    };

    /// <summary>The first half of publishing, of which readers see nothing: the ids of the photos in their order, none for a post without.</summary>
    public async Task<GraphResult<IReadOnlyList<string>>> UploadAsync(PostDraft draft, CancellationToken cancel)
    {
        if (PostRules.Check(draft, clock.GetUtcNow()) is { } fault)
        {
            return new GraphResult<IReadOnlyList<string>>.Failure(new() { Message = "Not sent: " + fault, Advice = new GraphAdvice.FixRequest() });
        }

        var ids = new List<string>(draft.Photos.Count);
        foreach (var photo in draft.Photos)
        {
            switch (await UploadPhotoAsync(photo, draft.ScheduledFor is not null, cancel))
            {
                case GraphResult<string>.Success uploaded:
                    ids.Add(uploaded.Value);
                    break;
                case GraphResult<string>.Failure failed:
                    return new GraphResult<IReadOnlyList<string>>.Failure(failed.Error) { Usage = failed.Usage };
            }
        }

        return new GraphResult<IReadOnlyList<string>>.Success(ids);
    }

    /// <summary>The second half: the one call that readers see.</summary>
    /// <param name="photoIds">What <see cref="UploadAsync"/> gave for the same draft.</param>
    public async Task<GraphResult<PostReceipt>> PostAsync(PostDraft draft, IReadOnlyList<string> photoIds, CancellationToken cancel)
    {
        var request = graph.Request(Method.Post, options.PageId + "/feed").AddParameter("fields", ReceiptFields);
        if (draft.Message.Length > 0)
        {
            request.AddParameter("message", draft.Message);
        }

        if (draft.Link is { } link)
        {
            request.AddParameter("link", link.AbsoluteUri);
        }

        if (photoIds.Count > 0)
        {
            request.AddParameter("attached_media", MediaList(photoIds));
        }

        if (draft.ScheduledFor is { } time)
        {
            request.AddParameter("published", "false");
            request.AddParameter("scheduled_publish_time", Seconds(time));
            request.AddParameter("unpublished_content_type", "SCHEDULED");
        }

        var sent = await graph.SendAsync(request, GraphJson.Default.IdBody, cancel);
        return Prove(sent, body => body.Made is { } id && GraphIds.IsPostOf(options.PageId, id)
            ? new PostReceipt(id, PagePost.AddressOf(id, body.PermalinkUrl), body.CreatedTime)
            : null);
    }

    /// <summary>Changes the text of a post of this app. The link and its preview stay as they are.</summary>
    public Task<GraphResult<bool>> EditAsync(string postId, string message, CancellationToken cancel) => UpdateAsync(postId, "message", message, cancel);

    /// <summary>Publishes an unpublished or scheduled post at once.</summary>
    public Task<GraphResult<bool>> PublishNowAsync(string postId, CancellationToken cancel) => UpdateAsync(postId, "is_published", "true", cancel);

    /// <summary>Moves a scheduled post; refused in its last three minutes.</summary>
    public Task<GraphResult<bool>> RescheduleAsync(string postId, DateTimeOffset time, CancellationToken cancel) =>
        UpdateAsync(postId, "scheduled_publish_time", Seconds(time), cancel);

    /// <summary>Removes a post, photo or comment. One that is gone already counts as removed.</summary>
    public async Task<GraphResult<Removal>> DeleteAsync(string id, CancellationToken cancel)
    {
        var sent = await graph.SendAsync(graph.Request(Method.Delete, Uri.EscapeDataString(id)), GraphJson.Default.SuccessBody, cancel);
        return sent switch
        {
            GraphResult<SuccessBody>.Failure { Error.IsGone: true } => new GraphResult<Removal>.Success(Removal.WasGone) { Usage = sent.Usage },
            _ => Prove(sent, body => body.Success ? Removal.Removed : (Removal?)null),
        };
    }

    /// <summary>Comments below a post as the Page, for instance with the link of a photo post. Its failure must not undo or repeat the post.</summary>
    public async Task<GraphResult<string>> CommentAsync(string postId, string message, CancellationToken cancel)
    {
        var request = graph.Request(Method.Post, Uri.EscapeDataString(postId) + "/comments").AddParameter("message", message);
        return Prove(await graph.SendAsync(request, GraphJson.Default.IdBody, cancel), body => GraphIds.IsComment(body.Made) ? body.Made : null);
    }

    /// <summary>Makes Meta read a page anew, and returns the preview it would show now.</summary>
    public async Task<GraphResult<LinkPreview>> RefreshPreviewAsync(Uri page, CancellationToken cancel)
    {
        var request = graph.Request(Method.Post, "").AddParameter("id", page.AbsoluteUri).AddParameter("scrape", "true");
        var sent = await graph.SendAsync(request, GraphJson.Default.PreviewBody, cancel);
        return Harmless(Prove(sent, body => body.Url is null ? null : new LinkPreview(page, body.Title ?? "", body.Description ?? "", body.Image is [_, ..])));
    }

    public void Dispose()
    {
        graph.Dispose();
        pictures.Dispose();
    }

    private async Task<GraphResult<bool>> UpdateAsync(string postId, string name, string value, CancellationToken cancel)
    {
        var request = graph.Request(Method.Post, Uri.EscapeDataString(postId)).AddParameter(name, value);
        return Prove(await graph.SendAsync(request, GraphJson.Default.SuccessBody, cancel), body => body.Success ? true : (bool?)null);
    }

    private static string MediaList(IReadOnlyList<string> photoIds)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartArray();
            foreach (var id in photoIds)
            {
                json.WriteStartObject();
                json.WriteString("media_fbid"u8, id);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static string Seconds(DateTimeOffset time) => time.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>A success whose body does not prove it is an unknown outcome.</summary>
    private static GraphResult<TNext> Prove<T, TNext>(GraphResult<T> sent, Func<T, TNext?> proof, bool isWrite = true)
        where TNext : class => sent switch
        {
            GraphResult<T>.Success { Value: var body } when proof(body) is { } value => new GraphResult<TNext>.Success(value) { Usage = sent.Usage },
            GraphResult<T>.Failure failure => new GraphResult<TNext>.Failure(failure.Error) { Usage = sent.Usage },
            _ => GraphConnection.Unproven<TNext>("The answer does not prove what was asked.", isWrite, 200) with { Usage = sent.Usage },
        };

    private static GraphResult<TNext> Prove<T, TNext>(GraphResult<T> sent, Func<T, TNext?> proof)
        where TNext : struct => sent switch
        {
            GraphResult<T>.Success { Value: var body } when proof(body) is { } value => new GraphResult<TNext>.Success(value) { Usage = sent.Usage },
            GraphResult<T>.Failure failure => new GraphResult<TNext>.Failure(failure.Error) { Usage = sent.Usage },
            _ => GraphConnection.Unproven<TNext>("The answer does not prove what was asked.", isWrite: true, 200) with { Usage = sent.Usage },
        };

    /// <summary>For writes that leave nothing behind: an unknown outcome may simply be tried again.</summary>
    private static GraphResult<T> Harmless<T>(GraphResult<T> result) => result is GraphResult<T>.Failure { Error: { Advice: GraphAdvice.OutcomeUnknown } error }
        ? new GraphResult<T>.Failure(error with { Advice = new GraphAdvice.RetryLater(null) }) { Usage = result.Usage }
        : result;
}
