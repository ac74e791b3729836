using CcHcPublish.Cli.Output;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Channels.Accounts;

namespace CcHcPublish.Cli.Accounts;

/// <summary>Finds out through which app a channel is reached. The secret comes from a file, the environment or a hidden question, never from the command line.</summary>
internal sealed class AppQuestions(CommandConsole console)
{
    public const string IdVariable = "CCHC_APP_ID";
    public const string SecretVariable = "CCHC_APP_SECRET";

    private const int LongestSecret = 4096;

    /// <summary>Null after saying what is missing.</summary>
    public AppAccess? Find(ChannelSetting channel, string? id, string? secretFile, string? given, bool signs)
    {
        if (BaseOf(channel, given, out var stand) is { } wrong)
        {
            console.Error(wrong);
            return null;
        }

        var question = new Question(console);
        id ??= Environment.GetEnvironmentVariable(IdVariable) is { Length: > 0 } known ? known : question.Ask(new("App ID:", "App id:"));
        if (id is null || id.Length > 32 || !id.All(char.IsAsciiDigit))
        {
            console.Error(
                new("App ID là một dãy chữ số; xem trong trang quản lý ứng dụng.", "An app id is digits; see the app's page."),
                new($"Ghi --app-id, đặt {IdVariable}, hoặc trả lời câu hỏi.", $"Give --app-id, set {IdVariable}, or answer the question."));
            return null;
        }

        var secret = secretFile is not null ? FromFile(secretFile)
            : Environment.GetEnvironmentVariable(SecretVariable) is { Length: > 0 } hidden ? new Secret(hidden)
            : question.AskSecret(new("Khóa bí mật của ứng dụng (không hiện khi gõ):", "App secret (not shown while typed):"));
        if (secret is not null && secret.Reveal() is { Length: <= LongestSecret } text && text.All(letter => letter is > ' ' and < '\u007F')) return new AppAccess(id, secret, stand, signs);
        console.Error(
            new("Khóa bí mật trống hoặc có ký tự lạ; chép lại từ trang quản lý ứng dụng.", "The app secret is empty or has odd characters; copy it from the app's page."),
            new(
                $"Dùng --secret-file TỆP, đặt {SecretVariable}, hoặc trả lời câu hỏi; không ghi khóa vào dòng lệnh.",
                $"Use --secret-file FILE, set {SecretVariable}, or answer the question; never put it on the command line."));
        return null;
    }

    /// <summary>The stand-in's API for this kind: a bare address of a sandbox gets the path it has there. Null words when all is well.</summary>
    internal static Words? BaseOf(ChannelSetting channel, string? given, out Uri? stand)
    {
        stand = null;
        if ((given ?? channel.BaseUrl) is not { } text) return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address is not { Scheme: "http", IsLoopback: true, Query: "", UserInfo: "", Fragment: "" })
            return new(
                "--base chỉ nhận bản mô phỏng trên chính máy này, ví dụ http://127.0.0.1:5080; tài khoản thật thì bỏ tùy chọn này.",
                "--base takes a stand-in on this machine only, such as http://127.0.0.1:5080; leave it out for a real account.");
        stand = address.AbsolutePath == "/" ? new Uri(address, channel.Kind == ChannelKind.Facebook ? "/graph" : "/zalo") : address;
        return null;
    }

    private static Secret? FromFile(string path)
    {
        var file = new FileInfo(path);
        return file.Exists && file.Length <= LongestSecret && File.ReadAllText(path).Trim() is { Length: > 0 } text ? new Secret(text) : null;
    }
}
