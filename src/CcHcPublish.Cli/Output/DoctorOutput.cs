using CcHcPublish.Core.Desk;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Doctor;

namespace CcHcPublish.Cli.Output;

/// <summary>What the doctor found: a line per check with its mark, and below it who does what next.</summary>
public static class DoctorOutput
{
    public static void Write(CommandConsole console, IReadOnlyList<DoctorLine> lines)
    {
        if (console.Format == OutputFormat.Json)
        {
            WriteJson(console, lines);
            return;
        }

        foreach (var line in lines)
        {
            var (mark, tone) = line.Verdict switch
            {
                Verdict.Good => ("✓", Tone.None),
                Verdict.Warning => ("!", Tone.Caution),
                _ => ("✗", Tone.Bad),
            };
            console.Paragraph(console.Say(line.What), $"{mark} {line.Code,-14}", tone);
            if (line.Next is { } next) console.Paragraph($"{console.Say(ConditionWords.Of(line.Owner))}: {console.Say(next)}", "                → ");
            if (line.Command is { } command) console.Paragraph(command, "                $ ", Tone.Strong);
        }

        var (bad, warned) = (lines.Count(line => line.Verdict == Verdict.Bad), lines.Count(line => line.Verdict == Verdict.Warning));
        console.Line();
        console.Line(
            new Words($"{lines.Count} mục khám: {bad} không hoạt động, {warned} cần để ý.", $"{lines.Count} checks: {bad} do not work, {warned} to look at."), bad > 0 ? Tone.Bad : warned > 0 ? Tone.Caution : Tone.Good);
    }

    private static void WriteJson(CommandConsole console, IReadOnlyList<DoctorLine> lines) => console.WriteJson(json =>
    {
        json.WriteStartObject();
        json.WriteString("verdict", Code(lines.Count == 0 ? Verdict.Good : lines.Max(line => line.Verdict)));
        json.WriteStartArray("checks");
        foreach (var line in lines)
        {
            json.WriteStartObject();
            json.WriteString("code", line.Code);
            json.WriteString("verdict", Code(line.Verdict));
            json.WriteString("what", console.Say(line.What));
            json.WriteString("owner", Code(line.Owner));
            json.WriteString("next", line.Next is { } next ? console.Say(next) : null);
            json.WriteString("command", line.Command);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static string Code<T>(T word) where T : struct, Enum => word.ToString().ToLowerInvariant();
}
