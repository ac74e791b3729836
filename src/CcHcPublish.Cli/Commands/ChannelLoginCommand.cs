using System.CommandLine;
using CcHcPublish.Cli.Accounts;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Channels.Accounts;

namespace CcHcPublish.Cli.Commands;

internal static class ChannelLoginCommand
{
    public static Command Build(CommandStart start)
    {
        var command = new Command("login", start.Say("Kết nối fanpage hoặc Zalo OA với một kênh", "Connect a fanpage or Zalo OA to a channel"));
        var (channel, actor) = (ChannelCommand.ChannelOf(start), ChannelCommand.ActorOf(start));
        var appId = new Option<string?>("--app-id") { HelpName = "ID", Description = start.Say($"App ID; hoặc biến {AppQuestions.IdVariable}, hoặc trả lời câu hỏi", $"App id; or the variable {AppQuestions.IdVariable}, or answer the question") };
        var secretFile = new Option<string?>("--secret-file") { HelpName = "FILE", Description = start.Say($"Tệp có khóa bí mật của ứng dụng; hoặc biến {AppQuestions.SecretVariable}, hoặc trả lời câu hỏi", $"File with the app secret; or the variable {AppQuestions.SecretVariable}, or answer the question") };
        var page = new Option<string?>("--page") { HelpName = "ID", Description = start.Say("Số hiệu fanpage, khi tài khoản quản lý nhiều trang", "Page id, when the account manages several") };
        var address = new Option<bool>("--paste-address") { Description = start.Say("Trình duyệt ở máy khác: dán địa chỉ mà nó dừng lại sau khi đồng ý", "The browser is on another machine: paste the address where it ends") };
        var token = new Option<bool>("--paste-token") { Description = start.Say("Dán mã lấy từ trang của Meta hoặc API Explorer của Zalo", "Paste a token from Meta's console or Zalo's API Explorer") };
        var redirect = new Option<string?>("--redirect") { HelpName = "URL", Description = start.Say("Địa chỉ quay về đã khai trong ứng dụng, nếu không phải địa chỉ mặc định", "Redirect address in the app's settings, if not the default one") };
        var port = new Option<int>("--port") { HelpName = "N", DefaultValueFactory = _ => 5482, Description = start.Say("Cổng nhận trả lời trên 127.0.0.1", "Port on 127.0.0.1 that takes the answer") };
        var proof = new Option<bool>("--proof") { Description = start.Say("Zalo: ứng dụng bật appsecret_proof", "Zalo: the app has appsecret_proof turned on") };
        var stand = new Option<string?>("--base") { HelpName = "URL", Description = start.Say("Bản mô phỏng trên máy này, ví dụ http://127.0.0.1:5080", "Stand-in on this machine, such as http://127.0.0.1:5080") };
        var open = new Option<bool>("--open") { Description = start.Say("Mở trình duyệt của máy này", "Open this machine's browser") };
        GlobalOptions.MustBePort(port, start);
        command.Arguments.Add(channel);
        foreach (var option in (Option[])[appId, secretFile, page, address, token, redirect, port, proof, stand, open, actor]) command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetValue(address) && result.GetValue(token)) result.AddError(start.Say(
                "Chọn một: --paste-address hoặc --paste-token.", "Choose one: --paste-address or --paste-token."));
        });
        redirect.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && !(Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var back) && back.Scheme is "http" or "https"))
                result.AddError(start.Say("--redirect là địa chỉ http hoặc https đầy đủ.", "--redirect is a full http or https address."));
        });
        command.SetAction(CommandStart.Hearing(start.WithDesk(async (parse, desk, cancel) =>
        {
            if (!ChannelCommand.IsReal(start, desk) || desk.Agency() is not { } id || start.Report(desk.Runtime.Content.Outline(id, cancel)) is not { Agency: var agency }) return Exit.Failed;
            if (ChannelCommand.Find(start.Console, agency, parse.GetRequiredValue(channel)) is not { } setting) return Exit.Failed;
            desk.Runtime.Accounts.PrepareKey();
            if (new AppQuestions(start.Console).Find(setting, parse.GetValue(appId), parse.GetValue(secretFile), parse.GetValue(stand), parse.GetValue(proof)) is not { } app) return Exit.Failed;
            return await RunAsync(start, desk, new LoginRequest(
                agency, setting, app, parse.GetValue(token) ? LoginWay.PasteToken : parse.GetValue(address) ? LoginWay.PasteAddress : LoginWay.Browser)
            {
                Port = parse.GetValue(port),
                Redirect = parse.GetValue(redirect) is { } back ? new Uri(back) : null,
                Page = parse.GetValue(page),
                OpensBrowser = parse.GetValue(open),
                Actor = parse.GetValue(actor)!,
            }, cancel);
        })));
        return command;
    }

    /// <summary>1 also where everything is stored but the service did not say whose tokens they are: nobody may take the channel for tested.</summary>
    private static async Task<int> RunAsync(CommandStart start, Desk desk, LoginRequest request, CancellationToken cancel)
    {
        if (!await StoreAsync(start, desk, request, cancel)) return Exit.Failed;
        await desk.Runtime.Accounts.Test.RunAsync(request.Agency.Id, request.Channel.Id, request.Actor, cancel);
        var row = await AccountRow.FindAsync(desk.Runtime.Ledger, request.Agency.Id, request.Channel.Id, cancel);
        AccountOutput.WriteTests(start.Console, [new AccountLine(request.Agency, request.Channel, row)]);
        return row?.LastTest?.IsAble == true ? Exit.Done : Exit.Failed;
    }

    private static async Task<bool> StoreAsync(CommandStart start, Desk desk, LoginRequest request, CancellationToken cancel)
    {
        var stored = new TaskCompletionSource();
        try
        {
            var outcome = await new SignIn(start.Console, request with { Spending = () => start.Options.Unfinished = stored.Task }, desk.Clock, desk.Runtime.Settings.Logs).RunAsync(cancel);
            if (outcome is not SignInOutcome.Done { Account: var account })
            {
                if (outcome is SignInOutcome.Refused { Why: var why }) start.Console.Error(why);
                return false;
            }

            await desk.Runtime.Accounts.Connect.RunAsync(request.Agency.Id, request.Channel, request.App, account, request.Actor, cancel);
            if (account is SignedIn.Oa { IsConfirmed: false }) start.Console.Notice(Unconfirmed(request));
            return true;
        }
        finally
        {
            stored.SetResult();
        }
    }

    private static Words Unconfirmed(LoginRequest request)
    {
        var test = $"cchc channel test {request.Channel.Id} --agency {request.Agency.Id}";
        return new(
            $"Zalo đã cấp mã truy cập nhưng chưa trả lời mã đó là của OA nào. Mã đã được cất vào sổ, không cần cấp quyền lại; ít phút nữa chạy: {test}",
            $"Zalo issued the tokens but has not said which OA they belong to. They are stored and no new consent is needed; in some minutes run: {test}");
    }
}
