using System.Globalization;
using System.Text.Json;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Cli.Output;

/// <summary>A publication as a command lists it.</summary>
/// <param name="At">Local time of the agency: when it appeared, else when it is due.</param>
/// <param name="Article">Slug.</param>
/// <param name="Channel">Id; <paramref name="ChannelName"/> is what people call it.</param>
public sealed record PublicationLine(DateTime At, string Article, string Title, string Channel, string ChannelName, PublicationState State)
{
    public PublicationAct Act { get; init; } = PublicationAct.Publish;

    public string? Address { get; init; }

    /// <summary>Whether it came to rest in this run; null where that is not asked.</summary>
    public bool? IsNew { get; init; }

    /// <summary>Why it is not there yet, for people.</summary>
    public string? Reason { get; init; }
}

/// <summary>Publications as a table, or as JSON with the state's stable code word.</summary>
public static class PublicationOutput
{
    public static void Write(CommandConsole console, IReadOnlyList<PublicationLine> lines)
    {
        switch (console.Format)
        {
            case OutputFormat.Json:
                console.WriteJson(json => WriteArray(json, lines, console.Language));
                break;
            case OutputFormat.Csv:
                console.WriteCsv(
                    ["at", "article", "title", "channel", "act", "state", "address", "reason"],
                    lines.Select(line => (IReadOnlyList<string>)[Time(line.At), line.Article, line.Title, line.Channel, Code(line.Act), Code(line.State), line.Address ?? "", ReasonWords.In(console.Language, line.Reason) ?? ""]));
                break;
            default:
                WriteTable(console, lines);
                break;
        }
    }

    public static void WriteTable(CommandConsole console, IReadOnlyList<PublicationLine> lines)
    {
        if (lines.Count == 0)
        {
            console.Line(new Words("Không có lượt đăng nào.", "There are no publications."));
            return;
        }

        var table = new Table(
            new Column(new("Thời gian", "Time"), ColumnKind.Fixed),
            new Column(new("Tin, bài", "Article")),
            new Column(new("Kênh", "Channel")),
            new Column(new("Trạng thái", "State"), ColumnKind.Fixed),
            new Column(new("Địa chỉ", "Address"), ColumnKind.Below));
        foreach (var line in lines)
        {
            table.AddWithNotes(
                [
                    Shown.Time(line.At, console.Language),
                    line.Act == PublicationAct.Publish ? line.Title : $"{PublicationWords.Of(line.Act).In(console.Language)}: {line.Title}",
                    line.ChannelName,
                    new(Words(line).In(console.Language), ToneOf(line.State)),
                    line.Address,
                ],
                ReasonWords.In(console.Language, line.Reason) is { } reason ? [reason] : []);
        }

        console.Write(table);
    }

    /// <summary>One publication as it happens, on one line where it fits.</summary>
    public static void WriteLine(CommandConsole console, PublicationLine line)
    {
        var lead = $"{line.At.ToString("dd/MM HH:mm", CultureInfo.InvariantCulture)}  {Words(line).In(console.Language)} · {line.ChannelName} · ";
        console.Paragraph($"{line.Title}{(ReasonWords.In(console.Language, line.Reason) is { } reason ? $" ({reason})" : "")}", lead, ToneOf(line.State));
        if (line.Address is { } address) console.Line($"             {address}", Tone.Faint);
    }

    public static void WriteArray(Utf8JsonWriter json, IReadOnlyList<PublicationLine> lines, Language language)
    {
        json.WriteStartArray();
        foreach (var line in lines)
        {
            json.WriteStartObject();
            json.WriteString("article", line.Article);
            json.WriteString("title", line.Title);
            json.WriteString("channel", line.Channel);
            json.WriteString("act", Code(line.Act));
            json.WriteString("state", Code(line.State));
            json.WriteString("at", Time(line.At));
            json.WriteString("address", line.Address);
            json.WriteString("reason", ReasonWords.In(language, line.Reason));
            if (line.IsNew is { } isNew) json.WriteBoolean("new", isNew);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The state; once an act is done, what it did.</summary>
    private static Words Words(PublicationLine line) => (line.State, line.Act) switch
    {
        (PublicationState.Published, PublicationAct.Correct) => new("Đã đính chính", "Corrected"),
        (PublicationState.Published, PublicationAct.Withdraw) => new("Đã gỡ", "Withdrawn"),
        (PublicationState.Published, PublicationAct.Restore) => new("Đã khôi phục", "Restored"),
        _ => PublicationWords.Of(line.State),
    };

    private static string Time(DateTime time) => time.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);

    private static string Code<T>(T word) where T : struct, Enum => word.ToString().ToLowerInvariant();

    private static Tone ToneOf(PublicationState state) => state switch
    {
        PublicationState.Published => Tone.Good,
        PublicationState.Rejected or PublicationState.Expired => Tone.Bad,
        PublicationState.Unconfirmed => Tone.Caution,
        PublicationState.Cancelled => Tone.Faint,
        _ => Tone.None,
    };
}
