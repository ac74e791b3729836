using System.ComponentModel;
using System.Diagnostics;
using CcHcPublish.Cli.Output;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Runtime.Channels.Accounts;
using Microsoft.Extensions.Logging;
using Zalo.OA.SDK;

namespace CcHcPublish.Cli.Accounts;

/// <summary>Leads a person through the consent of one service, or takes a token that the person copied.</summary>
internal sealed class SignIn(CommandConsole console, LoginRequest request, TimeProvider clock, ILoggerFactory logs)
{
    public const string VerifierVariable = "CCHC_CODE_VERIFIER";

    /// <summary>A consent code lives for ten minutes at both services.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(15);

    private readonly Question question = new(console);

    public Task<SignInOutcome> RunAsync(CancellationToken cancel) => request.Channel.Kind == ChannelKind.Facebook ? FacebookAsync(cancel) : ZaloAsync(cancel);

    private async Task<SignInOutcome> FacebookAsync(CancellationToken cancel)
    {
        using var facebook = new FacebookSignIn(request.App, request.Channel, clock, logs);
        SignInOutcome outcome;
        if (request.Way == LoginWay.PasteToken)
        {
            outcome = question.AskSecret(new("Dán token (người dùng hệ thống, hoặc token trang; không hiện khi dán):", "Paste the token (system user's or Page's; not shown):")) is { } token
                ? await facebook.AdoptAsync(token, request.Page, cancel)
                : Nothing();
        }
        else
        {
            outcome = await ConsentAsync("localhost", facebook.Address, (granted, redirect) => facebook.FinishAsync(granted, redirect, request.Page, cancel), cancel);
        }

        if (outcome is not SignInOutcome.ChoosePage choose) return outcome;
        console.Notice(new("Tài khoản này quản lý nhiều trang:", "This account manages several Pages:"));
        foreach (var page in choose.Pages) console.Notice(new($"  {page.Id}  {page.Name}", $"  {page.Id}  {page.Name}"));
        return question.Ask(new("Số hiệu trang cần kết nối:", "Id of the Page to connect:")) is { } id
            ? await facebook.ChooseAsync(choose.Pages, id, cancel)
            : new SignInOutcome.Refused(new("Chưa chọn trang; chạy lại với --page SỐ-HIỆU.", "No Page was chosen; run again with --page ID."));
    }

    private async Task<SignInOutcome> ZaloAsync(CancellationToken cancel)
    {
        // Some consoles keep one challenge for good: then its verifier is a setting.
        var kept = Environment.GetEnvironmentVariable(VerifierVariable);
        using var zalo = new ZaloSignIn(request.App, string.IsNullOrEmpty(kept) ? Pkce.Create() : Pkce.FromVerifier(kept), clock);
        if (request.Way != LoginWay.PasteToken) return await ConsentAsync("127.0.0.1", zalo.Address, (granted, _) => Spend(() => zalo.FinishAsync(granted, cancel)), cancel);
        return question.AskSecret(new("Dán refresh token từ API Explorer (không hiện khi dán):", "Paste the refresh token from the API Explorer (not shown):")) is { } token
            ? await Spend(() => zalo.AdoptAsync(token, cancel))
            : Nothing();
    }

    private Task<SignInOutcome> Spend(Func<Task<SignInOutcome>> spend)
    {
        request.Spending();
        return spend();
    }

    private async Task<SignInOutcome> ConsentAsync(string host, Func<Uri, string, Uri> address, Func<CallbackAnswer.Granted, Uri, Task<SignInOutcome>> finish, CancellationToken cancel)
    {
        var state = CallbackAnswer.NewState();
        if (request.Way == LoginWay.PasteAddress)
        {
            var redirect = request.Redirect ?? new Uri($"http://{host}:{request.Port}{CallbackListener.Path}");
            Show(address(redirect, state), redirect);
            var pasted = question.Ask(new(
                "Sau khi đồng ý, trình duyệt dừng ở một địa chỉ (có thể báo không mở được trang). Dán cả địa chỉ đó:",
                "After consent the browser ends at an address, perhaps unable to open it. Paste the whole address:"));
            var answer = Uri.TryCreate(pasted, UriKind.Absolute, out var ended) ? CallbackAnswer.Read(ended.Query, state) : null;
            return await FinishAsync(answer, granted => finish(granted, redirect));
        }

        await using var listener = await CallbackListener.StartAsync(request.Port, state, cancel);
        var back = request.Redirect ?? new Uri($"http://{host}:{listener.Port}{CallbackListener.Path}");
        var open = address(back, state);
        Show(open, back);
        if (request.OpensBrowser) OpenBrowser(open);
        try
        {
            return await FinishAsync(await listener.WaitAsync(LongestWait, clock, cancel), granted => finish(granted, back));
        }
        catch (TimeoutException)
        {
            return new SignInOutcome.Refused(new("Chờ quá 15 phút mà chưa thấy đồng ý; chạy lại lệnh.", "No consent within 15 minutes; run the command again."));
        }
    }

    private static async Task<SignInOutcome> FinishAsync(CallbackAnswer? answer, Func<CallbackAnswer.Granted, Task<SignInOutcome>> finish) => answer switch
    {
        CallbackAnswer.Granted granted => await finish(granted),
        CallbackAnswer.Denied => new SignInOutcome.Refused(new("Người đăng nhập không đồng ý cấp quyền.", "The person did not consent.")),
        _ => new SignInOutcome.Refused(new(
            "Địa chỉ vừa dán không phải của lần đăng nhập này; chạy lại lệnh và dán địa chỉ mới.",
            "The pasted address is not of this sign-in; run the command again and paste the new one.")),
    };

    private void Show(Uri address, Uri redirect)
    {
        console.Notice(new(
            $"Địa chỉ quay về phải khai trong ứng dụng, đúng từng ký tự: {redirect}",
            $"Redirect address, to stand in the app's settings letter by letter: {redirect}"));
        console.Notice(new("Mở địa chỉ sau bằng trình duyệt, đăng nhập và đồng ý:", "Open this address in a browser, sign in and consent:"));
        console.Notice(new(address.AbsoluteUri, address.AbsoluteUri));
    }

    /// <summary>Only when asked to: on a server there is no browser, or it belongs to somebody else.</summary>
    private void OpenBrowser(Uri address)
    {
        try
        {
            using var started = Process.Start(new ProcessStartInfo(address.AbsoluteUri) { UseShellExecute = true });
        }
        catch (Exception none) when (none is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            console.Notice(new("Không mở được trình duyệt; chép địa chỉ trên.", "No browser could be opened; copy the address above."));
        }
    }

    private static SignInOutcome.Refused Nothing() => new(new("Chưa nhập gì; chạy lại lệnh.", "Nothing was entered; run the command again."));
}
