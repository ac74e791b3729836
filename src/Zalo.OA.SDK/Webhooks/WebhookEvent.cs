namespace Zalo.OA.SDK;

/// <summary>
/// Something that happened at the OA. Closed; an event that nobody has described yet is <see cref="Other"/>. No event tells of articles. The service
/// repeats a call that is not answered with 200 within 2 seconds: treat <see cref="MessageReceived.MessageId"/> as a key.
/// </summary>
public abstract record WebhookEvent
{
    private WebhookEvent()
    {
    }

    /// <summary>The event's name, such as <c>user_send_text</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The app, or empty.</summary>
    public required string AppId { get; init; }

    /// <summary>When it happened, UTC, to the millisecond.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>A user wrote to the OA (<c>user_send_*</c>).</summary>
    public sealed record MessageReceived : WebhookEvent
    {
        /// <summary>The user.</summary>
        public required string UserId { get; init; }

        /// <summary>The OA.</summary>
        public required string OaId { get; init; }

        /// <summary>The message; the same in every repeat of the call.</summary>
        public required string MessageId { get; init; }

        /// <summary>What was sent: <c>text</c>, <c>image</c>, <c>link</c>, <c>audio</c>, <c>video</c>, <c>sticker</c>, <c>location</c>, <c>file</c>, …</summary>
        public required string Kind { get; init; }

        /// <summary>The text, or empty.</summary>
        public required string Text { get; init; }

        /// <summary>Addresses of what was attached.</summary>
        public required IReadOnlyList<string> AttachmentAddresses { get; init; }

        /// <summary>Everything but what the user wrote: messages of citizens do not belong into logs.</summary>
        public override string ToString() => $"{Name} {MessageId}";
    }

    /// <summary>The OA wrote to a user (<c>oa_send_*</c>), from any program.</summary>
    /// <param name="UserId">The user.</param>
    /// <param name="OaId">The OA.</param>
    /// <param name="MessageId">The message.</param>
    public sealed record MessageSent(string UserId, string OaId, string MessageId) : WebhookEvent;

    /// <summary>A user follows the OA.</summary>
    /// <param name="UserId">The user.</param>
    /// <param name="OaId">The OA.</param>
    /// <param name="Source">Where from, or empty.</param>
    public sealed record Followed(string UserId, string OaId, string Source) : WebhookEvent;

    /// <summary>A user no longer follows the OA.</summary>
    /// <param name="UserId">The user.</param>
    /// <param name="OaId">The OA.</param>
    public sealed record Unfollowed(string UserId, string OaId) : WebhookEvent;

    /// <summary>A message reached a user's telephone.</summary>
    /// <param name="UserId">The user.</param>
    /// <param name="OaId">The OA.</param>
    /// <param name="MessageId">The message.</param>
    public sealed record MessageDelivered(string UserId, string OaId, string MessageId) : WebhookEvent;

    /// <summary>A user has seen messages.</summary>
    /// <param name="UserId">The user.</param>
    /// <param name="OaId">The OA.</param>
    /// <param name="MessageIds">The messages.</param>
    public sealed record MessagesSeen(string UserId, string OaId, IReadOnlyList<string> MessageIds) : WebhookEvent;

    /// <summary>A user sent the requested personal details; they are not taken over here.</summary>
    /// <param name="UserId">The user.</param>
    /// <param name="OaId">The OA.</param>
    public sealed record DetailsSubmitted(string UserId, string OaId) : WebhookEvent;

    /// <summary>An event without a type of its own.</summary>
    public sealed record Other : WebhookEvent;
}
