using System.CommandLine;
using CcHcPublish.Cli.Accounts;
using CcHcPublish.Cli.Output;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Desk;
using CcHcPublish.Runtime.Editorial;

namespace CcHcPublish.Cli.Commands;

internal static class StatusCommand
{
    public static Command Build(CommandStart start)
    {
        var command = new Command(
            "status",
            start.Say("Bàn biên tập lúc này: bao nhiêu bài ở mỗi trạng thái, lượt đăng nào cần người xử lý", "The desk now: articles by state, publications that need a person"));
        var strict = new Option<bool>("--strict") { Description = start.Say("Mã thoát 1 khi có điều cần người xử lý hoặc đang có lệnh tạm dừng; dùng để giám sát", "Exit code 1 when something needs a person or a hold stands; for monitoring") };
        command.Options.Add(strict);
        // Who watches would take a mistyped folder for a desk without trouble.
        command.SetAction((parse, cancel) => start.WithDesk(async (_, desk, stop) => await RunAsync(start, desk, stop) switch
        {
            null => Exit.Failed,
            > 0 when parse.GetValue(strict) => Exit.Failed,
            _ => Exit.Done,
        }, parse.GetValue(strict) ? LedgerUse.NeedsOne : LedgerUse.DoesWithout)(parse, cancel));
        return command;
    }

    private static Task<int?> RunAsync(CommandStart start, Desk desk, CancellationToken cancel) => desk.IsForAll ? AllAsync(start, desk, cancel) : OneAsync(start, desk, cancel);

    /// <summary>How many conditions and holds need a person; null when the agency cannot be read.</summary>
    private static async Task<int?> OneAsync(CommandStart start, Desk desk, CancellationToken cancel)
    {
        if (desk.Agency() is not { } agency || await desk.ImportAsync(agency, "he-thong", cancel) is not { } content) return null;
        var counts = await DeskCounts.OfAsync(desk.Runtime.Ledger, agency, cancel);
        List<ConditionLine> needy = [], others = [];
        foreach (var standing in await new ReadArticleFacts(desk.Runtime.Ledger).OpenAsync(content.Agency, cancel))
        {
            foreach (var line in ConditionLine.Of(standing, desk.Clock.GetUtcNow()))
            {
                if (line.Condition.Urgency != Urgency.Rest) (NeedsPerson.Is(line.Condition) ? needy : others).Add(line);
            }
        }

        var holds = await StandingHold.OfAsync(desk.Runtime.Ledger, content.Agency, cancel);
        List<AllowanceNote> allowances = [];
        foreach (var line in await AccountLines.OfAsync(desk, [content.Agency], cancel)) allowances.AddRange(await AllowanceNote.NowAsync(desk, line, cancel));
        StatusOutput.Write(start.Console, new DeskGlance(content.Agency.Name, counts, needy, others, allowances) { Unreadable = UnreadableFiles.Of(content), Holds = holds });
        return needy.Count + holds.Count;
    }

    private static async Task<int?> AllAsync(CommandStart start, Desk desk, CancellationToken cancel)
    {
        List<AgencyLine> lines = [];
        List<Agency> agencies = [];
        foreach (var id in desk.Runtime.Settings.Root.Agencies())
        {
            // One agency that cannot be read must not hide the others.
            var content = desk.Runtime.Content.Run(id, cancel).Content;
            var counts = await DeskCounts.OfAsync(desk.Runtime.Ledger, id, cancel);
            if (content is not null) agencies.Add(content.Agency);
            lines.Add(new AgencyLine(id, content?.Agency.Name, counts)
            {
                NeedPerson = content is null ? counts.Stuck : await NeedsPerson.CountAsync(desk.Runtime.Ledger, content.Agency, desk.Clock.GetUtcNow(), cancel),
                Unreadable = content is null ? null : UnreadableFiles.Of(content),
            });
        }

        var holds = await StandingHold.AllAsync(desk.Runtime.Ledger, agencies, cancel);
        StatusOutput.WriteAll(start.Console, lines, holds);
        return lines.Sum(line => line.NeedPerson) + holds.Count;
    }
}
