using System.Text;

namespace CcHcPublish.Cli.Output;

/// <summary>
/// Sets a table as text: columns two blanks apart, long text broken at blanks, nothing wider than the line as long as that is possible.
/// Our own for the sake of start-up: the table of a console library took 65 ms of processor time in a fresh process, this one under 10.
/// </summary>
public static class TableText
{
    private const string Gap = "  ";
    private const int NarrowestText = 12;

    public static string Render(Table table, OutputSettings settings)
    {
        var layout = Layout(table, settings);
        var text = new StringBuilder();
        AppendLines(text, layout, [.. table.Columns.Select(column => new Cell(column.Header.In(settings.Language), Tone.Strong))], settings);
        Fill(text, '─', Math.Min(settings.Width, Total(layout)));
        text.Append('\n');
        foreach (var row in table.Rows)
        {
            if (row.Heading is { } heading) AppendNote(text, heading, "", Tone.Strong, settings);
            else AppendRow(text, layout, row, settings);
        }

        return text.ToString();
    }

    private static List<ColumnPlace> Layout(Table table, OutputSettings settings)
    {
        List<ColumnPlace> all = [.. table.Columns.Select((column, index) => new ColumnPlace(column, index, table, settings))];
        if (Total(all) <= settings.Width) return all;
        foreach (var place in all.Where(place => place.Kind is ColumnKind.Number or ColumnKind.Fixed)) place.Width = place.Narrowest;
        if (Total(all) <= settings.Width) return all;
        List<ColumnPlace> kept = [.. all.Where(place => place.Kind != ColumnKind.Below)];
        var texts = kept.FindAll(place => place.Kind == ColumnKind.Text);
        // The widest give first, down to one common width.
        for (var widest = settings.Width; widest >= NarrowestText && Total(kept) > settings.Width; widest--)
        {
            foreach (var place in texts.Where(place => place.Width > widest)) place.Width = Math.Max(widest, place.Narrowest);
        }

        return kept;
    }

    private static int Total(List<ColumnPlace> places)
    {
        var total = Gap.Length * (places.Count - 1);
        foreach (var place in places) total += place.Width;
        return total;
    }

    private static void AppendRow(StringBuilder text, List<ColumnPlace> layout, TableRow row, OutputSettings settings)
    {
        AppendLines(text, layout, row.Cells, settings);
        for (var index = 0; index < row.Cells.Count; index++)
        {
            if (row.Cells[index].Text.Length > 0 && layout.TrueForAll(place => place.Index != index)) AppendNote(text, row.Cells[index].Text, "  ", Tone.Faint, settings);
        }

        foreach (var note in row.Notes) AppendNote(text, note, "  ", Tone.Faint, settings);
    }

    private static void AppendLines(StringBuilder text, List<ColumnPlace> layout, IReadOnlyList<Cell> cells, OutputSettings settings)
    {
        var lines = layout.ConvertAll(place => TerminalText.Wrap(TerminalText.Clean(cells[place.Index].Text), place.Width));
        var height = 0;
        foreach (var cell in lines) height = Math.Max(height, cell.Count);
        for (var line = 0; line < height; line++)
        {
            var owed = 0;
            for (var at = 0; at < layout.Count; at++)
            {
                var part = line < lines[at].Count ? lines[at][line] : "";
                var blank = layout[at].Width - TerminalText.Width(part);
                if (layout[at].Kind == ColumnKind.Number) (owed, blank) = (owed + blank, 0);
                if (part.Length > 0)
                {
                    Fill(text, ' ', owed);
                    AppendToned(text, part, cells[layout[at].Index].Tone, settings);
                    owed = 0;
                }

                owed += blank + Gap.Length;
            }

            text.Append('\n');
        }
    }

    private static void AppendNote(StringBuilder text, string note, string indent, Tone tone, OutputSettings settings)
    {
        var hanging = note.StartsWith("- ", StringComparison.Ordinal) ? indent + "  " : indent;
        foreach (var line in TerminalText.Wrap(TerminalText.Clean(note), settings.Width - hanging.Length))
        {
            text.Append(indent);
            AppendToned(text, line, tone, settings);
            text.Append('\n');
            indent = hanging;
        }
    }

    private static void AppendToned(StringBuilder text, string part, Tone tone, OutputSettings settings) => text.Append(Colours.Paint(part, tone, settings.HasColour));

    /// <summary>One by one: filling a span is code for wide registers, which no precompiled file can hold.</summary>
    private static void Fill(StringBuilder text, char letter, int count)
    {
        for (var at = 0; at < count; at++) text.Append(letter);
    }

    private sealed class ColumnPlace
    {
        public ColumnPlace(Column column, int index, Table table, OutputSettings settings)
        {
            Index = index;
            Kind = column.Kind;
            var header = column.Header.In(settings.Language);
            var content = 0;
            foreach (var row in table.Rows)
            {
                if (row.Heading is null) content = Math.Max(content, TerminalText.Width(TerminalText.Clean(row.Cells[index].Text)));
            }

            Width = Math.Max(content, TerminalText.Width(header));
            // Figures and times are never broken, but a header may stand on two lines.
            Narrowest = Kind == ColumnKind.Text
                ? Math.Min(Width, Math.Max(TerminalText.LongestWord(header), NarrowestText))
                : Math.Max(content, TwoLines(header));
        }

        public int Index { get; }

        public ColumnKind Kind { get; }

        public int Width { get; set; }

        public int Narrowest { get; }

        private static int TwoLines(string header)
        {
            var width = TerminalText.LongestWord(header);
            while (TerminalText.Wrap(header, width).Count > 2) width++;
            return width;
        }
    }
}
