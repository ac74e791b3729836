using CcHcPublish.Core.Agencies;
using CcHcPublish.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace CcHcPublish.Runtime.Channels.Accounts;

/// <summary>Renews the tokens of every OA ahead of their end, whether anything is due there or not: three silent months would end a grant.</summary>
public sealed partial class KeepTokensFresh
{
    private readonly Ledger ledger;
    private readonly OpenAccounts accounts;
    private readonly ILogger<KeepTokensFresh> log;

    internal KeepTokensFresh(Ledger ledger, OpenAccounts accounts, ILogger<KeepTokensFresh> log)
    {
        this.ledger = ledger;
        this.accounts = accounts;
        this.log = log;
    }

    public async Task RunAsync(CancellationToken cancel)
    {
        foreach (var row in await AccountRow.AllAsync(ledger, cancel))
        {
            if (row.Kind != ChannelKind.Zalo) continue;
            try
            {
                // Asking for a token renews it once a fifth of its life is left; the source itself keeps nodes apart.
                if (await accounts.FindAsync(row.Agency, row.Channel, cancel) is OpenAccount.Oa oa) await oa.Tokens.GetAsync(cancel);
            }
            catch (SealBrokenException broken)
            {
                LogSealed(row.Agency, row.Channel, broken.Message);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The tokens of {Agency}/{Channel} cannot be opened: {Why}")]
    private partial void LogSealed(string agency, string channel, string why);
}
