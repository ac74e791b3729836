using CcHcPublish.Cli.Accounts;
using CcHcPublish.Cli.Output;
using CcHcPublish.Contract.CommandLine;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Channels.Accounts;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Output;

public sealed class AccountGoldenTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    private static readonly Agency Agency = A.Agency();

    private static IReadOnlyList<AccountLine> Lines { get; } =
    [
        new(Agency, Agency.Channel("fanpage")!, Row("fanpage", ChannelKind.Facebook, "104000000000001", "Sở Mẫu – trang thông tin chính thức về cải cách hành chính") with
        {
            ExpiresAt = Now.AddDays(9),
            LastTest = AccountTest.Of(Now.AddHours(-1),
            [
                new("permissions", FindingWeight.Blocks, new("Thiếu quyền pages_manage_posts: thêm trong ứng dụng Meta rồi đăng nhập lại, token cũ không tự có quyền mới.", "Lacks pages_manage_posts: add it in the Meta app and sign in again; the old token does not get it by itself.")),
                new("life", FindingWeight.Look, new("Token hoặc quyền đọc chỉ còn đến 29/11/2026; đăng nhập lại trước ngày đó.", "The token or its right to read ends on 2026-11-29; sign in again before.")),
                new("page", FindingWeight.Good, new("Là trang Sở Mẫu (104000000000001).", "This is the Page Sở Mẫu (104000000000001).")),
            ]),
        }),
        new(Agency, Agency.Channel("zalo")!, Row("zalo", ChannelKind.Zalo, "579745863508352884", "Sở Mẫu") with
        {
            Base = new Uri("http://127.0.0.1:5081/zalo"),
            ExpiresAt = Now.AddMonths(3),
            LastTest = AccountTest.Of(Now.AddHours(-1), [new("page", FindingWeight.Good, new("Là OA Sở Mẫu (579745863508352884).", "This is the OA Sở Mẫu (579745863508352884)."))]),
        }),
        new(Other, Other.Channel("zalo")!, null),
    ];

    private static Agency Other => Agency with { Id = "so-khac", Name = "Sở Khác" };

    [Fact]
    public void List_on_a_wide_line() => Golden.Match("channel-list-140.txt", Samples.Render(console => AccountOutput.WriteList(console, Lines, [ChannelAbilities.Facebook, ChannelAbilities.ZaloBroadcast], Now), 140));

    [Fact]
    public void List_on_a_narrow_line() => Golden.Match("channel-list-80.txt", Samples.Render(console => AccountOutput.WriteList(console, Lines, [ChannelAbilities.Facebook, ChannelAbilities.ZaloBroadcast], Now), 80));

    [Fact]
    public void List_in_English() => Golden.Match("channel-list-en.txt", Samples.Render(console => AccountOutput.WriteList(console, Lines, [ChannelAbilities.Facebook, ChannelAbilities.ZaloBroadcast], Now), 120, Language.English));

    [Fact]
    public void List_as_json() => Golden.Match("channel-list.json", Samples.Render(console => AccountOutput.WriteList(console, Lines, [ChannelAbilities.Facebook, ChannelAbilities.ZaloBroadcast], Now), format: OutputFormat.Json));

    [Fact]
    public void List_as_csv() => Golden.Match("channel-list.csv", Samples.Render(console => AccountOutput.WriteList(console, Lines, [ChannelAbilities.Facebook, ChannelAbilities.ZaloBroadcast], Now), format: OutputFormat.Csv));

    [Fact]
    public void Test_for_people() => Golden.Match("channel-test.txt", Samples.Render(console => AccountOutput.WriteTests(console, Lines), 80));

    [Fact]
    public void Test_in_English() => Golden.Match("channel-test-en.txt", Samples.Render(console => AccountOutput.WriteTests(console, Lines), 80, Language.English));

    [Theory]
    [InlineData("help-channel-vi.txt", "channel", "--help")]
    [InlineData("help-channel-en.txt", "channel", "--help", "--lang", "en")]
    [InlineData("help-channel-login-vi.txt", "channel", "login", "--help")]
    [InlineData("help-channel-login-en.txt", "channel", "login", "--help", "--lang", "en")]
    [InlineData("help-channel-test-vi.txt", "channel", "test", "--help")]
    public async Task Help(string file, params string[] arguments)
    {
        using var cchc = new CchcRun();

        var (code, output, _) = await cchc.RunAsync(arguments);

        code.ShouldBe(0);
        Golden.Match(file, output.ReplaceLineEndings("\n"));
    }

    private static AccountRow Row(string channel, ChannelKind kind, string account, string name) => new()
    {
        Agency = Agency.Id,
        Channel = channel,
        Kind = kind,
        Account = account,
        Name = name,
        AppId = "1047000000000001",
        Login = "1",
        SealedSecret = "khoa.bi-mat",
        SealedToken = "khoa.bi-mat",
        TokenVersion = 1,
        ConnectedAt = Now.AddDays(-30),
        ConnectedBy = "tin-hoc",
    };
}
