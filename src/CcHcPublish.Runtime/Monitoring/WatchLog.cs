using CcHcPublish.Runtime.Storage;
using CcHcPublish.Runtime.Storage.History;
using Microsoft.Extensions.Logging;

namespace CcHcPublish.Runtime.Monitoring;

/// <summary>Verifies the whole log and keeps in the ledger when it last held and where it ended then; a break is an error in the process's log.</summary>
/// <param name="backups">Folder of the backups, whose heads must be in the log; null when it is not known.</param>
public sealed partial class WatchLog(Ledger ledger, string? backups, TimeProvider clock, ILogger<WatchLog> log)
{
    /// <exception cref="InvalidDataException">The log does not hold.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        var began = clock.GetUtcNow();
        var (verdict, _) = await new VerifyLedger(ledger, backups).RunAsync(null, cancel);
        if (verdict is not LogVerdict.Holds { Head: var head })
        {
            LogBroken(verdict.GetType().Name, (verdict as LogVerdict.Broken)?.Number ?? 0);
            throw new InvalidDataException($"The log does not hold: {verdict.GetType().Name}.");
        }

        await ledger.SetAsync(VerifyLedger.Mark, new HeldHead(began, head).ToString(), cancel);
    }

    /// <summary>When the whole log was last seen to hold, or null.</summary>
    public static async Task<DateTimeOffset?> LastHeldAsync(Ledger ledger, CancellationToken cancel) => HeldHead.Parse(await ledger.SettingAsync(VerifyLedger.Mark, cancel))?.At;

    [LoggerMessage(Level = LogLevel.Critical, Message = "The log does not hold ({Verdict}, event {Number}): somebody changed it; see cchc log verify")]
    private partial void LogBroken(string verdict, long number);
}
