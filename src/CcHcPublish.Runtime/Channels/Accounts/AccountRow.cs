using CcHcPublish.Core.Agencies;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Channels.Accounts;

/// <summary>A fanpage or OA that an agency connected to one of its channels. Secrets are sealed; printing it shows none.</summary>
public sealed record AccountRow
{
    public required string Agency { get; init; }

    /// <summary>The channel's id in agency.yaml.</summary>
    public required string Channel { get; init; }

    public required ChannelKind Kind { get; init; }

    /// <summary>Page id or OA id, long digits; empty for an OA that has not said its id yet (<see cref="NameAccount"/>).</summary>
    public required string Account { get; init; }

    /// <summary>Empty for an OA that has not said it yet.</summary>
    public required string Name { get; init; }

    public required string AppId { get; init; }

    /// <summary>A stand-in's API on this machine; null for the real service.</summary>
    public Uri? Base { get; init; }

    /// <summary>The app asks for a proof of its secret with every call.</summary>
    public bool Signs { get; init; }

    /// <summary>Random for every sign-in, and new when an OA gets its name.</summary>
    public required string Login { get; init; }

    public required string SealedSecret { get; init; }

    public required string SealedToken { get; init; }

    public required long TokenVersion { get; init; }

    /// <summary>When a person must sign in again if nothing renews the grant before; null for no known end.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Why the grant cannot be renewed, in the service's words.</summary>
    public string? Trouble { get; init; }

    public required DateTimeOffset ConnectedAt { get; init; }

    public required string ConnectedBy { get; init; }

    public AccountTest? LastTest { get; init; }

    /// <summary>What a sealed secret of this row is bound to: nothing that decides where it is sent can change without breaking the seal.</summary>
    internal string Place(string what) => string.Join('\n', what, Kind, Agency, Channel, Account, AppId, Base?.AbsoluteUri ?? "", Signs, Login);

    public static async Task<AccountRow?> FindAsync(Ledger ledger, string agency, string channel, CancellationToken cancel)
    {
        var rows = await ledger.ReadAsync("select * from accounts where agency = @agency and channel = @channel", Read, cancel, ("agency", agency), ("channel", channel));
        return rows.Count > 0 ? rows[0] : null;
    }

    /// <summary>All accounts in the order of their agencies and channels.</summary>
    public static Task<IReadOnlyList<AccountRow>> AllAsync(Ledger ledger, CancellationToken cancel) =>
        ledger.ReadAsync("select * from accounts order by agency, channel", Read, cancel);

    internal static AccountRow Read(Row row) => new()
    {
        Agency = row.Text("agency"),
        Channel = row.Text("channel"),
        Kind = row.Word<ChannelKind>("kind"),
        Account = row.Text("account"),
        Name = row.Text("name"),
        AppId = row.Text("app_id"),
        Base = row.Text("base") is { Length: > 0 } address ? new Uri(address) : null,
        Signs = row.Number("signs") != 0,
        Login = row.Text("login"),
        SealedSecret = row.Text("app_secret"),
        SealedToken = row.Text("token"),
        TokenVersion = row.Number("token_version"),
        ExpiresAt = row.OptionalTime("expires_at"),
        Trouble = row.OptionalText("trouble"),
        ConnectedAt = row.Time("connected_at"),
        ConnectedBy = row.Text("connected_by"),
        LastTest = row.OptionalTime("tested_at") is { } at ? new AccountTest(at, row.Number("able") != 0, AccountFinding.ReadAll(row.Text("findings"))) : null,
    };
}
