using CcHcPublish.Core.Text;

namespace CcHcPublish.Cli.Output;

/// <summary>Meaning of a cell, shown as colour where there is any; the words say the same without it.</summary>
public enum Tone
{
    None,
    Strong,
    Good,
    Caution,
    Bad,
    Faint,
}

public enum ColumnKind
{
    /// <summary>Breaks at blanks when the line is too short.</summary>
    Text,

    /// <summary>Never broken.</summary>
    Fixed,

    /// <summary>Never broken, to the right.</summary>
    Number,

    /// <summary>Never broken; moves under its row when the line is too short, as an address does.</summary>
    Below,
}

// Classes and not structs, here and below: lists of our own structs cannot be precompiled and cost every start some milliseconds.
public sealed record Column(Words Header, ColumnKind Kind = ColumnKind.Text);

public sealed record Cell(string Text, Tone Tone = Tone.None)
{
    public static implicit operator Cell(string? text) => new(text ?? "");
}

/// <summary>One line of a table, with what belongs under it. A row without cells is a heading over the rows that follow.</summary>
public sealed record TableRow(IReadOnlyList<Cell> Cells, IReadOnlyList<string> Notes, string? Heading = null);

/// <summary>Rows for people; the same facts leave as JSON or CSV by their own writers. Every text is cleaned when it is written.</summary>
public sealed class Table(params IReadOnlyList<Column> columns)
{
    private readonly List<TableRow> rows = [];

    public IReadOnlyList<Column> Columns => columns;

    public IReadOnlyList<TableRow> Rows => rows;

    public void AddHeading(string text) => rows.Add(new TableRow([], [], text));

    public void Add(params IReadOnlyList<Cell> cells) => AddWithNotes(cells, []);

    /// <param name="notes">Lines under the row, over the whole width.</param>
    /// <exception cref="ArgumentException">The number of cells is not that of the columns.</exception>
    public void AddWithNotes(IReadOnlyList<Cell> cells, IReadOnlyList<string> notes)
    {
        if (cells.Count != columns.Count) throw new ArgumentException($"{cells.Count} cells for {columns.Count} columns", nameof(cells));
        rows.Add(new TableRow(cells, notes));
    }
}
