using System.IO.Pipelines;

namespace CcHcPublish.Runtime.Storage.History;

/// <summary>Writes the whole log at one moment as JSON Lines: one event per line, the oldest first, with its hash and that of the one before.</summary>
public sealed class ExportLog(Ledger ledger)
{
    private const int FlushAt = 64 * 1024;

    /// <summary>The head of what was written. An event that cannot be read ends the export with its number.</summary>
    /// <exception cref="InvalidDataException">The log is damaged: verify it.</exception>
    public async Task<LogHead> RunAsync(Stream output, CancellationToken cancel)
    {
        var pipe = PipeWriter.Create(output, new StreamPipeWriterOptions(leaveOpen: true));
        await using var snapshot = await ledger.SnapshotAsync(cancel);
        await using var rows = await VerifyLog.EventsAsync(snapshot, cancel);
        var head = LogHead.Beginning;
        while (await rows.ReadAsync(cancel))
        {
            if (VerifyLog.Read(rows) is not { At: >= 0 and < 253402300800000 } told) throw new InvalidDataException($"Event {head.Number + 1} is not readable.");
            EventLine.Write(pipe, told);
            head = new LogHead(told.Number, told.Hash);
            if (pipe.UnflushedBytes > FlushAt) await pipe.FlushAsync(cancel);
        }

        await pipe.CompleteAsync();
        return head;
    }
}
