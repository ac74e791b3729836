using System.CommandLine;
using System.Net;
using CcHcPublish.Cli.Accounts;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Installation;
using CcHcPublish.Runtime.Monitoring;
using CcHcPublish.Runtime.Scheduling;
using CcHcPublish.Web;
using CcHcPublish.Web.Health;

namespace CcHcPublish.Cli.Commands;

internal static class ServeCommand
{
    public static Command Build(CommandStart start)
    {
        var command = new Command("serve", start.Say("Chạy trang và lịch đăng trên cấu hình thật", "Run the site and the schedule on the real configuration"));
        var port = new Option<int>("--port") { HelpName = "N", DefaultValueFactory = _ => 5480, Description = start.Say("Cổng của trang trên 127.0.0.1", "Port of the site on 127.0.0.1") };
        GlobalOptions.MustBePort(port, start);
        command.Options.Add(port);
        var serve = start.WithDesk((parse, desk, cancel) => RunAsync(start, desk, parse.GetValue(port), parse.GetValue(start.Options.Agency), cancel));
        command.SetAction(CommandStart.Hearing(async (parse, cancel) =>
        {
            try
            {
                return await serve(parse, cancel);
            }
            catch (OperationCanceledException) when (cancel.IsCancellationRequested)
            {
                // Told to stop while it started: stopped, as later.
                return Exit.Done;
            }
        }));
        return command;
    }

    private static async Task<int> RunAsync(CommandStart start, Desk desk, int port, string? only, CancellationToken cancel)
    {
        if (desk.Rehearsal is not null)
        {
            start.Console.Error(
                new("Đây là sổ diễn tập; không dùng để đăng thật.", "This is a rehearsal's ledger, not for real publishing."),
                new("Chọn thư mục dữ liệu khác bằng --data, hoặc chạy cchc demo.", "Choose another data folder with --data, or run cchc demo."));
            return Exit.Failed;
        }

        if (only is not null && desk.Agency() is null) return Exit.Failed;
        List<Agency> agencies = [];
        foreach (var id in desk.Runtime.Settings.Root.Agencies())
        {
            if (only is not null && only != id) continue;
            if (start.Report(desk.Runtime.Content.Outline(id, cancel)) is { } content) agencies.Add(content.Agency);
        }

        // What is built already is served all the same: readers must not pay for a mistake in a file.
        if (agencies.Count == 0)
        {
            start.Console.Notice(new(
                "Chưa đọc được cơ quan nào dưới content/: trang đã dựng vẫn chạy, nhưng không có gì được đăng. Tạo hoặc sửa content/<mã>/agency.yaml rồi khởi động lại.",
                "No agency below content/ can be read yet: what is built is served, but nothing is published. Make or mend content/<id>/agency.yaml and start again."));
        }

        var settings = new ReadSettings(desk.Runtime.Settings.Root);
        settings.Run();
        foreach (var finding in settings.Findings) start.Console.Error(finding);
        if (settings.Findings.Any(finding => finding.Severity == Severity.Error)) return Exit.Failed;

        desk.Clock.Release();
        using var metrics = new CollectMetrics();
        var health = new HealthEndpoints(desk.Runtime.Health, desk.Runtime.Settings.Installation.Health, metrics);
        await using var site = await SiteServer.StartAsync(desk.Runtime.Settings.SiteFolder, new IPEndPoint(IPAddress.Loopback, port), cancel, health);
        using var host = await DeskHost.StartAsync(desk.Runtime, agencies, cancel);
        start.Console.Line(new Words(
            $"Trang: http://127.0.0.1:{site.Address.Port}/ cho {agencies.Count} cơ quan. Nhấn Ctrl+C để dừng.",
            $"Site: http://127.0.0.1:{site.Address.Port}/ for {agencies.Count} agencies. Press Ctrl+C to stop."));
        foreach (var line in await AccountLines.OfAsync(desk, agencies, cancel)) start.Console.Line(Told(line));
        await SandboxCommand.WaitAsync(cancel);
        await host.StopAsync(CancellationToken.None);
        return Exit.Done;
    }

    private static Words Told(AccountLine line) => line.Row is { } row
        ? new($"  {line.Channel.Name}: {AccountOutput.Named(row).Vi}", $"  {line.Channel.Name}: {AccountOutput.Named(row).En}")
        : new(
            $"  {line.Channel.Name}: chưa kết nối, lượt đăng của kênh này chờ. Chạy: cchc channel login {line.Channel.Id} --agency {line.Agency.Id}",
            $"  {line.Channel.Name}: not connected, its publications wait. Run: cchc channel login {line.Channel.Id} --agency {line.Agency.Id}");
}
