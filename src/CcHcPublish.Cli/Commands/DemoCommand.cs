using System.CommandLine;
using CcHcPublish.Cli.Rehearsal;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Content;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Cli.Commands;

internal static class DemoCommand
{
    public const string SampleAgency = "so-mau";

    public static Command Build(CommandStart start)
    {
        var command = new Command("demo", start.Say(
            "Diễn tập trọn vẹn trên nội dung mẫu: trang, fanpage và Zalo mô phỏng, lịch đăng",
            "Rehearse everything on the sample content: site, stand-ins of fanpage and Zalo, schedule"));
        var once = new Option<bool>("--once") { Description = start.Say("Làm mọi việc đã đến giờ diễn tập, in kết quả rồi thoát", "Do everything due at the rehearsal's time, print the result, exit") };
        var port = new Option<int>("--port") { HelpName = "N", DefaultValueFactory = _ => 5480, Description = start.Say("Cổng của trang; mô phỏng dùng cổng kế tiếp", "Port of the site; the stand-ins take the next one") };
        command.Options.Add(once);
        GlobalOptions.MustBePort(port, start);
        command.Options.Add(port);
        command.SetAction(CommandStart.Hearing(start.WithRoot(async (parse, root, cancel) =>
        {
            if (!await PrepareAsync(start, parse, root, parse.GetValue(port), cancel)) return Exit.Failed;
            if (await Desk.OpenAsync(parse, start.Options, root, start.Console, cancel, LedgerUse.Rehearses) is not { } desk) return Exit.WrongUsage;
            await using (desk) return await new RehearseDesk(start, desk).RunAsync(parse.GetValue(once), parse.GetValue(start.Options.Now), cancel);
        })));
        return command;
    }

    /// <summary>Marks a fresh ledger as a rehearsal's. A ledger with real work is never rehearsed on.</summary>
    private static async Task<bool> PrepareAsync(CommandStart start, ParseResult parse, ContentRoot root, int port, CancellationToken cancel)
    {
        var agency = parse.GetValue(start.Options.Agency) ?? SampleAgency;
        var known = root.Agencies();
        if (!known.Contains(agency))
        {
            start.Console.Error(new Words(
                $"Không có cơ quan “{agency}”. Các cơ quan: {string.Join(", ", known)}.",
                $"There is no agency “{agency}”. Agencies: {string.Join(", ", known)}."));
            return false;
        }

        var folder = Desk.DataFolderOf(parse, start.Options, root);
        await using var ledger = await Ledger.OpenFileAsync(folder, TimeProvider.System, cancel);
        if (await RehearsalMark.IsRealAsync(ledger, cancel))
        {
            start.Console.Error(
                new($"Sổ ở {folder} là sổ thật, không diễn tập trên đó.", $"The ledger in {folder} is a real one: no rehearsal there."),
                new("Chọn thư mục khác bằng --data.", "Choose another folder with --data."));
            return false;
        }

        var mark = await RehearsalMark.ReadAsync(ledger, cancel);
        if (mark is not null && mark.Agency != agency)
        {
            start.Console.Error(
                new($"Sổ này đang diễn tập cho “{mark.Agency}”.", $"This ledger rehearses “{mark.Agency}”."),
                new($"Dùng --data DIR khác để diễn tập cho “{agency}”.", $"Use another --data DIR to rehearse “{agency}”."));
            return false;
        }

        if (mark is null) await new RehearsalMark(agency, FreePort.Near(port), FreePort.Near(port == 0 ? 0 : port + 1), null).WriteAsync(ledger, cancel);
        return true;
    }
}
