using System.Globalization;
using System.Text.Json;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Storage.Copying;
using CcHcPublish.Runtime.Storage.Tables;

namespace CcHcPublish.Cli.Output.Storage;

/// <summary>
/// Tells how a copy ended: its proof as a table, or as
/// <c>{"outcome","message","tables":[{"table","source_rows","target_rows","source_hash","target_hash","equal"}]}</c>.
/// </summary>
internal static class CopyOutput
{
    /// <summary>True when both sides are equal.</summary>
    public static bool Write(CommandConsole console, CopyOutcome outcome)
    {
        var tables = outcome switch
        {
            CopyOutcome.Equal equal => equal.Tables,
            CopyOutcome.Different different => different.Tables,
            _ => [],
        };
        var isEqual = outcome is CopyOutcome.Equal;
        var message = MessageOf(outcome);
        if (console.Format == OutputFormat.Json)
        {
            console.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WriteString("outcome", WordOf(outcome));
                json.WriteString("message", console.Say(message));
                WriteTables(json, tables);
                json.WriteEndObject();
            });
            return isEqual;
        }

        if (tables.Count > 0) WriteTable(console, tables);
        if (isEqual) console.Line(message, Tone.Good);
        else console.Error(message);
        return isEqual;
    }

    public static string WordOf(CopyOutcome outcome) => outcome switch
    {
        CopyOutcome.Equal => "equal",
        CopyOutcome.Different => "different",
        CopyOutcome.NotEmpty => "not_empty",
        CopyOutcome.OtherSchema => "other_schema",
        _ => "not_storable",
    };

    public static Words MessageOf(CopyOutcome outcome) => outcome switch
    {
        CopyOutcome.Equal equal => Equal(equal.Tables),
        CopyOutcome.Different => new(
            "Hai bên KHÔNG bằng nhau; không ghi gì vào đích. Báo tổ tin học kèm bảng trên.",
            "The two sides DIFFER; nothing was written to the target. Report this with the table above."),
        CopyOutcome.NotEmpty full => new(
            $"Đích không trống (bảng {full.Table} có dữ liệu); chọn đích trống.", $"The target is not empty (table {full.Table} has rows); choose an empty one."),
        CopyOutcome.OtherSchema other => new($"Nguồn có lược đồ số {other.Source}, đích số {other.Target}.", $"The source has schema {other.Source}, the target {other.Target}."),
        CopyOutcome.NotStorable row => new(
            $"Bảng {row.Table}, cột {row.Column} có ký tự NUL mà PostgreSQL không lưu được; không ghi gì vào đích.",
            $"Table {row.Table}, column {row.Column} has a NUL character, which PostgreSQL cannot keep; nothing was written."),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };

    public static void WriteTables(Utf8JsonWriter json, IReadOnlyList<TableMatch> tables)
    {
        json.WriteStartArray("tables");
        foreach (var (source, target) in tables)
        {
            json.WriteStartObject();
            json.WriteString("table", source.Table);
            json.WriteNumber("source_rows", source.Rows);
            json.WriteNumber("target_rows", target.Rows);
            json.WriteString("source_hash", source.Hash);
            json.WriteString("target_hash", target.Hash);
            json.WriteBoolean("equal", source == target);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteTable(CommandConsole console, IReadOnlyList<TableMatch> tables)
    {
        var table = new Table(
            new Column(new("Bảng", "Table"), ColumnKind.Fixed), new Column(new("Nguồn", "Source"), ColumnKind.Number), new Column(new("Đích", "Target"), ColumnKind.Number),
            new Column(new("Mã băm nguồn", "Source hash"), ColumnKind.Fixed), new Column(new("Mã băm đích", "Target hash"), ColumnKind.Fixed),
            new Column(new("Kết quả", "Result"), ColumnKind.Fixed));
        foreach (var match in tables)
        {
            table.Add(
                match.Source.Table, Count(match.Source.Rows), Count(match.Target.Rows), Short(match.Source.Hash), Short(match.Target.Hash),
                match.IsEqual ? new Cell(console.Say(new("bằng nhau", "equal")), Tone.Good) : new Cell(console.Say(new("KHÁC", "DIFFERENT")), Tone.Bad));
        }

        console.Write(table);
    }

    private static Words Equal(IReadOnlyList<TableMatch> tables)
    {
        var rows = tables.Sum(table => table.Target.Rows);
        return new(
            $"Hai bên bằng nhau: {tables.Count} bảng, {rows} dòng. Từ nay chỉ đăng bài từ một trong hai sổ: sổ này không biết sổ kia đã gửi gì.",
            $"Both sides are equal: {tables.Count} tables, {rows} rows. Publish from one of the two only: neither knows what the other sends.");
    }

    private static string Count(long rows) => rows.ToString(CultureInfo.InvariantCulture);

    /// <summary>Enough to compare by eye; JSON has all of it.</summary>
    private static string Short(string hash) => hash[..16] + "…";
}
