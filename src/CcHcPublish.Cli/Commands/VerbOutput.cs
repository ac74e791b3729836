using CcHcPublish.Cli.Accounts;
using CcHcPublish.Cli.Output;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Editorial;

namespace CcHcPublish.Cli.Commands;

/// <summary>What an act's user must know beside that it is done.</summary>
internal sealed record VerbNotes
{
    public static VerbNotes None { get; } = new();

    public IReadOnlyList<ChannelAllowances>? Allowances { get; init; }

    /// <summary>What is wrong with the article although the act went through.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];
}

/// <summary>
/// Tells how an act at the desk ended, as lines or as a JSON document <c>{"article","outcome","message","findings"}</c>, with <c>"allowances"</c> where
/// the act takes from them.
/// </summary>
internal static class VerbOutput
{
    public static int Write(CommandConsole console, string article, DeskOutcome outcome, VerbNotes? notes = null)
    {
        notes ??= VerbNotes.None;
        var (word, message, findings) = outcome switch
        {
            DeskOutcome.Done done => ("done", done.Message, notes.Findings),
            DeskOutcome.Refused refused => ("refused", refused.Reason, refused.Findings),
            _ => ("stale", new Words("Người khác vừa thay đổi tin bài này; xem lại rồi làm lại.", "Somebody else has just changed this article; look again and repeat."), (IReadOnlyList<Finding>)[]),
        };
        if (console.Format == OutputFormat.Json)
        {
            console.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WriteString("article", article);
                json.WriteString("outcome", word);
                json.WriteString("message", console.Say(message));
                json.WriteStartArray("findings");
                foreach (var finding in findings)
                {
                    json.WriteStartObject();
                    json.WriteString("code", finding.Code);
                    json.WriteString("place", finding.Place.ToString());
                    json.WriteString("message", console.Say(finding.Message));
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                if (notes.Allowances is { } allowances) AllowanceOutput.WriteMember(console, json, allowances);
                json.WriteEndObject();
            });
        }
        else if (outcome is DeskOutcome.Done)
        {
            console.Line(message, Tone.Good);
            AllowanceOutput.Write(console, notes.Allowances ?? []);
            Write(console, notes.Findings);
        }
        else
        {
            console.Error(message);
            foreach (var finding in findings) console.Error(finding);
        }

        return outcome is DeskOutcome.Done ? Exit.Done : Exit.Failed;
    }

    private static void Write(CommandConsole console, IReadOnlyList<Finding> findings)
    {
        if (findings.Count == 0) return;
        var errors = findings.Count(finding => finding.Severity == Severity.Error);
        console.Line();
        console.Line(errors > 0
            ? new Words($"Còn {errors} lỗi phải sửa trước khi duyệt:", $"{errors} errors must be mended before approval:")
            : new Words($"Có {findings.Count} lưu ý:", $"Advice: {findings.Count}:"), errors > 0 ? Tone.Bad : Tone.Caution);
        foreach (var finding in findings) console.Line($"  {finding.Place}  {console.Say(finding.Message)} → {console.Say(finding.Advice)} ({finding.Code})");
        console.Line($"  $ cchc check {findings[0].Place.File}", Tone.Faint);
    }
}
