using System.Text;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Text;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Agencies;

public sealed class AgencyReaderTests
{
    private const string Good = """
        id: so-mau
        name: Sở Mẫu
        kind: so
        units:
          - { id: van-phong, name: Văn phòng Sở, kind: van-phong }
          - { id: ban-bien-tap, name: Ban Biên tập, kind: ban-bien-tap }
        board: ban-bien-tap
        users:
          - { id: duyet-1, name: Người duyệt, unit: ban-bien-tap, roles: [approver] }
        channels:
          - { id: website, kind: website, name: Trang, base_url: "https://so-mau.example.vn/", grace: always }
          - { id: zalo, kind: zalo, name: Zalo OA, grace: 2d }
        default_channels: [website, zalo]
        """;

    private readonly List<Finding> findings = [];

    [Fact]
    public void AnAgencyIsReadWithItsDefaults()
    {
        var agency = Read(Good).ShouldNotBeNull();

        findings.ShouldBeEmpty();
        agency.Zone.Id.ShouldBe("Asia/Ho_Chi_Minh");
        agency.Channel("website")!.BaseUrl.ShouldBe("https://so-mau.example.vn");
        agency.Channel("website")!.Grace.ShouldBeNull();
        agency.Channel("zalo")!.Grace.ShouldBe(TimeSpan.FromDays(2));
    }

    [Fact]
    public void AnOaThatBroadcastsBringsItsBroadcastChannelAlong()
    {
        var agency = Read(Good.Replace("name: Zalo OA,", "name: Zalo OA, articles_per_month: 15, broadcast: true,", StringComparison.Ordinal)).ShouldNotBeNull();

        agency.Channel("zalo")!.ArticlesPerMonth.ShouldBe(15);
        agency.Channels.Select(channel => channel.Id).ShouldBe(["website", "zalo", "zalo-quan-tam"]);
        agency.DeclaredChannels.Select(channel => channel.Id).ShouldBe(["website", "zalo"]);
        agency.Channel("zalo-quan-tam").ShouldBe(new ChannelSetting("zalo-quan-tam", ChannelKind.ZaloBroadcast, "Gửi tới người quan tâm Zalo OA", TimeSpan.FromDays(1)) { Of = "zalo" });
        Read(Good)!.Channels.Count.ShouldBe(2);
    }

    [Fact]
    public void AFanpageSaysWhatItsPostsAreMadeOf()
    {
        const string fanpage = "\n  - { id: fanpage, kind: facebook, name: Fanpage, post: photos, first_comment: true }\ndefault_channels";

        var read = Read(Good.Replace("\ndefault_channels", fanpage, StringComparison.Ordinal)).ShouldNotBeNull().Channel("fanpage")!;

        (read.Post, read.FirstComment).ShouldBe((PostForm.Photos, true));
        var plain = Read(Good.Replace("\ndefault_channels", fanpage.Replace(", post: photos, first_comment: true", "", StringComparison.Ordinal), StringComparison.Ordinal))!.Channel("fanpage")!;
        (plain.Post, plain.FirstComment).ShouldBe((PostForm.Link, false));
    }

