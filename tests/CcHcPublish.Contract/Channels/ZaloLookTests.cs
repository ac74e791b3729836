using System.Globalization;
using System.Net;
using System.Text;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Channels.Zalo;
using Shouldly;
using Xunit;
using Zalo.OA.SDK;

namespace CcHcPublish.Contract.Channels;

/// <summary>What a look at the OA's list proves: absence only by a list that holds together to its end, presence only by what readers see and what is not older than our first send.</summary>
public sealed class ZaloLookTests
{
    private static readonly DateTimeOffset Sent = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    private static readonly Delivery Delivery = new(
        "so-mau/mot-cua@1/zalo/publish", "so-mau", "mot-cua",
        new Rendition("zalo", """
            {"title":"Một cửa","description":"Giờ tiếp nhận hồ sơ.","author":"Văn phòng","cover":{"url":"https://so-mau.example.vn/a.png","alt":"Ảnh"},
             "body":[{"html":"<p>Từ thứ hai đến thứ sáu.</p>"}],"link":"https://so-mau.example.vn/bai/mot-cua/","broadcast":false}
            """),
        Sent);

    [Theory]
    [InlineData("""{"total":50,"medias":[]}""")]
    [InlineData("""{"total":-1,"medias":[]}""")]
    [InlineData("""{"total":0,"medias":[OTHER]}""")]
    [InlineData("""{"total":1,"medias":[OTHER,OTHER]}""")]
    [InlineData("""{"total":50,"medias":[OTHER,OTHER]}""")]
    [InlineData("""{"total":1,"medias":[{"id":"0","title":"Khác","status":"show"}]}""")]
    [InlineData("""{"total":2147483647,"medias":[OTHER,OTHER,OTHER,OTHER,OTHER,OTHER,OTHER,OTHER,OTHER,OTHER]}""")]
    public async Task AListThatContradictsItselfProvesNoAbsence(string data)
    {
        var other = Media("khac", "Bài khác", Sent.AddHours(1));

        (await LookAsync(_ => data.Replace("OTHER", other, StringComparison.Ordinal))).ShouldBeOfType<FindOutcome.CannotTell>().Reason.ShouldEndWith(".");
    }

    [Fact]
    public async Task AListThatShrinksWhileItIsReadMayHaveLeftOursOut()
    {
        var other = Media("khac", "Bài khác", Sent.AddHours(1));

        (await LookAsync(offset => offset == 0 ? $$"""{"total":11,"medias":[{{string.Join(',', Enumerable.Repeat(other, 10))}}]}""" : """{"total":10,"medias":[]}"""))
            .ShouldBeOfType<FindOutcome.CannotTell>();
    }

    [Fact]
    public async Task AListThatIsNotInTheOrderOfTimeIsReadToItsEnd()
    {
        var old = Media("cu", "Bài cũ", Sent.AddDays(-3));
        var newer = Media("moi", "Bài mới", Sent.AddHours(2));

        var found = await LookAsync(offset => offset == 0
            ? $$"""{"total":11,"medias":[{{string.Join(',', Enumerable.Repeat(old, 8).Append(newer).Append(old))}}]}"""
            : $$"""{"total":11,"medias":[{{Media("ta", "Một cửa", Sent.AddSeconds(5))}}]}""");

        found.ShouldBeOfType<FindOutcome.Found>().ExternalId.ShouldBe("ta");
    }

    [Theory]
    [InlineData("""{"total":0,"medias":[]}""")]
    [InlineData("""{"total":1,"medias":[OTHER]}""")]
    public async Task AWholeListWithoutItProvesAbsence(string data) =>
        (await LookAsync(_ => data.Replace("OTHER", Media("khac", "Bài khác", Sent.AddHours(1)), StringComparison.Ordinal))).ShouldBeOfType<FindOutcome.Absent>();

    [Theory]
    [InlineData("hide", 5)]
    [InlineData("hide", null)]
    [InlineData("show", null)]
    [InlineData("7", 5)]
    public async Task AnArticleOfTheTitleThatIsNotProvablyOursOrNotShownIsForAPerson(string status, int? seconds)
    {
        var look = await LookAsync(_ => $$"""{"total":1,"medias":[{{Media("ai-do", "Một cửa", seconds is { } s ? Sent.AddSeconds(s) : null, status)}}]}""");

        var why = look.ShouldBeOfType<FindOutcome.CannotTell>().Reason;
        why.ShouldBe("Trên OA có bài cùng tiêu đề đang ẩn hoặc không ghi ngày; người phụ trách xem rồi quyết định.");
        ReasonWords.In(Language.English, why).ShouldNotBeNull().ShouldNotContain("OA có");
        // It is no matter of the account's: the channel goes on with other articles.
        ReasonWords.OwnerOf(why).ShouldBe(ReasonOwner.None);
    }

    [Fact]
    public async Task ADatedAndShownArticleIsOursBesideDoubtfulOnes()
    {
        var medias = string.Join(',', Media("nhap", "Một cửa", null), Media("an", "Một cửa", Sent.AddSeconds(9), "hide"), Media("ta", "Một cửa", Sent.AddSeconds(5)));

        (await LookAsync(_ => $$"""{"total":3,"medias":[{{medias}}]}""")).ShouldBeOfType<FindOutcome.Found>().ExternalId.ShouldBe("ta");
    }

    private static string Media(string id, string title, DateTimeOffset? created, string status = "show") =>
        $$"""{"id":"{{id}}","type":"normal","title":"{{title}}","status":"{{status}}"{{(created is { } at ? $",\"create_date\":{at.ToUnixTimeMilliseconds()}" : "")}} }""";

    private static async Task<FindOutcome> LookAsync(Func<int, string> data)
    {
        using var list = new Slices(data);
        using var client = new ZaloOaClient(new ZaloOaOptions(), new FixedTokenSource(new ZaloSecret("AT")), list);
        return await new ZaloChannel(client, new Uri("https://zalo.me/1")).FindAsync(Delivery, CancellationToken.None);
    }

    private sealed class Slices(Func<int, string> data) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var offset = int.Parse(System.Web.HttpUtility.ParseQueryString(request.RequestUri!.Query)["offset"]!, CultureInfo.InvariantCulture);
            var answer = "{\"error\":0,\"message\":\"Success\",\"data\":" + data(offset) + "}";
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer, Encoding.UTF8, "application/json"), RequestMessage = request });
        }
    }
}
