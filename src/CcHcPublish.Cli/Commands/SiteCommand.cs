using System.CommandLine;
using System.Diagnostics;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Channels.Website;

namespace CcHcPublish.Cli.Commands;

internal static class SiteCommand
{
    public static Command Build(CommandStart start)
    {
        var command = new Command("site", start.Say("Trang thông tin điện tử", "The website"));
        var build = new Command("build", start.Say("Dựng lại cả trang từ những gì đã đăng", "Build the whole site anew from what is published"));
        var output = new Option<string?>("--out") { HelpName = "DIR", Description = start.Say("Thư mục đích; mặc định trong thư mục dữ liệu", "Target folder; by default inside the data folder") };
        build.Options.Add(output);
        build.SetAction(start.WithDesk((parse, desk, cancel) => RunAsync(start, desk, parse.GetValue(output), cancel), LedgerUse.NeedsOne));
        command.Subcommands.Add(build);
        return command;
    }

    private static async Task<int> RunAsync(CommandStart start, Desk desk, string? folder, CancellationToken cancel)
    {
        if (desk.Agency() is not { } agency || !start.MayWriteIn(desk.Runtime.Settings.SiteFolder)) return Exit.Failed;
        var clock = Stopwatch.StartNew();
        switch (await desk.Runtime.BuildSite.RunAsync(agency, folder, cancel))
        {
            case BuildOutcome.Built { Report: var report }:
                foreach (var finding in report.Findings) start.Console.Error(finding);
                start.Console.Line(new Words(
                    $"Trang có {report.Pages} tệp; {report.Written} tệp thay đổi, {report.Removed} tệp bị xóa, trong {clock.ElapsedMilliseconds} ms.",
                    $"The site has {report.Pages} files; {report.Written} changed, {report.Removed} removed, in {clock.ElapsedMilliseconds} ms."));
                return Exit.Done;
            case BuildOutcome.Refused { Why: var why }:
                start.Console.Error(why);
                return Exit.Failed;
            default:
                return Exit.Failed;
        }
    }
}
