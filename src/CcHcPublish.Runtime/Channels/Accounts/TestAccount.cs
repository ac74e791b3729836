using CcHcPublish.Core.Agencies;
using CcHcPublish.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace CcHcPublish.Runtime.Channels.Accounts;

/// <summary>Asks a connected account "who am I, may I post?" and keeps the answer in its row, with the OA's id where that was not known yet. Posts nothing.</summary>
public sealed partial class TestAccount
{
    private readonly Ledger ledger;
    private readonly OpenAccounts accounts;
    private readonly TimeProvider clock;
    private readonly ILogger<TestAccount> log;

    internal TestAccount(Ledger ledger, OpenAccounts accounts, TimeProvider clock, ILogger<TestAccount> log)
    {
        this.ledger = ledger;
        this.accounts = accounts;
        this.clock = clock;
        this.log = log;
    }

    /// <summary>The channel as agency.yaml declares it now; null where it cannot be read.</summary>
    internal Func<string, string, ChannelSetting?> SettingOf { get; init; } = (_, _) => null;

    /// <summary>Null where nothing is connected.</summary>
    public async Task<AccountTest?> RunAsync(string agency, string channel, string actor, CancellationToken cancel)
    {
        if (await AccountRow.FindAsync(ledger, agency, channel, cancel) is not { } found) return null;
        var row = await new NameAccount(ledger, accounts, clock).RunAsync(found, actor, cancel);
        var (findings, expires) = await AskAsync(agency, channel, row, cancel);
        var test = AccountTest.Of(clock.GetUtcNow(), findings);
        await ledger.ChangeAsync(async change =>
        {
            // An OA's end is the token store's to keep; a sign-in meanwhile makes this answer void.
            var end = row.Kind == ChannelKind.Facebook ? ", expires_at = @expires" : "";
            var kept = await change.RunAsync(
                $"update accounts set tested_at = @at, able = @able, findings = @findings{end} where agency = @agency and channel = @channel and login = @login",
                ("at", test.At), ("able", test.IsAble ? 1 : 0), ("findings", AccountFinding.WriteAll(findings)), ("expires", expires),
                ("agency", agency), ("channel", channel), ("login", row.Login));
            // The log is told of changes, not of every healthy morning.
            if (kept == 1 && row.LastTest?.IsAble != test.IsAble) await change.TellAsync(
                test.At, actor, test.IsAble ? "channel-able" : "channel-unable", $"{agency}/{channel}", Blocking(test));
            return kept;
        }, cancel);
        if (!test.IsAble) LogUnable(agency, channel, Blocking(test));
        return test;
    }

    private async Task<(IReadOnlyList<AccountFinding> Findings, DateTimeOffset? Expires)> AskAsync(string agency, string channel, AccountRow row, CancellationToken cancel)
    {
        try
        {
            return await accounts.FindAsync(agency, channel, cancel) switch
            {
                OpenAccount.Page page => await new AskFacebook(page.Client, row, SettingOf(agency, channel), clock.GetUtcNow()).RunAsync(cancel),
                OpenAccount.Oa oa => ([.. await new AskZalo(oa.Client, oa.Store, row, clock.GetUtcNow()).RunAsync(cancel), .. await AllowancesAsync(agency, channel, cancel)], null),
                _ => ([], row.ExpiresAt),
            };
        }
        catch (SealBrokenException broken)
        {
            return ([new AccountFinding("key", FindingWeight.Blocks, broken.Why)], row.ExpiresAt);
        }
    }

    /// <summary>What could not be seen is no finding: the others say why.</summary>
    private async Task<IEnumerable<AccountFinding>> AllowancesAsync(string agency, string channel, CancellationToken cancel)
    {
        if (SettingOf(agency, channel) is not { Kind: ChannelKind.Zalo } setting) return [];
        var read = await new ReadAllowances(ledger, accounts, clock).ReadAsync(agency, setting, cancel);
        return (read?.Seen ?? []).Select(AccountFinding.Of);
    }

    private static string Blocking(AccountTest test) =>
        string.Join(" ", test.Findings.Where(finding => finding.Weight == FindingWeight.Blocks).Select(finding => finding.Message.Vi));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Channel {Agency}/{Channel} cannot post: {Why}")]
    private partial void LogUnable(string agency, string channel, string why);
}
