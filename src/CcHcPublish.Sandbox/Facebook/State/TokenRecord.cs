using System.Text.Json.Serialization;

namespace CcHcPublish.Sandbox.Facebook.State;

/// <summary>An access token that was handed out.</summary>
public sealed record TokenRecord
{
    public required string Value { get; init; }

    /// <summary>Always written: the first kind is the default value, which the journal leaves out elsewhere.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required TokenKind Kind { get; init; }

    /// <summary>The Page of a Page token, else the person or system user.</summary>
    public required string ProfileId { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>Null for never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }
}

[JsonConverter(typeof(JsonStringEnumConverter<TokenKind>))]
public enum TokenKind
{
    Page,
    User,
    SystemUser,
    App,
}
