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
        var empty = new Option<bool>("--empty") { Description = start.Say("Vẫn soạn khi tháng ấy không có tin, bài nào đã đăng", "Compose it even if nothing was published in that month") };
        command.Options.Add(period);
        command.Options.Add(empty);
        command.SetAction(start.WithDesk(async (parse, desk, cancel) =>
        {
            if (desk.Agency() is not { } agency || await desk.ImportAsync(agency, "he-thong", cancel) is not { } content) return Exit.Failed;
            var given = parse.GetValue(period);
            var month = QuotaCommand.PeriodOf(start, desk, content, given);
            if (month is null) return Exit.Failed;
            if (given is null) month = month.Later(-1);
            return Write(start.Console, await (parse.GetValue(empty) ? desk.Runtime.EmptyBulletin : desk.Runtime.Bulletin).RunAsync(content, month, "he-thong", cancel));
        }));
        return command;
    }

    private static int Write(CommandConsole console, BulletinOutcome outcome)
    {
        var (word, slug, message) = outcome switch
        {
            BulletinOutcome.Composed done => ("composed", done.Slug, new Words(
                $"Đã soạn {done.Path}; gửi duyệt như mọi tin bài.", $"Composed {done.Path}; submit it like any article.")),
            BulletinOutcome.Already there => ("already", there.Slug, new Words(
                $"Bản tin “{there.Slug}” đã có, không soạn lại.", $"The bulletin “{there.Slug}” exists and is not composed again.")),
            BulletinOutcome.Empty none => ("empty", "", new Words(
                $"{none.Month.Vi} không có tin, bài nào đã đăng, nên không soạn bản tin. Vẫn muốn soạn thì thêm --empty.",
                $"Nothing was published in {none.Month.En}, so no bulletin is composed. Add --empty if you want one all the same.")),
            _ => ("refused", "", ((BulletinOutcome.Refused)outcome).Reason),
        };
        var isRefused = word is "refused" or "empty";
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
        else if (isRefused)
        {
            console.Error(message);
        }
        else
        {
            console.Line(message, word == "composed" ? Tone.Good : Tone.None);
        }

        return isRefused ? Exit.Failed : Exit.Done;
    }
}
