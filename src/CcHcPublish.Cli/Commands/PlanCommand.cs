using System.CommandLine;
using CcHcPublish.Cli.Output.Plan;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Content;

namespace CcHcPublish.Cli.Commands;

internal static class PlanCommand
{
    public static Command Build(CommandStart start)
    {
        var command = new Command("plan", start.Say("Kế hoạch tuyên truyền CCHC của năm", "The year's plan"));
        command.Subcommands.Add(Show(start));
        command.Subcommands.Add(Progress(start));
        return command;
    }

    private static Command Show(CommandStart start)
    {
        var command = new Command("show", start.Say("In toàn bộ kế hoạch: nhiệm vụ, chủ trì, thời hạn", "Print the whole plan: items, leads, deadlines"));
        var year = YearOption(start);
        command.Options.Add(year);
        command.SetAction(start.WithRoot((parse, root, cancel) => Task.FromResult(Run(start, root, parse.GetValue(start.Options.Agency), parse.GetValue(year), cancel))));
        return command;
    }

    private static Command Progress(CommandStart start)
    {
        var command = new Command("progress", start.Say("Từng nhiệm vụ đã có bao nhiêu tin bài", "How many articles serve each item"));
        var period = QuotaCommand.PeriodOption(start);
        command.Options.Add(period);
        command.SetAction(start.WithDesk(async (parse, desk, cancel) =>
        {
            var given = parse.GetValue(period) ?? desk.Clock.GetUtcNow().Year.ToString(System.Globalization.CultureInfo.InvariantCulture);
            if (await QuotaCommand.TableAsync(start, desk, given, cancel) is not { } table) return Exit.Failed;
            PlanOutput.WriteProgress(start.Console, table, hasDetails: true);
            return Exit.Done;
        }, LedgerUse.DoesWithout));
        return command;
    }

    private static Option<int?> YearOption(CommandStart start) => new("--year")
    {
        HelpName = "YYYY",
        Description = start.Say("Năm của kế hoạch; mặc định là năm mới nhất", "Year of the plan; by default the newest"),
    };

    private static int Run(CommandStart start, ContentRoot root, string? agency, int? year, CancellationToken cancel)
    {
        var known = root.Agencies();
        agency ??= known.Count == 1 ? known[0] : null;
        if (agency is null || !known.Contains(agency))
        {
            var near = agency is null ? null : Nearest.Of(agency, known);
            start.Console.Error(near is null
                ? new Words($"Chọn cơ quan bằng --agency: {string.Join(", ", known)}.", $"Choose an agency with --agency: {string.Join(", ", known)}.")
                : new Words($"Không có cơ quan “{agency}”; có phải “{near}”?", $"There is no agency “{agency}”; did you mean “{near}”?"));
            return Exit.Failed;
        }

        var reading = new ReadContent(root).Outline(agency, cancel);
        if (start.Report(reading) is not { } content) return Exit.Failed;
        if (Choose(content, year) is not { } plan)
        {
            if (!QuotaCommand.IsBroken(start, content, year)) start.Console.Error(Missing(content, year));
            return Exit.Failed;
        }

        PlanOutput.Write(start.Console, plan, content.Agency);
        return Exit.Done;
    }

    private static Words Missing(AgencyContent content, int? year) => year is { } wanted
        ? new(
            $"Không có kế hoạch của năm {wanted}: thêm content/{content.Agency.Id}/plans/{wanted}.yaml.",
            $"There is no plan for {wanted}: add content/{content.Agency.Id}/plans/{wanted}.yaml.")
        : new($"Chưa có kế hoạch nào trong content/{content.Agency.Id}/plans.", $"There is no plan in content/{content.Agency.Id}/plans yet.");

    private static Core.Plans.Plan? Choose(AgencyContent content, int? year) =>
        year is { } wanted ? content.Plan(wanted) : content.Plans.MaxBy(plan => plan.Year);
}
