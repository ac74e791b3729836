using CcHcPublish.Core.Text;
using Zalo.OA.SDK;

namespace CcHcPublish.Runtime.Channels.Accounts;

/// <summary>The way to the tokens of an OA: an administrator's consent, or a pair copied from the console. Tokens that were bought are handed on whatever happens then.</summary>
public sealed class ZaloSignIn(AppAccess app, Pkce pkce, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan[] Pauses = [TimeSpan.Zero, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>A refresh token that is unknown, expired or used; some are refused with an empty answer instead, which has no code.</summary>
    private const int Spent = -14014;

    private readonly ZaloOAuthClient oauth = new(OptionsOf(app), clock: clock);

    /// <summary>Where an administrator of the OA consents.</summary>
    /// <param name="redirect">Exactly as saved in the developer console.</param>
    public Uri Address(Uri redirect, string state) => oauth.ConsentAddress(redirect, pkce.Challenge, state);

    /// <summary>Changes the code of a consent, which works once and for ten minutes.</summary>
    /// <param name="cancel">Only ends the question whose tokens they are.</param>
    public async Task<SignInOutcome> FinishAsync(CallbackAnswer.Granted consent, CancellationToken cancel)
    {
        if (!ZaloSecret.TryCreate(consent.Code.Reveal(), out var code)) return Unreadable("mã cấp quyền", "the code");
        // Not cancellable: an answer that is not waited for costs the grant.
        var exchanged = await oauth.ExchangeCodeAsync(code, pkce.Verifier, CancellationToken.None);
        return exchanged.TryGet(out var pair, out var error) ? await IdentifyAsync(pair, consent.OaId, cancel) : Refused(error);
    }

    /// <summary>
    /// Takes a pair that a person copied. It is changed for a fresh one at once: that proves the refresh token, and makes the copies outside worthless.
    /// </summary>
    /// <param name="cancel">Only ends the question whose tokens they are.</param>
    public async Task<SignInOutcome> AdoptAsync(Secret refreshToken, CancellationToken cancel)
    {
        if (!ZaloSecret.TryCreate(refreshToken.Reveal().Trim(), out var refresh)) return Unreadable("refresh token", "the refresh token");
        var refreshed = await oauth.RefreshAsync(refresh, CancellationToken.None);
        return refreshed.TryGet(out var pair, out var error) ? await IdentifyAsync(pair, null, cancel) : Refused(error);
    }

    public void Dispose() => oauth.Dispose();

    internal static ZaloOaOptions OptionsOf(AppAccess app)
    {
        var options = new ZaloOaOptions { AppId = app.AppId, AppSecret = new ZaloSecret(app.AppSecret.Reveal()), SendAppSecretProof = app.Signs };
        return app.Base is { } stand ? options with { ApiBase = stand, OAuthBase = stand } : options;
    }

    /// <summary>Whose tokens these are. From here on the pair is the only one there is: for want of an answer it is handed on unconfirmed, never dropped.</summary>
    private async Task<SignInOutcome> IdentifyAsync(TokenPair pair, string? told, CancellationToken cancel)
    {
        if (await AskAsync(pair, cancel) is not { } oa) return new SignInOutcome.Done(new SignedIn.Oa(told ?? "", "", pair) { IsConfirmed = false });
        return told is null || told == oa.Id
            ? new SignInOutcome.Done(new SignedIn.Oa(oa.Id, oa.Name, pair))
            : new SignInOutcome.Refused(new(
                $"Mã truy cập là của OA {oa.Id}, không phải OA {told} vừa được chọn.", $"The token belongs to OA {oa.Id}, not to the chosen OA {told}."));
    }

    /// <summary>Null where the service does not say after some repeats, refuses, or the caller will not wait.</summary>
    private async Task<OaProfile?> AskAsync(TokenPair pair, CancellationToken cancel)
    {
        using var client = new ZaloOaClient(OptionsOf(app) with { Timeout = Patience }, new FixedTokenSource(pair.AccessToken), clock: clock);
        try
        {
            foreach (var pause in Pauses)
            {
                await Task.Delay(pause, clock, cancel);
                var asked = await client.GetOaInfoAsync(cancel);
                if (asked.TryGet(out var oa, out var error)) return oa;
                if (error.Remedy is not (ZaloRemedy.Wait or ZaloRemedy.LookFirst)) return null;
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // The person leaves; the pair stays.
        }

        return null;
    }

    private static SignInOutcome.Refused Unreadable(string what, string english) =>
        new(new($"Không đọc được {what} vừa nhập; chép lại cho đủ.", $"{english} cannot be read; copy all of it."));

    private static SignInOutcome.Refused Refused(ZaloError error)
    {
        var code = error.Code is { } number ? $" {number}" : "";
        return new(error.Code switch
        {
            -14002 => new($"Zalo: sai App ID, hoặc ứng dụng chưa hoạt động (mã{code}).", $"Zalo: wrong app id, or the app is not active (code{code})."),
            -14003 => new($"Zalo: Callback URL không khớp với địa chỉ đã lưu trong ứng dụng (mã{code}).", $"Zalo: the callback is not the one saved in the console (code{code})."),
            _ => error.Remedy switch
            {
                ZaloRemedy.Wait => new(
                    "Không kết nối được tới Zalo; chưa gửi gì đi nên mã vẫn dùng được. Kiểm tra mạng, tường lửa rồi chạy lại lệnh.",
                    $"No connection to Zalo ({error.Text.TrimEnd('.')}). Nothing was sent, and the code or token is as good as before. Check the network and the firewall, then run the command again."),
                ZaloRemedy.LookFirst => new(
                    "Đã gửi nhưng không nhận được trả lời rõ ràng của Zalo; mã có thể đã bị dùng mất. Chạy lại lệnh và cấp quyền lại (hoặc lấy mã mới).",
                    $"It was sent, and Zalo's answer was lost ({error.Text.TrimEnd('.')}). The code or token may be spent. Run the command again and consent again, or draw a new token."),
                _ when error.Code is null or Spent => new(
                    $"Zalo không đổi được mã{(error.Code is null ? "" : $" (mã lỗi{code})")}: mã đã dùng, đã hết hạn, hoặc sai khóa bí mật. Kiểm tra khóa bí mật; nếu đúng thì cấp quyền lại (hoặc lấy mã mới).",
                    $"Zalo refused the exchange{(error.Code is null ? "" : $" (code{code})")}: the code or token was used or is too old, or the app secret is wrong. Check the secret; if it is right, consent again or draw a new token. Zalo's words: “{error.Text}”"),
                _ => new(
                    $"Zalo không đổi được mã (mã lỗi{code}). Kiểm tra khóa bí mật; mã đã dùng hoặc quá hạn thì cấp quyền lại.",
                    $"Zalo refused the exchange (code{code}: {error.Text}). Check the app secret; a code that was used or is too old needs a new consent."),
            },
        });
    }
}