    [Theory]
    [InlineData("{ id: zalo, kind: zalo, name: Zalo OA,", "{ id: zalo, kind: facebook, name: Fanpage, post: anh,", "wrong-value 12", "link, photos")]
    [InlineData("name: Zalo OA", "name: Zalo OA, post: photos", "unknown-key 12", "post")]
    [InlineData("name: Zalo OA", "name: Zalo OA, articles_per_month: 0", "wrong-value 12", "số từ 1 đến")]
    [InlineData("name: Zalo OA", "name: Zalo OA, broadcast: hằng ngày", "wrong-value 12", "true hoặc false")]
    [InlineData("name: Trang", "name: Trang, broadcast: true", "unknown-key 11", "broadcast")]
    [InlineData("{ id: zalo, kind: zalo, name: Zalo OA,", "{ id: zalo-quan-tam, kind: file, name: Loa }\n  - { id: zalo, kind: zalo, name: Zalo OA, broadcast: true,", "wrong-value 11", "“zalo-quan-tam” xuất hiện hai lần")]
    [InlineData("name: Zalo OA, grace: 2d }\ndefault_channels: [website, zalo]", "name: Zalo OA, broadcast: true }\ndefault_channels: [website, zalo-quan-tam]", "wrong-value 13", "zalo-quan-tam")]
    [InlineData("board: ban-bien-tap", "board: ban-bien-tab", "wrong-value 7", "“ban-bien-tap”?")]
    [InlineData("default_channels: [website, zalo]", "default_channels: [website, zallo]", "wrong-value 13", "“zalo”?")]
    [InlineData("unit: ban-bien-tap", "unit: ban-bien-tapp", "wrong-value 9", "“ban-bien-tap”?")]
    [InlineData("id: van-phong", "id: ban-bien-tap", "wrong-value 5", "hai lần")]
    [InlineData("id: van-phong", "id: Văn", "wrong-value 5", "không dấu")]
    [InlineData("id: so-mau", "id: ../so-mau", "wrong-value 1", "không dấu")]
    [InlineData("kind: so", "kind: soo", "wrong-value 3", "“so”?")]
    [InlineData("roles: [approver]", "roles: [king]", "wrong-value 9", "writer, editor, approver")]
    [InlineData("grace: 2d", "grace: 2w", "wrong-value 12", "30m, 6h, 2d")]
    [InlineData("https://so-mau.example.vn/", "ftp://so-mau.example.vn/", "wrong-value 11", "https://")]
    [InlineData("name: Zalo OA", "name: Zalo OA, base_url: \"https://ke-gian.example\"", "wrong-value 12", "trên chính máy này")]
    [InlineData("name: Sở Mẫu", "name: Sở Mẫu\nchannel_check: mỗi sáng", "wrong-value 3", "cron")]
    [InlineData("name: Sở Mẫu", "name: Sở Mẫu\nchannel_check: 0 30 25 * * ?", "wrong-value 3", "“0 30 25 * * ?”, giờ không nhận “25” (từ 0 đến 23)")]
    [InlineData("name: Sở Mẫu", "name: Sở Mẫu\nchannel_check: 0 30 6 * *", "wrong-value 3", "có 5 trường thay vì 6")]
    [InlineData("name: Sở Mẫu", "name: Sở Mẫu\nchannel_check: 0 30 6 ? * ?", "wrong-value 3", "chỉ một trong hai trường ngày được là “?”")]
    [InlineData("name: Sở Mẫu", "name: Sở Mẫu\nbulletin: { title: T, unit: van-phong, category: c, plan_items: [\"1.1\"], channels: [website], cron: \"0 0 8 32 * ?\" }", "wrong-value 3", "ngày trong tháng không nhận “32”")]
    [InlineData("name: Sở Mẫu", "name: Sở Mẫu\ntime_zone: Hà Nội", "wrong-value 3", "Asia/Ho_Chi_Minh")]
    [InlineData("name: Sở Mẫu", "name: Sở Mẫu\nvalid_to: 2025-02-29", "wrong-date 3", "2025-02-29")]
    [InlineData("name: Sở Mẫu", "nam: Sở Mẫu", "missing-key 1", "“name: …”")]
    public void AWrongAgencyIsToldAtItsLineAndNotReturned(string from, string to, string expected, string says)
    {
        Read(Good.Replace(from, to, StringComparison.Ordinal)).ShouldBeNull();

        var first = findings.First();
        $"{first.Code} {first.Place.Line}".ShouldBe(expected);
        $"{first.Message.Vi} {first.Advice.Vi}".ShouldContain(says);
    }

    private Agency? Read(string text) => AgencyReader.Read(new SourceFile("agency.yaml", Encoding.UTF8.GetBytes(text)), findings);
}
