using System.CommandLine;
using CcHcPublish.Cli.Output;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Bulletins;

namespace CcHcPublish.Cli.Commands;

internal static class BulletinCommand
{
    public static Command Build(CommandStart start)
    {
        var command = new Command("bulletin", start.Say("Soạn Bản tin CCHC tháng từ những bài đã đăng", "Compose the monthly bulletin from what was published"));
        var period = new Option<string?>("--period") { HelpName = "YYYY-MM", Description = start.Say("Tháng, ví dụ 2026-10; mặc định là tháng trước", "Month, such as 2026-10; by default last month") };
        command.Options.Add(period);
        command.SetAction(start.WithDesk(async (parse, desk, cancel) =>
        {
            if (desk.Agency() is not { } agency || await desk.ImportAsync(agency, "he-thong", cancel) is not { } content) return Exit.Failed;
            var given = parse.GetValue(period);
            var month = QuotaCommand.PeriodOf(start, desk, content, given);
            if (month is null) return Exit.Failed;
            if (given is null) month = month.Later(-1);
            return Write(start.Console, await desk.Runtime.Bulletin.RunAsync(content, month, "he-thong", cancel));
        }));
        return command;
    }

    private static int Write(CommandConsole console, BulletinOutcome outcome)
    {
        var (word, slug, message) = outcome switch
        {
            BulletinOutcome.Composed done => ("composed", done.Slug, new Words($"Đã soạn {done.Path}; gửi duyệt như mọi tin bài.", $"Composed {done.Path}; submit it like any article.")),
            BulletinOutcome.Already there => ("already", there.Slug, new Words($"Bản tin “{there.Slug}” đã có, không soạn lại.", $"The bulletin “{there.Slug}” exists and is not composed again.")),
            _ => ("refused", "", ((BulletinOutcome.Refused)outcome).Reason),
        };
        if (console.Format == OutputFormat.Json)
        {
            console.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WriteString("outcome", word);
                json.WriteString("article", slug);
                json.WriteString("message", console.Say(message));
                json.WriteEndObject();
            });
        }
        else if (word == "refused")
        {
            console.Error(message);
        }
        else
        {
            console.Line(message, word == "composed" ? Tone.Good : Tone.None);
        }

        return word == "refused" ? Exit.Failed : Exit.Done;
    }
}
