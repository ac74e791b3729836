namespace CcHcPublish.Runtime.Channels.Facebook;

/// <summary>One Page and how to reach it.</summary>
public sealed record FacebookPageOptions
{
    /// <summary>The Graph version this client was written against. The only place that names it.</summary>
    public const string PinnedVersion = "v25.0";

    /// <summary>Where the Graph API answers, without version; the sandbox is only another address.</summary>
    public Uri BaseAddress { get; init; } = new("https://graph.facebook.com");

    public string Version { get; init; } = PinnedVersion;

    /// <summary>Digits.</summary>
    public required string PageId { get; init; }

    /// <summary>A Page token. A user's or system user's own token cannot post.</summary>
    public required AccessToken Token { get; init; }

    /// <summary>The app's id; lets a search tell our posts from other apps' and people's.</summary>
    public string? AppId { get; init; }

    /// <summary>When given, every call is signed with <c>appsecret_proof</c>, as Meta recommends.</summary>
    public AccessToken? AppSecret { get; init; }

    /// <summary>Language of Meta's texts for people (<see cref="GraphError.UserMessage"/>), such as <c>vi_VN</c>; null leaves it to Meta.</summary>
    public string? Locale { get; init; } = "vi_VN";

    /// <summary>Time for one call. Reading a link before posting it is slow: Meta's side may take most of a minute.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(90);
}
