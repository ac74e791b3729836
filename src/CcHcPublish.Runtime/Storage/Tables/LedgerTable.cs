namespace CcHcPublish.Runtime.Storage.Tables;

/// <summary>The two kinds of values that both engines keep alike.</summary>
public enum ColumnKind
{
    Text,
    Number,
}

public sealed record LedgerColumn(string Name, ColumnKind Kind);

/// <summary>A table of the ledger with its columns.</summary>
public sealed record LedgerTable(string Name, IReadOnlyList<LedgerColumn> Columns)
{
    /// <summary>Reads every row, in the order of <see cref="Columns"/>.</summary>
    internal string SelectAll => $"select {string.Join(", ", Columns.Select(column => column.Name))} from {Name}";

    internal static LedgerTable Of(string name, string columns) => new(name, [.. columns.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(
        word => word.EndsWith('#') ? new LedgerColumn(word[..^1], ColumnKind.Number) : new LedgerColumn(word, ColumnKind.Text))]);
}
