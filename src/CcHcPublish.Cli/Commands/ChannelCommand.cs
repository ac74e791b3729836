using System.CommandLine;
using CcHcPublish.Cli.Accounts;
using CcHcPublish.Cli.Output;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Channels.Accounts;

namespace CcHcPublish.Cli.Commands;

internal static class ChannelCommand
{
    public static Command Build(CommandStart start)
    {
        var command = new Command("channel", start.Say("Tài khoản fanpage và Zalo OA: kết nối, kiểm tra, liệt kê", "Accounts of fanpages and Zalo OAs: connect, test, list"));
        command.Subcommands.Add(ChannelLoginCommand.Build(start));
        command.Subcommands.Add(Test(start));
        command.Subcommands.Add(List(start));
        command.Subcommands.Add(Logout(start));
        command.Subcommands.Add(Rekey(start));
        return command;
    }

    /// <summary>A fanpage or OA of the agency's file; null after saying which there are.</summary>
    public static ChannelSetting? Find(CommandConsole console, Agency agency, string id)
    {
        if (agency.Channel(id) is { } found && ChannelAbilities.Of(found.Kind).HasAccount) return found;
        var known = AccountLines.ChannelsOf(agency).Select(channel => channel.Id).ToList();
        if (known.Count == 0)
            console.Error(new Words($"{agency.Name} chưa khai fanpage hay Zalo OA nào trong agency.yaml.", $"{agency.Name} declares no fanpage or Zalo OA in agency.yaml."));
        else if (Nearest.Of(id, known) is { } near)
            console.Error(new Words($"Không có kênh “{id}”; có phải “{near}”?", $"There is no channel “{id}”; did you mean “{near}”?"));
        else
            console.Error(new Words(
                $"Không có kênh “{id}”. Các kênh kết nối được: {string.Join(", ", known)}.",
                $"There is no channel “{id}”. Channels to connect: {string.Join(", ", known)}."));
        return null;
    }

    public static Argument<string> ChannelOf(CommandStart start) => new("channel") { HelpName = start.Say("kênh", "channel"), Description = start.Say("Mã kênh trong agency.yaml, ví dụ fanpage, zalo", "Channel id of agency.yaml, such as fanpage, zalo") };

    public static Option<string> ActorOf(CommandStart start) => new("--as") { HelpName = start.Say("người", "USER"), DefaultValueFactory = _ => Environment.UserName, Description = start.Say("Người thực hiện, ghi vào nhật ký; mặc định người dùng máy", "Who acts, for the log; by default the machine's user") };

    private static Command Test(CommandStart start)
    {
        var command = new Command(
            "test",
            start.Say("Hỏi dịch vụ “tôi là ai, có được đăng không”; mã thoát 1 khi chưa đăng được", "Ask the service “who am I, may I post?”; exit code 1 when not able"));
        var channel = new Argument<string?>("channel") { HelpName = start.Say("kênh", "channel"), Arity = ArgumentArity.ZeroOrOne, Description = start.Say("Mã kênh; bỏ trống là mọi kênh", "Channel id; all when left out") };
        command.Arguments.Add(channel);
        command.SetAction(start.WithDesk(async (parse, desk, cancel) =>
        {
            if (!IsReal(start, desk) || AccountLines.Agencies(start, desk, parse.GetValue(start.Options.Agency), cancel) is not { } agencies) return Exit.Failed;
            var asked = parse.GetValue(channel);
            // One channel is one agency's: asked for by name, the agency must be known too.
            if (asked is not null && (desk.Agency() is not { } only || Find(start.Console, agencies.First(agency => agency.Id == only), asked) is null)) return Exit.Failed;
            List<AccountLine> lines = [];
            foreach (var agency in agencies)
            {
                foreach (var setting in AccountLines.ChannelsOf(agency).Where(setting => asked is null || setting.Id == asked))
                {
                    // Of a province, the many agencies that connected nothing are no failure; one that is asked for by name is.
                    var isMeant = asked is not null || agencies.Count == 1;
                    var test = await desk.Runtime.Accounts.Test.RunAsync(agency.Id, setting.Id, "channel test", cancel);
                    if (test is not null || isMeant) lines.Add(new AccountLine(agency, setting, await AccountRow.FindAsync(desk.Runtime.Ledger, agency.Id, setting.Id, cancel)));
                }
            }

            AccountOutput.WriteTests(start.Console, lines);
            return lines.All(line => line.Row?.LastTest?.IsAble == true) ? Exit.Done : Exit.Failed;
        }, LedgerUse.DoesWithout));
        return command;
    }

