using System.Globalization;
using CcHcPublish.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace CcHcPublish.Runtime.Monitoring;

/// <summary>Verifies the whole log and keeps in the ledger when it last held; a break is an error in the process's log.</summary>
public sealed partial class WatchLog(Ledger ledger, TimeProvider clock, ILogger<WatchLog> log)
{
    private const string Mark = "log.held";

    /// <exception cref="InvalidDataException">The log does not hold.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        var began = clock.GetUtcNow();
        if (await EventLog.FirstBrokenAsync(ledger, cancel) is { } broken)
        {
            LogBroken(broken);
            throw new InvalidDataException($"The log does not hold from event {broken} on.");
        }

        await ledger.SetAsync(Mark, began.ToString("O", CultureInfo.InvariantCulture), cancel);
    }

    /// <summary>When the whole log was last seen to hold, or null.</summary>
    public static async Task<DateTimeOffset?> LastHeldAsync(Ledger ledger, CancellationToken cancel) =>
        await ledger.SettingAsync(Mark, cancel) is { } at ? DateTimeOffset.Parse(at, CultureInfo.InvariantCulture) : null;

    [LoggerMessage(Level = LogLevel.Critical, Message = "The log does not hold from event {Number} on: somebody changed it")]
    private partial void LogBroken(long number);
}
