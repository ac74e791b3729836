using System.Text.Json;
using CcHcPublish.Cli.Accounts;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Editorial;

namespace CcHcPublish.Cli.Output;

/// <summary>One agency among several. The name is null when its file cannot be read.</summary>
public sealed record AgencyLine(string Id, string? Name, DeskCounts Counts)
{
    public required int NeedPerson { get; init; }

    public UnreadableFiles? Unreadable { get; init; }
}

/// <summary>One agency's desk: what needs a person, what takes its course, and what its OAs may still do this month as the last test saw it.</summary>
public sealed record DeskGlance(
    string Agency, DeskCounts Counts, IReadOnlyList<ConditionLine> Needy, IReadOnlyList<ConditionLine> Others, IReadOnlyList<AllowanceNote> Allowances)
{
    public UnreadableFiles Unreadable { get; init; } = new("", 0, []);

    public IReadOnlyList<StandingHold> Holds { get; init; } = [];
}

/// <summary>The desk at a glance: of one agency with what blocks its articles, or one line per agency.</summary>
public static class StatusOutput
{
    /// <summary>What takes its usual course is told up to here; JSON tells all of it.</summary>
    private const int MostOthers = 15;

    public static void Write(CommandConsole console, DeskGlance desk)
    {
        var (agency, counts, needy, others, allowances) = desk;
        if (console.Format == OutputFormat.Json)
        {
            console.WriteJson(json =>
            {
                json.WriteStartObject();
                HoldOutput.WriteMember(console, json, desk.Holds);
                WriteCounts(json, counts);
                json.WritePropertyName("needs_a_person");
                ConditionOutput.WriteArray(console, json, needy);
                json.WritePropertyName("in_course");
                ConditionOutput.WriteArray(console, json, others);
                AllowanceNote.WriteMember(console, json, allowances);
                desk.Unreadable.WriteMember(console, json);
                json.WriteEndObject();
            });
            return;
        }

        console.Heading(agency);
        HoldOutput.Write(console, desk.Holds);
        console.Paragraph(
            string.Join(" · ", Enum.GetValues<DeskState>().Select(state => $"{console.Say(DeskWords.Of(state))} {counts.Of(state)}")),
            console.Say(new Words("Tin, bài    ", "Articles     ")));
        console.Paragraph(
            string.Join(" · ", Enum.GetValues<PublicationState>().Select(state => $"{console.Say(PublicationWords.Of(state))} {counts.Of(state)}")),
            console.Say(new Words("Lượt đăng   ", "Publications ")));
        console.Line();
        console.Heading(console.Say(new Words("Cần người xử lý", "Needs a person")));
        if (needy.Count == 0) console.Line(new Words("Không có gì.", "Nothing."), Tone.Good);
        else ConditionOutput.WriteTable(console, needy);
        desk.Unreadable.Write(console);
        AllowanceNote.Write(console, allowances);
        if (others.Count == 0) return;
        console.Line();
        console.Heading(console.Say(new Words("Đang theo lịch trình", "In its usual course")));
        ConditionOutput.WriteTable(console, [.. others.Take(MostOthers)]);
        if (others.Count > MostOthers) console.Line(
            new Words($"… và {others.Count - MostOthers} mục nữa (--format json).", $"… and {others.Count - MostOthers} more (--format json)."), Tone.Faint);
    }

    public static void WriteAll(CommandConsole console, IReadOnlyList<AgencyLine> lines, IReadOnlyList<StandingHold> holds)
    {
        if (console.Format == OutputFormat.Json)
        {
            console.WriteJson(json =>
            {
                json.WriteStartObject();
                HoldOutput.WriteMember(console, json, holds);
                json.WriteStartArray("agencies");
                foreach (var line in lines)
                {
                    json.WriteStartObject();
                    json.WriteString("agency", line.Id);
                    json.WriteString("name", line.Name);
                    json.WriteNumber("need_person", line.NeedPerson);
                    WriteCounts(json, line.Counts);
                    json.WriteNumber("unreadable_files", line.Unreadable?.Files ?? 0);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            });
            return;
        }

        HoldOutput.Write(console, holds);
        var table = new Table(
            new Column(new("Cơ quan", "Agency")),
            new Column(new("Chờ duyệt", "Submitted"), ColumnKind.Number),
            new Column(new("Chờ đăng", "Scheduled"), ColumnKind.Number),
            new Column(new("Đã đăng", "Published"), ColumnKind.Number),
            new Column(new("Cần người", "Need a person"), ColumnKind.Number));
        foreach (var line in lines)
        {
            var needs = line.NeedPerson;
            table.AddWithNotes(
                [
                    line.Name ?? line.Id,
                    Number(line.Counts.Of(DeskState.Submitted)),
                    Number(line.Counts.Of(PublicationState.Scheduled)),
                    Number(line.Counts.Of(PublicationState.Published)),
                    new(Number(needs), needs > 0 ? Tone.Bad : Tone.None),
                ],
                [.. Notes(console, line)]);
        }

        console.Write(table);
    }

    private static IEnumerable<string> Notes(CommandConsole console, AgencyLine line)
    {
        if (line.Name is null)
        {
            yield return console.Say(new Words($"→ Không đọc được agency.yaml của “{line.Id}”: cchc check.", $"→ agency.yaml of “{line.Id}” cannot be read: cchc check."));
            yield break;
        }

        if (line.NeedPerson > 0) yield return $"$ cchc status --agency {line.Id}";
        if (line.Unreadable is { Files: > 0 } unreadable) yield return $"! {console.Say(unreadable.Told)} $ {unreadable.Command}";
    }

    private static void WriteCounts(Utf8JsonWriter json, DeskCounts counts)
    {
        json.WriteStartObject("articles");
        foreach (var state in Enum.GetValues<DeskState>()) json.WriteNumber(Code(state), counts.Of(state));
        json.WriteEndObject();
        json.WriteStartObject("publications");
        foreach (var state in Enum.GetValues<PublicationState>()) json.WriteNumber(Code(state), counts.Of(state));
        json.WriteEndObject();
    }

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Code<T>(T word) where T : struct, Enum => word.ToString().ToLowerInvariant();
}
