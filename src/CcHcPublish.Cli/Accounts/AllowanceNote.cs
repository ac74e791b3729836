using System.Globalization;
using System.Text.Json;
using CcHcPublish.Cli.Commands;
using CcHcPublish.Cli.Output;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Channels.Accounts;

namespace CcHcPublish.Cli.Accounts;

/// <summary>What the last test of an OA found this month to allow: known without asking the service again.</summary>
/// <param name="At">In the agency's zone.</param>
public sealed record AllowanceNote(string Channel, string Name, DateTimeOffset At, AccountFinding Finding)
{
    /// <summary>The figures of the last test, with what this desk has sent and planned since the test.</summary>
    internal static async Task<IReadOnlyList<AllowanceNote>> NowAsync(Desk desk, AccountLine line, CancellationToken cancel)
    {
        List<AllowanceNote> notes = [];
        foreach (var note in Of(line, desk.Clock.GetUtcNow()))
        {
            notes.Add(note.Finding.Figures is { } seen
                ? note with { Finding = AccountFinding.Of(await desk.Runtime.Accounts.Allowances.SinceAsync(line.Agency.Id, line.Channel, seen, note.At, cancel)) }
                : note);
        }

        return notes;
    }

    /// <summary>Empty where nothing was tested yet this month: last month's figures say nothing about this one.</summary>
    private static IEnumerable<AllowanceNote> Of(AccountLine line, DateTimeOffset now) => line.Row?.LastTest is { } test && Month(line, test.At) == Month(line, now)
        ? test.Findings.Where(finding => finding.Code == AccountFinding.Allowance).Select(finding => new AllowanceNote(
            line.Channel.Id, line.Channel.Name, line.Agency.Local(test.At), finding))
        : [];

    private static (int Year, int Month) Month(AccountLine line, DateTimeOffset at) => (line.Agency.Local(at).Year, line.Agency.Local(at).Month);

    internal static void Write(CommandConsole console, IReadOnlyList<AllowanceNote> notes)
    {
        if (notes.Count == 0) return;
        console.Line();
        console.Heading(console.Say(new Words("Hạn mức tháng này của OA", "What the OA may still do this month")));
        foreach (var note in notes)
        {
            var time = Shown.Time(note.At.DateTime, console.Language);
            console.Paragraph(
                console.Say(new($"{note.Finding.Message.Vi} (xem lúc {time})", $"{note.Finding.Message.En} (seen {time})")), $"{note.Name}: ",
                note.Finding.Weight == FindingWeight.Look ? Tone.Caution : Tone.None);
        }
    }

    internal static void WriteMember(CommandConsole console, Utf8JsonWriter json, IReadOnlyList<AllowanceNote> notes)
    {
        json.WriteStartArray("allowances");
        foreach (var note in notes)
        {
            json.WriteStartObject();
            json.WriteString("channel", note.Channel);
            json.WriteString("seen_at", note.At.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
            json.WriteBoolean("short", note.Finding.Weight == FindingWeight.Look);
            json.WriteString("message", console.Say(note.Finding.Message));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
