using System.Text.Json;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Cli.Output;

/// <summary>The agency's files that could not be read: the desk knows nothing of what stands in them, so whoever looks at it must know that.</summary>
public sealed record UnreadableFiles(string Agency, int Files, IReadOnlyList<Finding> Findings)
{
    /// <summary>The rest is a matter for <c>cchc check</c>.</summary>
    private const int MostTold = 3;

    public string Command => $"cchc check content/{Agency}";

    public Words Told => new($"{Files} tệp chưa đọc được, nên nội dung trong đó chưa được tính.", $"{Files} files cannot be read, so what stands in them is not counted.");

    public static UnreadableFiles Of(AgencyContent content)
    {
        var errors = content.Findings.Where(finding => finding.Severity == Severity.Error).ToList();
        var files = errors.Select(finding => finding.Place.File).Distinct(StringComparer.Ordinal).Count();
        return new UnreadableFiles(content.Agency.Id, files, [.. errors.DistinctBy(finding => finding.Place.File, StringComparer.Ordinal)]);
    }

    public void Write(CommandConsole console)
    {
        if (Files == 0) return;
        console.Line();
        console.Paragraph(console.Say(Told), "! ", Tone.Caution);
        foreach (var finding in Findings.Take(MostTold)) console.Paragraph($"{finding.Place}: {console.Say(finding.Message)}", "  ");
        if (Files > MostTold) console.Line(new Words($"  … và {Files - MostTold} tệp nữa.", $"  … and {Files - MostTold} more files."), Tone.Faint);
        console.Line($"  $ {Command}", Tone.Faint);
    }

    /// <summary>The member <c>"unreadable"</c> of an open object: <c>{"files","command","findings":[{"code","place","message"}]}</c>, one finding for each file.</summary>
    public void WriteMember(CommandConsole console, Utf8JsonWriter json)
    {
        json.WriteStartObject("unreadable");
        json.WriteNumber("files", Files);
        json.WriteString("command", Files == 0 ? null : Command);
        json.WriteStartArray("findings");
        foreach (var finding in Findings)
        {
            json.WriteStartObject();
            json.WriteString("code", finding.Code);
            json.WriteString("place", finding.Place.ToString());
            json.WriteString("message", console.Say(finding.Message));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
