using System.Text.Json;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Rendering;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CcHcPublish.Runtime.Channels.Facebook;

/// <summary>Posts on one Facebook Page: of a link, or of photos, as what was approved says.</summary>
/// <remarks>
/// Photos are uploaded unpublished first: what a lost answer leaves over nobody sees, and Meta removes it within a day. A first comment is written
/// right after its post, or when a post whose answer was lost is found without it; it decides nothing and never stands there twice.
/// </remarks>
public sealed partial class FacebookChannel(FacebookPagesClient client, ILogger<FacebookChannel>? log = null) : IChannel
{
    private static readonly DeliveryOutcome.Rejected Unreadable = new("Bản thể hiện Facebook không đọc được; duyệt lại tin bài.");

    public bool AsksBeforeSending => true;

    public async ValueTask<DeliveryOutcome> SendAsync(Delivery delivery, CancellationToken cancel)
    {
        if (Post(delivery) is not { } post) return Unreadable;
        if (post.Photos is null) await RefreshAsync(delivery, post, cancel);
        var draft = Draft(post);
        var uploaded = await client.UploadAsync(draft, cancel);
        if (uploaded is not GraphResult<IReadOnlyList<string>>.Success { Value: var photos }) return GraphOutcomes.Of(
            ((GraphResult<IReadOnlyList<string>>.Failure)uploaded).Error, delivery.Tries);
        if (!await delivery.MaySend()) return Delivery.Overtaken;
        switch (await client.PostAsync(draft, photos, cancel))
        {
            case GraphResult<PostReceipt>.Success { Value: var there }:
                var remark = post.Comment is { } comment ? await new FirstComment(client, Log).WriteAsync(delivery.PublicationId, there.Id, comment, cancel) : null;
                return new DeliveryOutcome.Published(there.Id, there.Address) { Remark = remark };
            case GraphResult<PostReceipt>.Failure { Error: var error }:
                return GraphOutcomes.Of(error, delivery.Tries);
            default:
                return new DeliveryOutcome.Unconfirmed("Facebook trả lời lạ.");
        }
    }

    private static PostDraft Draft(FacebookPost post) => post.Photos is { } photos
        ? new() { Message = post.Message, Photos = [.. photos.Select(photo => new PagePhoto.ByAddress(new Uri(photo.Url), photo.Alt) { Caption = photo.Caption })] }
        : new() { Message = post.Message, Link = new Uri(post.Link) };

    /// <summary>A post keeps the card it began with, and Meta may have read the page before it was finished. A failure here says nothing about the post.</summary>
    private async Task RefreshAsync(Delivery delivery, FacebookPost post, CancellationToken cancel)
    {
        switch (await client.RefreshPreviewAsync(new Uri(post.Link), cancel))
        {
            case GraphResult<LinkPreview>.Failure { Error: var error }:
                LogNotRefreshed(Log, delivery.PublicationId, error.Code);
                break;
            case GraphResult<LinkPreview>.Success { Value: { Title.Length: 0 } or { HasPicture: false } }:
                LogPoorCard(Log, delivery.PublicationId);
                break;
        }
    }

    /// <summary>A post is there or not: this channel never hands out a ticket.</summary>
    public async ValueTask<DeliveryOutcome> AskAsync(Delivery delivery, string ticket, CancellationToken cancel) => await FindAsync(delivery, cancel) is FindOutcome.Found found
        ? new DeliveryOutcome.Published(found.ExternalId, found.Address)
        : new DeliveryOutcome.Unconfirmed("Facebook không nhận việc theo phiếu.");

    public async ValueTask<FindOutcome> FindAsync(Delivery delivery, CancellationToken cancel)
    {
        var outcome = await LookAsync(delivery, cancel);
        return outcome is FindOutcome.Found found && Post(delivery)?.Comment is { } comment
            ? found with { Remark = await new FirstComment(client, Log).CompleteAsync(delivery.PublicationId, found.ExternalId, comment, cancel) }
            : outcome;
    }

    private async ValueTask<FindOutcome> LookAsync(Delivery delivery, CancellationToken cancel)
    {
        if (Post(delivery) is not { } post) return new FindOutcome.CannotTell(Unreadable.Reason);
        var match = new PostMatch { Message = post.Message, Link = post.Photos is null ? new Uri(post.Link) : null, PhotoCount = post.Photos?.Count, Since = delivery.FirstSent, HeldByOthers = delivery.HeldByOthers };
        return await client.FindPostAsync(match, cancel) switch
        {
            GraphResult<PostSearch>.Success { Value: PostSearch.Found found } => Found(found.Post),
            GraphResult<PostSearch>.Success { Value: PostSearch.FoundSeveral several } => Oldest(delivery, several),
            GraphResult<PostSearch>.Success { Value: PostSearch.OnlySimilar } => new FindOutcome.CannotTell("Trên fanpage có bài gần giống; người phụ trách xem rồi quyết định."),
            GraphResult<PostSearch>.Success => new FindOutcome.Absent(),
            GraphResult<PostSearch>.Failure { Error: var error } => new FindOutcome.CannotTell(GraphOutcomes.Reason(error)) { Reach = GraphOutcomes.ReachOf(error) },
            _ => new FindOutcome.CannotTell("Facebook trả lời lạ."),
        };
    }

