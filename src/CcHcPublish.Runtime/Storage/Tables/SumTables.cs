namespace CcHcPublish.Runtime.Storage.Tables;

/// <summary>Reads tables from their first row to their last, one row in memory at a time, and sums them up.</summary>
internal sealed class SumTables(LedgerSnapshot snapshot)
{
    public async Task<IReadOnlyList<TableSum>> RunAsync(IReadOnlyList<LedgerTable> tables, CancellationToken cancel)
    {
        List<TableSum> sums = [];
        foreach (var table in tables)
        {
            var hash = new RowHash(table);
            await RowsAsync(table, values =>
            {
                hash.Add(values);
                return ValueTask.CompletedTask;
            }, cancel);
            sums.Add(hash.Sum());
        }

        return sums;
    }

    /// <summary>Hands on every row; the array is the same each time.</summary>
    public async Task RowsAsync(LedgerTable table, Func<object?[], ValueTask> take, CancellationToken cancel)
    {
        await using var rows = await snapshot.ReadAsync(table.SelectAll, cancel);
        var values = new object?[table.Columns.Count];
        while (await rows.ReadAsync(cancel))
        {
            for (var column = 0; column < values.Length; column++) values[column] = rows.IsDBNull(column) ? null : rows.GetValue(column);
            await take(values);
        }
    }
}
