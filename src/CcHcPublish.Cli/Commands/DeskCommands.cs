using System.CommandLine;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Desk;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Editorial;

namespace CcHcPublish.Cli.Commands;

internal static class SubmitCommand
{
    public static Command Build(CommandStart start) => new ArticleVerb(start, "submit", "Gửi tin bài cho Ban biên tập duyệt", "Hand an article to the editorial board")
    { TellsFindings = true }
        .Runs((_, desk, content, article, actor, cancel) => desk.Runtime.Submit.RunAsync(content, article, actor, cancel));
}

internal static class ReturnCommand
{
    public static Command Build(CommandStart start)
    {
        var verb = new ArticleVerb(start, "return", "Trả lại tin bài cho người viết", "Give an article back to its writer");
        var reason = verb.Text("--reason", "Lý do trả lại", "Why", isRequired: true);
        return verb.Runs((parse, desk, content, article, actor, cancel) => desk.Runtime.Return.RunAsync(content, article, actor, parse.GetValue(reason) ?? "", cancel));
    }
}

internal static class ApproveCommand
{
    public static Command Build(CommandStart start) => new ArticleVerb(
        start, "approve", "Duyệt những gì từng kênh sẽ hiện và xếp lịch theo ngày của bài",
        "Sign off what every channel will show, and schedule it for its date")
    { TakesAllowance = true }
        .Runs((_, desk, content, article, actor, cancel) => desk.Runtime.Approve.RunAsync(content, article, actor, cancel));
}

internal static class ScheduleCommand
{
    public static Command Build(CommandStart start)
    {
        var verb = new ArticleVerb(start, "schedule", "Đổi giờ đăng của tin bài đã duyệt", "Move an approved article to another time");
        var at = verb.Text("--at", "Giờ đăng, ví dụ \"2026-11-21 08:00\"; đã qua không quá một giờ thì đăng ngay, sớm hơn nữa bị từ chối", "When, such as \"2026-11-21 08:00\"; up to one hour past means now, earlier is refused", isRequired: true);
        at.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.Tokens[0].Value is var given && Desk.ReadTime(given) is null)
                result.AddError(start.Say($"“{given}” không phải là thời điểm; viết như “2026-11-21 08:00”.", $"“{given}” is no time; write it like “2026-11-21 08:00”."));
        });
        return verb.Runs((parse, desk, content, article, actor, cancel) =>
            desk.Runtime.Schedule.RunAsync(content, article, actor, content.Agency.At(Desk.ReadTime(parse.GetValue(at)!)!.Value), cancel));
    }
}

internal static class CorrectCommand
{
    public static Command Build(CommandStart start)
    {
        var verb = new ArticleVerb(start, "correct", "Duyệt bản đính chính của tin bài đã đăng", "Approve a corrected edition of an article that is out");
        var note = verb.Text("--note", "Lời đính chính cho bạn đọc", "What readers are told", isRequired: true);
        var again = verb.Text("--again", "Các kênh đã gỡ bài và nay đăng lại, cách nhau bằng dấu phẩy", "Channels that removed it and where it shall appear again, with commas");
        return verb.Runs((parse, desk, content, article, actor, cancel) => desk.Runtime.Correct.RunAsync(content, article, actor, new Correction(parse.GetValue(note) ?? "")
        {
            Again = parse.GetValue(again)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
        }, cancel));
    }
}

internal static class WithdrawCommand
{
    public static Command Build(CommandStart start)
    {
        var verb = new ArticleVerb(start, "withdraw", "Gỡ tin bài khỏi mọi kênh", "Take an article off every channel");
        var reason = verb.Text("--reason", "Lý do, bạn đọc nhìn thấy", "Why; readers see it", isRequired: true);
        var kinds = string.Join("; ", WithdrawalKinds.All.Select(known => $"{known.Id}: {start.Say(known.Name.Vi, known.Name.En)}"));
        var kind = verb.Text("--kind", $"Loại, bạn đọc nhìn thấy ({kinds})", $"Kind; readers see it ({kinds})");
        kind.AcceptOnlyFromAmong([.. WithdrawalKinds.Ids]);
        var order = verb.Text("--order", "Số văn bản yêu cầu gỡ", "Number of the order");
        return verb.Runs(async (parse, desk, content, article, actor, cancel) =>
        {
            var outcome = await desk.Runtime.Withdraw.RunAsync(
                content, article, actor, parse.GetValue(kind) ?? WithdrawalKinds.Usual, parse.GetValue(reason) ?? "", parse.GetValue(order), cancel);
            if (outcome is not DeskOutcome.Done done || !await IsBroadcastAsync(desk, content, article, cancel)) return outcome;
            return done with { Message = new Words($"{done.Message.Vi} {WhyBlocked.Recall.Vi}", $"{done.Message.En} {WhyBlocked.Recall.En}") };
        });
    }

    private static async Task<bool> IsBroadcastAsync(Desk desk, AgencyContent content, string article, CancellationToken cancel) =>
        await ArticleRow.FindAsync(desk.Runtime.Ledger, article, cancel) is { } row
        && WhyBlocked.IsBroadcast((await new ReadArticleFacts(desk.Runtime.Ledger).OfAsync(row, content, cancel)).Facts);
}