    /// <summary>The publication is there and must not be sent again; that readers see it twice is for a person to settle.</summary>
    private FindOutcome.Found Oldest(Delivery delivery, PostSearch.FoundSeveral several)
    {
        LogSeveral(Log, delivery.PublicationId, several.Posts.Count, several.Posts[0].Id);
        return Found(several.Posts[0]);
    }

    private ILogger Log => log ?? NullLogger<FacebookChannel>.Instance;

    public string? App => client.AppId is { } app ? $"facebook:{app}" : null;

    public ChannelPressure? Pressure => client.Usage is { } usage ? new ChannelPressure(usage.Percent, usage.RegainAfter) : null;

    public async ValueTask<LiveState> ReadAsync(Delivery delivery, string externalId, CancellationToken cancel)
    {
        if (Post(delivery) is not { } post) return new LiveState.CannotTell(Unreadable.Reason);
        return await client.GetPostAsync(externalId, cancel) switch
        {
            GraphResult<PagePost>.Success { Value.IsPublished: false } => new LiveState.Gone(),
            GraphResult<PagePost>.Success { Value.Message: var seen } when PostMatch.Normalise(seen) == PostMatch.Normalise(post.Message) => new LiveState.AsApproved(),
            GraphResult<PagePost>.Success { Value.Message: var seen } => ChannelText.Edited(seen),
            GraphResult<PagePost>.Failure { Error.IsGone: true } => new LiveState.Gone(),
            GraphResult<PagePost>.Failure { Error: var error } => new LiveState.CannotTell(GraphOutcomes.Reason(error)),
            _ => new LiveState.CannotTell("Facebook trả lời lạ."),
        };
    }

    public async ValueTask<FindOutcome.Found?> FindAtAsync(Uri address, DateTimeOffset since, CancellationToken cancel) =>
        await client.ListPublishedAsync(since, cancel) is GraphResult<IReadOnlyList<PagePost>>.Success { Value: var posts } && posts.FirstOrDefault(post => post.Address == address) is { } found
            ? Found(found)
            : null;

    private static FindOutcome.Found Found(PagePost post) => new(post.Id, post.Address) { Since = post.CreatedAt };

    /// <summary>Facebook lets a Page edit a post's text alone: a correction of more is refused before anything changes.</summary>
    public async ValueTask<DeliveryOutcome> ReplaceAsync(Delivery delivery, string externalId, CancellationToken cancel)
    {
        if (Post(delivery) is not { } post) return Unreadable;
        if (Read(delivery.Standing?.Payload) is { } stands && UnchangeableParts.Differ(stands, post) is { } fixedPart) return new DeliveryOutcome.Rejected(fixedPart);
        return await client.EditAsync(externalId, post.Message, cancel) switch
        {
            GraphResult<bool>.Failure { Error: var error } => GraphOutcomes.Of(error),
            _ => new DeliveryOutcome.Published(externalId, AddressOf(delivery, externalId)),
        };
    }

    public async ValueTask<DeliveryOutcome> WithdrawAsync(Delivery delivery, string externalId, CancellationToken cancel) => await client.DeleteAsync(externalId, cancel) switch
    {
        GraphResult<Removal>.Failure { Error: var error } => GraphOutcomes.Of(error),
        _ => new DeliveryOutcome.Published(externalId, AddressOf(delivery, externalId)),
    };

    /// <summary>The address readers know; a plain one, which Meta leads on, where the ledger has none.</summary>
    private static Uri AddressOf(Delivery delivery, string externalId) => delivery.Standing?.Address ?? PagePost.AddressOf(externalId, null);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Lượt đăng {Publication} có {Count} bài giống nhau trên fanpage; bài cũ nhất, {Post}, được nhận. Người phụ trách gỡ các bài còn lại bằng tay.")]
    private static partial void LogSeveral(ILogger log, string publication, int count, string post);

    [LoggerMessage(Level = LogLevel.Information, Message = "The link card of publication {Publication} could not be read anew (code {Code}); it is posted as Meta has it")]
    private static partial void LogNotRefreshed(ILogger log, string publication, int? code);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Facebook đọc trang của lượt đăng {Publication} không thấy tiêu đề hoặc ảnh cho thẻ liên kết; bài đăng xong giữ thẻ này mãi. Xem lại trang đích.")]
    private static partial void LogPoorCard(ILogger log, string publication);

    private static FacebookPost? Post(Delivery delivery) => Read(delivery.Rendition.Payload);

    private static FacebookPost? Read(string? payload)
    {
        try
        {
            var post = payload is null ? null : JsonSerializer.Deserialize(payload, RenditionJson.Readable.FacebookPost);
            return post is { Photos.Count: 0 } ? null : post;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
