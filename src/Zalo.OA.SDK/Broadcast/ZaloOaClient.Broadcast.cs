namespace Zalo.OA.SDK;

public sealed partial class ZaloOaClient
{
    /// <summary>The most articles in one broadcast.</summary>
    /// <remarks>The official documentation as transcribed in 2026, and publishers in the field.</remarks>
    public const int MaxBroadcastArticles = 5;

    /// <summary>The longest text of a consultation message, in characters.</summary>
    /// <remarks>The official documentation as transcribed in 2026.</remarks>
    public const int MaxMessageLength = 2000;

    /// <summary>
    /// Sends articles to followers. Success means accepted: Zalo reviews and sends after about 30 minutes, and there is no way back. Only between
    /// 06:00 and 21:59 (<see cref="BroadcastWindow"/>), at most once a day per follower, and a few times a month by package (Basic 1, Advanced 4,
    /// Premium 6).
    /// </summary>
    /// <remarks>
    /// Counts by package: Zalo's help pages of 2023. The 30 minutes of review: publishers in the field, 2026. That -201 refuses a hidden article is an
    /// inference.
    /// </remarks>
    /// <param name="articleIds">1 to 5 ids of shown articles, from <see cref="ArticleJob.Ready"/>.</param>
    /// <param name="target">Default everybody.</param>
    /// <param name="cancel">Ends the wait; the broadcast may be accepted then.</param>
    /// <returns>The message id. Errors: -211 quota, -221 not verified, -234 night (waits until 06:00), -201 an article is hidden or unknown.</returns>
    public Task<ZaloResult<string>> BroadcastAsync(IReadOnlyList<string> articleIds, BroadcastTarget? target = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(articleIds);
        if (articleIds.Count is 0 or > MaxBroadcastArticles || articleIds.Any(string.IsNullOrWhiteSpace))
        {
            return Task.FromResult(Refused<string>("POST " + ApiPaths.Broadcast, "Not sent: a broadcast takes 1 to 5 article ids."));
        }

        var call = ApiCall.Post(ApiPaths.Broadcast, BroadcastDto.From(articleIds, target ?? BroadcastTarget.Everybody), ZaloJson.Wire.BroadcastDto);
        return api.SendAsync(call, static data => ReadRequired(data, "message_id"), cancel);
    }

    /// <summary>Sends a text to one user who interacted with the OA within 7 days (else -230 or -232); free within 48 hours.</summary>
    /// <param name="userId">The user's id for this OA.</param>
    /// <param name="text">1 to 2 000 characters.</param>
    /// <param name="cancel">Ends the wait; the message may be sent then.</param>
    /// <returns>The message id.</returns>
    public Task<ZaloResult<string>> SendTextAsync(string userId, string text, CancellationToken cancel = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(userId);
        ArgumentNullException.ThrowIfNull(text);
        var normal = Nfc.Of(text);
        return string.IsNullOrWhiteSpace(text) || !Nfc.IsWellFormed(text) || ArticleRules.CountCharacters(normal) > MaxMessageLength
            ? Task.FromResult(Refused<string>("POST " + ApiPaths.ConsultationMessage, "Not sent: a message has 1 to 2000 characters."))
            : SendToUserAsync(userId, new MessageDto { Text = normal }, cancel);
    }

    /// <summary>Sends an uploaded picture to one user; same rule as <see cref="SendTextAsync"/>.</summary>
    /// <param name="userId">The user's id for this OA.</param>
    /// <param name="attachmentId">From <see cref="UploadImageAsync"/>, at most 7 days old, else -100.</param>
    /// <param name="cancel">Ends the wait; the message may be sent then.</param>
    /// <returns>The message id.</returns>
    public Task<ZaloResult<string>> SendImageAsync(string userId, string attachmentId, CancellationToken cancel = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(userId);
        ArgumentException.ThrowIfNullOrEmpty(attachmentId);
        var payload = new PayloadDto { TemplateType = "media", Elements = [new ElementDto("image", attachmentId)] };
        return SendToUserAsync(userId, new MessageDto { Attachment = new AttachmentDto("template", payload) }, cancel);
    }

    /// <summary>Sends an uploaded gif to one user; same rule as <see cref="SendTextAsync"/>.</summary>
    /// <param name="userId">The user's id for this OA.</param>
    /// <param name="attachmentId">From <see cref="UploadGifAsync"/>, at most 7 days old, else -100.</param>
    /// <param name="width">Width in pixels, which the service wants to know.</param>
    /// <param name="height">Height in pixels.</param>
    /// <param name="cancel">Ends the wait; the message may be sent then.</param>
    /// <returns>The message id.</returns>
    public Task<ZaloResult<string>> SendGifAsync(string userId, string attachmentId, int width, int height, CancellationToken cancel = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(userId);
        ArgumentException.ThrowIfNullOrEmpty(attachmentId);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        var payload = new PayloadDto { TemplateType = "media", Elements = [new ElementDto("gif", attachmentId) { Width = width, Height = height }] };
        return SendToUserAsync(userId, new MessageDto { Attachment = new AttachmentDto("template", payload) }, cancel);
    }

    /// <summary>Sends an uploaded file to one user; same rule as <see cref="SendTextAsync"/>.</summary>
    /// <param name="userId">The user's id for this OA.</param>
    /// <param name="fileToken">From <see cref="UploadFileAsync"/>, at most 7 days old.</param>
    /// <param name="cancel">Ends the wait; the message may be sent then.</param>
    /// <returns>The message id.</returns>
    public Task<ZaloResult<string>> SendFileAsync(string userId, string fileToken, CancellationToken cancel = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(userId);
        ArgumentException.ThrowIfNullOrEmpty(fileToken);
        return SendToUserAsync(userId, new MessageDto { Attachment = new AttachmentDto("file", new PayloadDto { Token = fileToken }) }, cancel);
    }

    private Task<ZaloResult<string>> SendToUserAsync(string userId, MessageDto message, CancellationToken cancel)
    {
        var call = ApiCall.Post(ApiPaths.ConsultationMessage, new UserMessageDto(new UserRecipientDto(userId), message), ZaloJson.Wire.UserMessageDto);
        return api.SendAsync(call, static data => ReadRequired(data, "message_id"), cancel);
    }
}
