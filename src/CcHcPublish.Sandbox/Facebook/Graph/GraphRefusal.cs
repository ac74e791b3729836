namespace CcHcPublish.Sandbox.Facebook.Graph;

/// <summary>An error as Meta's envelope carries it.</summary>
public sealed record GraphRefusal(int Code, string Message)
{
    public int? Subcode { get; init; }

    public string Type { get; init; } = "OAuthException";

    public bool? IsTransient { get; init; }

    public string? UserTitle { get; init; }

    public string? UserMessage { get; init; }

    /// <summary>HTTP status when it differs from what <see cref="DefaultStatus"/> says.</summary>
    public int? Status { get; init; }

    /// <summary>Meta documents no statuses; these are what operators logged.</summary>
    public int DefaultStatus => Code switch
    {
        1 or 2 => 500,
        10 or (>= 200 and <= 299) => 403,
        _ => 400,
    };
}
