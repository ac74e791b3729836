using CcHcPublish.Cli.Output;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Cli.Check;

/// <summary>Findings for people: one paragraph each, with the line of source where it helps, files parted by blank lines, counts at the end.</summary>
public static class FindingsAsText
{
    private const string Indent = "    ";

    public static void Write(CommandConsole console, IReadOnlyList<Finding> findings)
    {
        string? file = null;
        foreach (var finding in findings)
        {
            if (file is not null && file != finding.Place.File) console.Line();
            file = finding.Place.File;
            console.Line(
                $"{finding.Place}  {console.Say(Name(finding.Severity))}  {console.Say(finding.Message)} → {console.Say(finding.Advice)} ({finding.Code})",
                ToneOf(finding.Severity));
            if (finding.Fragment is not { } fragment) continue;
            console.Line(Indent + fragment.Line);
            console.Line(Indent + new string(' ', fragment.At) + new string('^', fragment.Length), ToneOf(finding.Severity));
        }

        if (findings.Count > 0) console.Line();
        console.Line(Summary(findings), Tone.Strong);
    }

    internal static Words Name(Severity severity) => severity == Severity.Error ? new("Lỗi", "Error") : new("Lưu ý", "Advice");

    private static Tone ToneOf(Severity severity) => severity == Severity.Error ? Tone.Bad : Tone.Caution;

    private static Words Summary(IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0) return new("Không có lỗi.", "Nothing to report.");
        var errors = findings.Count(finding => finding.Severity == Severity.Error);
        var files = findings.Select(finding => finding.Place.File).Distinct(StringComparer.Ordinal).Count();
        return new($"{errors} lỗi, {findings.Count - errors} lưu ý trong {files} tệp.", $"Errors: {errors}; advice: {findings.Count - errors}; files: {files}.");
    }
}
