using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Channels.Facebook;
using Microsoft.Extensions.Logging;

namespace CcHcPublish.Runtime.Channels.Accounts;

/// <summary>The way to a Page token: a person's consent, or a token copied from Meta's console. Ends with the token of one Page, never with a person's.</summary>
/// <param name="channel">Decides which rights are asked for.</param>
public sealed class FacebookSignIn(AppAccess app, ChannelSetting channel, TimeProvider clock, ILoggerFactory logs) : IDisposable
{
    private readonly FacebookLogin login = new(LoginOptions(app, channel), clock);

    /// <summary>Where the person consents and ticks the Page.</summary>
    public Uri Address(Uri redirect, string state) => login.Dialog(redirect, state);

    /// <param name="redirect">The same as in <see cref="Address"/>.</param>
    public async Task<SignInOutcome> FinishAsync(CallbackAnswer.Granted consent, Uri redirect, string? page, CancellationToken cancel) =>
        await ChooseAsync(await login.FinishAsync(consent.Code.Reveal(), redirect, cancel), page, cancel);

    /// <summary>Takes a copied token: a Page's as it is, a system user's for its Pages, a person's after making it long-lived.</summary>
    public async Task<SignInOutcome> AdoptAsync(Secret token, string? page, CancellationToken cancel)
    {
        var pasted = new AccessToken(token.Reveal().Trim());
        using var client = Client(pasted, "me");
        if (await client.DebugTokenAsync(cancel) is not GraphResult<TokenReport>.Success { Value: var report } asked)
            return new SignInOutcome.Refused(new(
                "Facebook không đọc được token vừa nhập; chép lại cho đủ, và kiểm tra App Secret.",
                "Facebook cannot read this token; copy all of it, and check the app secret."));
        if (!report.IsValid) return new SignInOutcome.Refused(new(
            "Token vừa nhập đã hết hạn hoặc bị thu hồi; lấy token mới.", "This token has expired or was revoked; draw a new one."));
        if (report.AppId is { } other && other != app.AppId)
            return new SignInOutcome.Refused(new($"Token này của ứng dụng {other}, không phải {app.AppId}.", $"This token belongs to the app {other}, not {app.AppId}."));
        if (report is { Kind: "PAGE", PageId: { } id }) return await IdentifyAsync(new PageAccount(id, id, pasted, ["CREATE_CONTENT"]), cancel);
        if (report.Kind == "USER")
        {
            if (await login.ExtendAsync(pasted, cancel) is not GraphResult<AccessToken>.Success { Value: var extended }) return Failed();
            pasted = extended;
        }

        return await ChooseAsync(await login.ListPagesAsync(pasted, cancel), page, cancel);
    }

    /// <summary>Takes one of several Pages after the person has named it.</summary>
    public async Task<SignInOutcome> ChooseAsync(IReadOnlyList<PageAccount> pages, string? id, CancellationToken cancel)
    {
        if (pages.Count == 0)
            return new SignInOutcome.Refused(new(
                "Tài khoản này không quản lý trang nào, hoặc chưa tích trang trong hộp thoại. Đăng nhập lại và tích đúng fanpage.",
                "This account manages no Page, or none was ticked in the dialog. Sign in again and tick the Page."));
        if (id is null && pages.Count > 1) return new SignInOutcome.ChoosePage(pages);
        if (pages.FirstOrDefault(page => id is null || page.Id == id) is not { } chosen)
            return new SignInOutcome.Refused(new(
                $"Không có trang {id} trong các trang được cấp: {List(pages)}.", $"The Page {id} is not among those granted: {List(pages)}."));
        if (!chosen.MayPost)
            return new SignInOutcome.Refused(new(
                $"Tài khoản này chưa có việc “Tạo nội dung” trên trang {chosen.Name}; người quản trị trang cấp rồi đăng nhập lại.",
                $"This account lacks the task “Create content” on the Page {chosen.Name}; its admin grants it, then sign in again."));
        return await IdentifyAsync(chosen, cancel);
    }

    public void Dispose() => login.Dispose();

    private async Task<SignInOutcome> ChooseAsync(GraphResult<IReadOnlyList<PageAccount>> listed, string? page, CancellationToken cancel) => listed switch
    {
        GraphResult<IReadOnlyList<PageAccount>>.Success { Value: var pages } => await ChooseAsync(pages, page, cancel),
        GraphResult<IReadOnlyList<PageAccount>>.Failure { Error: var error } => Failed(error),
        _ => Failed(),
    };

    /// <summary>Name and life of the token. A missing answer is no reason to refuse: the token was just handed out.</summary>
    private async Task<SignInOutcome> IdentifyAsync(PageAccount page, CancellationToken cancel)
    {
        using var client = Client(page.Token, page.Id);
        var name = await client.GetPageAsync(cancel) is GraphResult<PageProfile>.Success { Value: var profile } ? profile.Name : page.Name;
        var report = await client.DebugTokenAsync(cancel) is GraphResult<TokenReport>.Success { Value: var told } ? told : null;
        return new SignInOutcome.Done(new SignedIn.Page(page.Id, name, new Secret(page.Token.Reveal()), AskFacebook.Earliest(report?.ExpiresAt, report?.DataAccessExpiresAt)));
    }

    private FacebookPagesClient Client(AccessToken token, string page)
    {
        var options = new FacebookPageOptions { PageId = page, Token = token, AppId = app.AppId, AppSecret = new AccessToken(app.AppSecret.Reveal()) };
        return new FacebookPagesClient(app.Base is { } stand ? options with { BaseAddress = stand } : options, clock, logs.CreateLogger<FacebookPagesClient>());
    }

    private static FacebookLoginOptions LoginOptions(AppAccess app, ChannelSetting channel)
    {
        var options = new FacebookLoginOptions { AppId = app.AppId, AppSecret = new AccessToken(app.AppSecret.Reveal()) };
        if (channel.FirstComment) options = options with { Permissions = [.. options.Permissions, TokenReport.ForComments] };
        return app.Base is { } stand ? options with { BaseAddress = stand, DialogAddress = stand } : options;
    }

    private static string List(IReadOnlyList<PageAccount> pages) => string.Join(", ", pages.Select(page => $"{page.Id} ({page.Name})"));

    private static SignInOutcome.Refused Failed(GraphError? error = null)
    {
        var code = error?.Code is { } number ? $" {number}{(error.Subcode is { } sub ? $"/{sub}" : "")}" : "";
        return error is null || error.Code is null
            ? new(new("Không nhận được trả lời của Facebook. Chạy lại lệnh và đăng nhập lại.", "Facebook gave no answer. Run the command and sign in again."))
            : new(new(
                $"Facebook không đổi được mã (mã{code}). Kiểm tra App ID, App Secret và địa chỉ quay về đã khai trong ứng dụng, rồi đăng nhập lại.",
                $"Facebook refused the exchange (code{code}). Check app id, app secret and the redirect address in the app's settings, then sign in again."));
    }
}
