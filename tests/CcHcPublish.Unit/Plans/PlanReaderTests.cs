using System.Text;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Plans;
using CcHcPublish.Core.Text;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Plans;

public sealed class PlanReaderTests
{
    private const string Good = """
        year: 2026
        title: Kế hoạch tuyên truyền
        issuer: Sở Mẫu
        status: signed
        audiences: [ { id: nguoi-dan, name: Người dân } ]
        topics: [ { id: "1", text: Dịch vụ công } ]
        groups: [ { id: "1", title: Nhóm một } ]
        items:
          - id: "1.1"
            group: "1"
            title: Hướng dẫn nộp hồ sơ
            audiences: [nguoi-dan]
            topics: ["1"]
            deadlines: [ { wording: Trước ngày 15/4/2026, kind: before, until: 2026-04-14 } ]
            actions:
              - { no: 1, text: Đăng tin, form: tin-bai, lead: [van-phong], with: [phong-nghiep-vu] }
            reports: [bc-quy]
        obligations:
          - { id: tin-thang, units: [van-phong], count: 1, genres: [tin], per: month, channels: [website], plan_items: ["1.1"] }
        reporting:
          - { id: bc-quy, who: [van-phong], to: [ban-bien-tap], text: Báo cáo quý, deadlines: [ { wording: Hằng quý, kind: recurring, every: [quarter] } ] }
        duties:
          - { id: "III.1", who: [van-phong], text: Theo dõi, deadlines: [ { wording: "", kind: none } ] }
        """;

    private readonly List<Finding> findings = [];

    [Fact]
    public void APlanWhoseReferencesHoldIsRead()
    {
        Read(Good).ShouldNotBeNull().Item("1.1")!.Actions[0].Lead.ShouldBe(["van-phong"]);

        findings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("lead: [van-phong]", "lead: [van-phog]", "wrong-value 16", "“van-phong”?")]
    [InlineData("with: [phong-nghiep-vu]", "with: [x-y-z]", "wrong-value 16", "Chọn một trong")]
    [InlineData("lead: [van-phong], ", "", "wrong-value 16", "on_request_of")]
    [InlineData("audiences: [nguoi-dan]", "audiences: [nguoi-dann]", "wrong-value 12", "“nguoi-dan”?")]
    [InlineData("topics: [\"1\"]", "topics: [\"2\"]", "wrong-value 13", "“2”")]
    [InlineData("group: \"1\"", "group: \"9\"", "wrong-value 9", "“9”")]
    [InlineData("reports: [bc-quy]", "reports: [bc-qui]", "wrong-value 17", "“bc-quy”?")]
    [InlineData("genres: [tin]", "genres: [tim]", "wrong-value 19", "“tin”?")]
    [InlineData("channels: [website]", "channels: [web]", "wrong-value 19", "“web”")]
    [InlineData("plan_items: [\"1.1\"]", "plan_items: [\"1.2\"]", "wrong-value 19", "“1.1”?")]
    [InlineData("to: [ban-bien-tap]", "to: [so-noi-vu]", "wrong-value 21", "“so-noi-vu”")]
    [InlineData("every: [quarter]", "every: [quater]", "wrong-value 21", "quarter")]
    [InlineData("kind: before", "kind: befor", "wrong-value 14", "“before”?")]
    [InlineData("kind: before,", "kind: before, from: 2026-04-15,", "wrong-value 14", "không sớm hơn")]
    [InlineData("until: 2026-04-14", "until: 2026-04-31", "wrong-date 14", "2026-04-31")]
    [InlineData("form: tin-bai", "form: tinbai", "wrong-value 16", "“tin-bai”?")]
    [InlineData("year: 2026", "year: 1999", "wrong-value 1", "2000")]
    [InlineData("status: signed", "status: signd", "wrong-value 4", "“signed”?")]
    [InlineData("per: month", "per: months", "wrong-value 19", "“month”?")]
    public void AWrongPlanIsToldAtItsLineAndNotReturned(string from, string to, string expected, string says)
    {
        Read(Good.Replace(from, to, StringComparison.Ordinal)).ShouldBeNull();

        var first = findings.First();
        $"{first.Code} {first.Place.Line}".ShouldBe(expected);
        $"{first.Message.Vi} {first.Advice.Vi}".ShouldContain(says);
    }

    [Fact]
    public void TwoItemsDoNotShareAnId()
    {
        var second = Good.Replace("obligations:", "  - { id: \"1.1\", title: Khác, deadlines: [ { wording: a, kind: year } ], actions: [ { no: 1, text: b, form: khac, joint: true } ] }\nobligations:", StringComparison.Ordinal);

        Read(second).ShouldBeNull();

        findings.ShouldHaveSingleItem().Message.Vi.ShouldContain("“1.1” xuất hiện hai lần");
    }

    private Plan? Read(string text) => PlanReader.Read(new SourceFile("2026.yaml", Encoding.UTF8.GetBytes(text)), A.Agency(), findings);
}