    private static Command List(CommandStart start)
    {
        var command = new Command("list", start.Say(
            "Kênh nào đã kết nối tài khoản nào, đến bao giờ, lần kiểm tra gần nhất; mỗi loại kênh làm được gì",
            "Which account each channel is connected to, until when, and the last test; what each kind of channel can do"));
        command.SetAction(start.WithDesk(async (parse, desk, cancel) =>
        {
            if (AccountLines.Agencies(start, desk, parse.GetValue(start.Options.Agency), cancel) is not { } agencies) return Exit.Failed;
            var kinds = agencies.SelectMany(agency => agency.Channels).Select(channel => channel.Kind).ToHashSet();
            AccountOutput.WriteList(
                start.Console, await AccountLines.OfAsync(desk, agencies, cancel), [.. ChannelAbilities.All.Where(abilities => kinds.Contains(abilities.Kind))],
                desk.Clock.GetUtcNow());
            return Exit.Done;
        }, LedgerUse.DoesWithout));
        return command;
    }

    private static Command Logout(CommandStart start)
    {
        var command = new Command("logout", start.Say("Quên tài khoản và mã truy cập của một kênh", "Forget a channel's account and tokens"));
        var (channel, actor) = (ChannelOf(start), ActorOf(start));
        command.Arguments.Add(channel);
        command.Options.Add(actor);
        command.SetAction(start.WithDesk(async (parse, desk, cancel) =>
        {
            var id = parse.GetRequiredValue(channel);
            if (desk.Agency() is not { } agency) return Exit.Failed;
            if (!await desk.Runtime.Accounts.Disconnect.RunAsync(agency, id, parse.GetValue(actor)!, cancel))
            {
                start.Console.Error(new Words($"Kênh “{id}” chưa kết nối tài khoản nào.", $"The channel “{id}” is not connected."));
                return Exit.Failed;
            }

            start.Console.Line(new Words(
                "Đã quên tài khoản. Quyền đã cấp vẫn còn ở phía dịch vụ: gỡ ứng dụng trong cài đặt của fanpage hoặc OA nếu không dùng nữa.",
                "Forgotten. The grant lives on at the service: remove the app in the settings of the Page or OA if it is no longer used."), Tone.Good);
            return Exit.Done;
        }, LedgerUse.DoesWithout));
        return command;
    }

    private static Command Rekey(CommandStart start)
    {
        var command = new Command(
            "rekey",
            start.Say("Đổi khóa niêm phong mã truy cập; khóa cũ vẫn mở được cho đến khi bạn bỏ nó", "Change the key that seals tokens; the old one still opens until you drop it"));
        var actor = ActorOf(start);
        command.Options.Add(actor);
        command.SetAction(start.WithDesk(async (parse, desk, cancel) =>
        {
            // A key from the environment is the office's to put there; a key file is ours to extend.
            if (string.IsNullOrWhiteSpace(desk.Runtime.Settings.Key)) KeyRing.AddKey(desk.Runtime.Settings.DataFolder);
            var count = await desk.Runtime.Accounts.ChangeKey.RunAsync(parse.GetValue(actor)!, cancel);
            start.Console.Line(new Words($"Đã niêm phong lại {count} tài khoản bằng khóa mới.", $"{count} accounts are sealed by the new key."), Tone.Good);
            return Exit.Done;
        }, LedgerUse.NeedsOne));
        return command;
    }

    public static bool IsReal(CommandStart start, Desk desk)
    {
        if (desk.Rehearsal is null) return true;
        start.Console.Error(
            new(
                "Đây là sổ diễn tập: fanpage và Zalo OA của nó là bản mô phỏng, không cần kết nối.",
                "This is a rehearsal's ledger: its fanpage and OA are stand-ins and need no connection."),
            new("Chọn thư mục dữ liệu khác bằng --data.", "Choose another data folder with --data."));
        return false;
    }
}
