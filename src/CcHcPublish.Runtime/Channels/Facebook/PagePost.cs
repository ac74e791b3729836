namespace CcHcPublish.Runtime.Channels.Facebook;

/// <summary>What a successful posting proves.</summary>
/// <param name="Id"><c>PAGE_POST</c>.</param>
/// <param name="Address">Where readers find it. Meta uses several shapes: store it, never parse it.</param>
/// <param name="CreatedAt">By Meta's clock; null when the answer left it out.</param>
public sealed record PostReceipt(string Id, Uri Address, DateTimeOffset? CreatedAt);

/// <summary>A post as read back.</summary>
public sealed record PagePost
{
    public required string Id { get; init; }

    public string Message { get; init; } = "";

    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Null when the answer did not say.</summary>
    public bool? IsPublished { get; init; }

    public DateTimeOffset? ScheduledFor { get; init; }

    public required Uri Address { get; init; }

    /// <summary>App that made it; null when Meta does not tell, as for posts written by hand.</summary>
    public string? AppId { get; init; }

    /// <summary>The address behind a link card.</summary>
    public string? Link { get; init; }

    public string? LinkTitle { get; init; }

    /// <summary>Photos in the order readers see them.</summary>
    public IReadOnlyList<string> PhotoIds { get; init; } = [];

    internal const string Fields =
        "id,message,created_time,is_published,scheduled_publish_time,permalink_url,application{id},"
        + "attachments{media_type,title,unshimmed_url,target,subattachments}";

    /// <summary>Null when the answer lacks the id, without which a post is nothing.</summary>
    internal static PagePost? From(PostBody body)
    {
        if (string.IsNullOrEmpty(body.Id))
        {
            return null;
        }

        var attachment = body.Attachments?.Data is [{ } first, ..] ? first : null;
        return new()
        {
            Id = body.Id,
            Message = body.Message ?? "",
            CreatedAt = body.CreatedTime,
            IsPublished = body.IsPublished,
            ScheduledFor = body.ScheduledPublishTime is > 0 and < 253_402_300_799m and var seconds
                ? DateTimeOffset.FromUnixTimeSeconds((long)seconds)
                : null,
            Address = AddressOf(body.Id, body.PermalinkUrl),
            AppId = body.Application?.Id,
            Link = attachment?.UnshimmedUrl,
            LinkTitle = attachment?.UnshimmedUrl is null ? null : attachment.Title,
            PhotoIds = Photos(attachment),
        };
    }

    internal static Uri AddressOf(string id, string? permalink) =>
        Uri.TryCreate(permalink, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : new("https://www.facebook.com/" + Uri.EscapeDataString(id));

    private static IReadOnlyList<string> Photos(AttachmentBody? attachment) => attachment switch
    {
        { Subattachments.Data: { } inner } => [.. inner.Where(a => a?.MediaType == "photo").Select(a => a!.Target?.Id).OfType<string>()],
        { MediaType: "photo", Target.Id: { } id } => [id],
        _ => [],
    };
}
