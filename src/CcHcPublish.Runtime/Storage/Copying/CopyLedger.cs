using CcHcPublish.Runtime.Storage.Tables;

namespace CcHcPublish.Runtime.Storage.Copying;

/// <summary>What to copy and how.</summary>
/// <param name="MayReplace">Empties the target in the same transaction instead of refusing one that holds work.</param>
/// <param name="Progress">Told after each batch how many rows are written, and how many there are.</param>
public sealed record CopyOrder(Ledger Source, Ledger Target, bool MayReplace = false, Action<long, long>? Progress = null);

/// <summary>
/// Copies every table from one moment of the source into the target, in one transaction of the target that is committed only after both sides were
/// read again and found equal. Work that goes on in the source is not in the way and not in the copy.
/// </summary>
public sealed class CopyLedger(CopyOrder order)
{
    private const int Batch = 5_000;

    private long done;
    private long total;

    public async Task<CopyOutcome> RunAsync(CancellationToken cancel)
    {
        if (order.Source.Schema.To != order.Target.Schema.To) return new CopyOutcome.OtherSchema(order.Source.Schema.To, order.Target.Schema.To);
        await using var source = await order.Source.SnapshotAsync(cancel);
        CopyOutcome? outcome = null;
        try
        {
            // Once and never again: a lost connection leaves the target empty, and the copy is begun anew by whoever wants it.
            await order.Target.ChangeOnceAsync(async change =>
            {
                outcome = await FillAsync(source, change, cancel);
                return outcome is CopyOutcome.Equal ? 0 : throw new NotCommitted();
            }, cancel);
        }
        catch (NotCommitted)
        {
            // The transaction was rolled back; the outcome says why.
        }

        return outcome!;
    }

    private async Task<CopyOutcome> FillAsync(LedgerSnapshot source, Change change, CancellationToken cancel)
    {
        var fill = FillTable.For(change, order.Target.IsFile);
        await fill.LockAsync(cancel);
        foreach (var table in LedgerTables.All.Reverse())
        {
            if (order.MayReplace) await change.RunAsync($"delete from {table.Name}");
            else if ((await change.ReadAsync($"select 1 as one from {table.Name} limit 1", row => row.Number("one"))).Count > 0) return new CopyOutcome.NotEmpty(table.Name);
        }

        foreach (var table in LedgerTables.All) total += await source.FirstAsync($"select count(*) from {table.Name}", cancel) as long? ?? 0;
        foreach (var table in LedgerTables.All)
        {
            if (await CopyAsync(source, table, fill, cancel) is { } refused) return refused;
        }

        var read = await new SumTables(source).RunAsync(LedgerTables.All, cancel);
        var written = await new SumTables(LedgerSnapshot.Within(change, order.Target.IsFile)).RunAsync(LedgerTables.All, cancel);
        var matches = read.Zip(written, (one, other) => new TableMatch(one, other)).ToList();
        return matches.TrueForAll(match => match.IsEqual) ? new CopyOutcome.Equal(matches) : new CopyOutcome.Different(matches);
    }

    private async Task<CopyOutcome?> CopyAsync(LedgerSnapshot source, LedgerTable table, FillTable fill, CancellationToken cancel)
    {
        CopyOutcome? refused = null;
        await using var writing = await fill.BeginAsync(table, cancel);
        await new SumTables(source).RowsAsync(table, async values =>
        {
            if (refused is not null) return;
            if (!order.Target.IsFile && Array.FindIndex(values, value => value is string text && text.Contains('\0', StringComparison.Ordinal)) is >= 0 and var bad)
            {
                refused = new CopyOutcome.NotStorable(table.Name, table.Columns[bad].Name);
                return;
            }

            await writing.AddAsync(values, cancel);
            if (++done % Batch == 0 || done == total) order.Progress?.Invoke(done, total);
        }, cancel);
        if (refused is null) await writing.EndAsync(cancel);
        return refused;
    }

    /// <summary>Makes the transaction roll back.</summary>
    private sealed class NotCommitted : Exception;
}
