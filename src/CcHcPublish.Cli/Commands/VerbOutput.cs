using CcHcPublish.Cli.Accounts;
using CcHcPublish.Cli.Output;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Editorial;

namespace CcHcPublish.Cli.Commands;

/// <summary>
/// Tells how an act at the desk ended, as lines or as a JSON document <c>{"article","outcome","message","findings"}</c>, with <c>"allowances"</c> where
/// the act takes from them.
/// </summary>
internal static class VerbOutput
{
    public static int Write(CommandConsole console, string article, DeskOutcome outcome, IReadOnlyList<ChannelAllowances>? allowances = null)
    {
        var (word, message, findings) = outcome switch
        {
            DeskOutcome.Done done => ("done", done.Message, []),
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
                if (allowances is not null) AllowanceOutput.WriteMember(console, json, allowances);
                json.WriteEndObject();
            });
        }
        else if (outcome is DeskOutcome.Done)
        {
            console.Line(message, Tone.Good);
            AllowanceOutput.Write(console, allowances ?? []);
        }
        else
        {
            console.Error(message);
            foreach (var finding in findings) console.Error(finding);
        }

        return outcome is DeskOutcome.Done ? Exit.Done : Exit.Failed;
    }
}
