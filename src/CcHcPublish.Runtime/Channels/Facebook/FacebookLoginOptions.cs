namespace CcHcPublish.Runtime.Channels.Facebook;

/// <summary>The Meta app through which a person lets us post.</summary>
public sealed record FacebookLoginOptions
{
    /// <summary>Where people sign in; the sandbox has its own dialog at its Graph address.</summary>
    public Uri DialogAddress { get; init; } = new("https://www.facebook.com");

    public Uri BaseAddress { get; init; } = new("https://graph.facebook.com");

    public string Version { get; init; } = FacebookPageOptions.PinnedVersion;

    public required string AppId { get; init; }

    public required AccessToken AppSecret { get; init; }

    /// <summary>What the person is asked for: only what is used, since Meta reviews every right and people rightly refuse what they cannot place.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = TokenReport.Needed;
}

/// <summary>A Page the person may act for, with the token to do so.</summary>
/// <param name="Id">Digits.</param>
/// <param name="Name">Name of the Page.</param>
/// <param name="Token">Page token; drawn from a long-lived login it has no end of its own.</param>
/// <param name="Tasks">What the person may do on the Page.</param>
public sealed record PageAccount(string Id, string Name, AccessToken Token, IReadOnlyList<string> Tasks)
{
    public bool MayPost => Tasks.Contains("CREATE_CONTENT");
}
