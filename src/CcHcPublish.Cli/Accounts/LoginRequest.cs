using CcHcPublish.Core.Agencies;
using CcHcPublish.Runtime.Channels.Accounts;

namespace CcHcPublish.Cli.Accounts;

/// <summary>How the grant reaches this machine.</summary>
internal enum LoginWay
{
    /// <summary>The browser on this machine brings it to a listener of ours.</summary>
    Browser,

    /// <summary>The browser is elsewhere: the person copies the address at which it ended.</summary>
    PasteAddress,

    /// <summary>No consent here: the person copies a token from the service's own console.</summary>
    PasteToken,
}

/// <summary>A sign-in as the command line asked for it.</summary>
internal sealed record LoginRequest(Agency Agency, ChannelSetting Channel, AppAccess App, LoginWay Way)
{
    public int Port { get; init; }

    /// <summary>The callback that the service knows, where it is not our listener's.</summary>
    public Uri? Redirect { get; init; }

    /// <summary>The Page's id, where the person may act for several.</summary>
    public string? Page { get; init; }

    public bool OpensBrowser { get; init; }

    public required string Actor { get; init; }

    /// <summary>Called right before a code or refresh token that works once is spent: from then on the process must not end before the account is stored.</summary>
    public Action Spending { get; init; } = () => { };
}
