using System.CommandLine;
using System.Globalization;
using CcHcPublish.Cli.Output.Quota;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Quotas;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Content;

namespace CcHcPublish.Cli.Commands;

internal static class QuotaCommand
{
    public static Command Build(CommandStart start)
    {
        var command = new Command("quota", start.Say("Ai nợ bao nhiêu tin bài trong kỳ, và bài nào đã tính", "Who owes how many articles in a period, and which ones count"));
        var period = PeriodOption(start);
        var details = new Option<bool>("--details") { Description = start.Say("Kèm danh sách bài sau mỗi con số", "List the articles behind each figure") };
        command.Options.Add(period);
        command.Options.Add(details);
        command.SetAction(start.WithRoot(async (parse, root, cancel) =>
        {
            // The plan is read on one core while the ledger opens on the other: a quarter of the whole command.
            var early = parse.GetValue(start.Options.Agency) is { } id ? Task.Run(() => new ReadContent(root).Outline(id, cancel), cancel) : null;
            if (await Desk.OpenAsync(parse, start.Options, root, start.Console, cancel, LedgerUse.DoesWithout) is not { } desk) return Exit.WrongUsage;
            await using (desk)
            {
                if (desk.Agency() is not { } agency) return Exit.Failed;
                // Waited for and not awaited: what ends on the thread it began on needs no state machines made for it, and no watch for Ctrl+C.
                if (start.Report(early is null ? desk.Runtime.Content.Outline(agency, cancel) : early.GetAwaiter().GetResult()) is not { } content) return Exit.Failed;
                if (PeriodOf(start, desk, content, parse.GetValue(period)) is not { } wanted) return Exit.Failed;
                if (await TableAsync(start, desk, content, wanted, cancel) is not { } table) return Exit.Failed;
                QuotaOutput.Write(start.Console, table, parse.GetValue(details));
                return Exit.Done;
            }
        }));
        return command;
    }

    public static Option<string?> PeriodOption(CommandStart start) => new("--period")
    {
        HelpName = "P",
        Description = start.Say("Kỳ: 2026-11, 2026-Q4, 2026-H2 hoặc 2026; mặc định là tháng này", "Period: 2026-11, 2026-Q4, 2026-H2 or 2026; by default this month"),
    };

    /// <summary>The quota of the chosen agency and period, or null after saying why there is none.</summary>
    public static async Task<QuotaTable?> TableAsync(CommandStart start, Desk desk, string? period, CancellationToken cancel)
    {
        if (desk.Agency() is not { } agency || start.Report(desk.Runtime.Content.Outline(agency, cancel)) is not { } content) return null;
        if (PeriodOf(start, desk, content, period) is not { } wanted) return null;
        return await TableAsync(start, desk, content, wanted, cancel);
    }

    public static async Task<QuotaTable?> TableAsync(CommandStart start, Desk desk, AgencyContent content, Period period, CancellationToken cancel)
    {
        if (content.Plan(period.Year) is not { } plan)
        {
            if (IsBroken(start, content, period.Year)) return null;
            start.Console.Error(
                new Words($"{content.Agency.Name} không có kế hoạch năm {period.Year}.", $"“{content.Agency.Name}” has no plan for {period.Year}."),
                new Words($"Thêm content/{content.Agency.Id}/plans/{period.Year}.yaml.", $"Add content/{content.Agency.Id}/plans/{period.Year}.yaml."));
            return null;
        }

        var counted = await desk.Runtime.Counted.RunAsync(content.Agency, cancel);
        return QuotaTally.Count(new QuotaQuestion(content.Agency, plan, period, desk.Clock.GetUtcNow(), counted));
    }

    /// <summary>True, after telling its findings, when the year's plan is there and cannot be read. A year of null means any.</summary>
    public static bool IsBroken(CommandStart start, AgencyContent content, int? year)
    {
        var folder = $"content/{content.Agency.Id}/plans/";
        var findings = content.Findings.Where(finding => finding.Severity == Severity.Error && finding.Place.File.StartsWith(folder, StringComparison.Ordinal)
            && (year is not { } wanted || finding.Place.File == string.Create(CultureInfo.InvariantCulture, $"{folder}{wanted}.yaml"))).ToList();
        foreach (var finding in findings) start.Console.Error(finding);
        return findings.Count > 0;
    }

    /// <summary>The period as given, or the month of now.</summary>
    public static Period? PeriodOf(CommandStart start, Desk desk, AgencyContent content, string? text)
    {
        var rule = content.Agency.Counting.Period;
        if (text is null) return Period.Of(DateOnly.FromDateTime(content.Agency.Local(desk.Clock.GetUtcNow()).DateTime), PeriodKind.Month, rule);
        if (PeriodText.Read(text, rule, out var problem) is { } period) return period;
        start.Console.Error(problem);
        return null;
    }
}
