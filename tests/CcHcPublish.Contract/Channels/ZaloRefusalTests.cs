using System.Net;
using System.Text;
using System.Text.Json;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Channels.Zalo;
using Shouldly;
using Xunit;
using Zalo.OA.SDK;

namespace CcHcPublish.Contract.Channels;

/// <summary>Section 8 of the reference: the board is told the reason and not a number alone, and what an account lacks makes posts wait; only content is refused.</summary>
public sealed class ZaloRefusalTests
{
    private static readonly Delivery Delivery = new(
        "so-mau/mot-cua@1/zalo/publish", "so-mau", "mot-cua",
        new Rendition("zalo", """
            {"title":"Một cửa","description":"Giờ tiếp nhận hồ sơ.","author":"Văn phòng","cover":{"url":"https://so-mau.example.vn/a.png","alt":"Ảnh"},
             "body":[{"html":"<p>Từ thứ hai đến thứ sáu.</p>"}],"link":"https://so-mau.example.vn/bai/mot-cua/","broadcast":false}
            """),
        new DateTimeOffset(2026, 11, 20, 1, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(-223, "Official Account has not authorized this API", "quyền", ReasonOwner.Account)]
    [InlineData(-212, "App has not registed this api", "quyền", ReasonOwner.Account)]
    [InlineData(-223, "Your OA has reach the limit quota create article", "hạn mức bài", ReasonOwner.Package, DeferralReach.Posting)]
    [InlineData(-224, "The OA needs to upgrade OA Tier Package to use this feature", "nâng gói", ReasonOwner.Package)]
    [InlineData(-221, "The OA needs to be verified to use this feature", "xác thực", ReasonOwner.Package)]
    [InlineData(-204, "Offical Account is disable", "OA bị khóa", ReasonOwner.Package)]
    [InlineData(-219, "App is removed or disabled", "Ứng dụng", ReasonOwner.Account)]
    [InlineData(-242, "Invalid appsecret_proof provided in the API argument", "--proof", ReasonOwner.Account)]
    [InlineData(-320, "Zalo Cloud Account missing", "người quản trị", ReasonOwner.Account)]
    public async Task WhatTheAccountLacksMakesPostsWaitAndNotFail(int code, string text, string told, ReasonOwner owner, DeferralReach reach = DeferralReach.Repair)
    {
        var waits = (await SendAsync(code, text)).ShouldBeOfType<DeliveryOutcome.Deferred>();

        waits.Reach.ShouldBe(reach);
        waits.Reason.ShouldContain(told);
        ReasonWords.OwnerOf(waits.Reason).ShouldBe(owner);
        ShouldBeTold(waits.Reason, code);
    }

    [Theory]
    [InlineData("title allow 1 to 150 characters", "tiêu đề")]
    [InlineData("description allow 1 to 300 characters", "mô tả")]
    [InlineData("author is invalid!", "tác giả")]
    [InlineData("photo_url is invalid!", "ảnh")]
    [InlineData("cover value is invalid", "ảnh")]
    [InlineData("body is invalid!", "thân bài")]
    [InlineData("tracking_link is invalid!", "liên kết")]
    [InlineData("flavour is invalid!", "Zalo không chấp nhận nội dung (mã -201).")]
    public async Task AFieldThatIsRefusedIsNamed(string text, string told)
    {
        var refused = (await SendAsync(-201, text)).ShouldBeOfType<DeliveryOutcome.Rejected>();

        refused.Reason.ShouldContain(told);
        ShouldBeTold(refused.Reason, -201);
    }

    [Fact]
    public async Task ContentAgainstTheRulesIsForTheBoard() =>
        (await SendAsync(-248, "Violates our platform standards")).ShouldBeOfType<DeliveryOutcome.Rejected>().Reason.ShouldBe("Nội dung vi phạm quy định của Zalo (mã -248).");

    [Theory]
    [InlineData(-223, "Your OA has reach the limit quota create article", DeferralReach.Posting)]
    [InlineData(-224, "The OA needs to upgrade OA Tier Package to use this feature", DeferralReach.Repair)]
    [InlineData(-200, "Upload media failed", null)]
    public async Task AJobThatDiedForWantOfAPackageWaitsAsWell(int code, string text, DeferralReach? reach)
    {
        using var client = Client(code, text);

        var outcome = await new ZaloChannel(client, new Uri("https://zalo.me/1")).AskAsync(Delivery, "ticket", CancellationToken.None);

        if (reach is { } waits) outcome.ShouldBeOfType<DeliveryOutcome.Deferred>().Reach.ShouldBe(waits);
        else outcome.ShouldBeOfType<DeliveryOutcome.Rejected>().Reason.ShouldContain("không tải được ảnh");
    }

    private static void ShouldBeTold(string reason, int code)
    {
        reason.ShouldContain($"mã {code}");
        ReasonWords.In(Language.English, reason).ShouldNotBeNull().ShouldNotStartWith("The ledger says");
    }

    private static async Task<DeliveryOutcome> SendAsync(int code, string text)
    {
        using var client = Client(code, text);
        return await new ZaloChannel(client, new Uri("https://zalo.me/1")).SendAsync(Delivery, CancellationToken.None);
    }

    private static ZaloOaClient Client(int code, string text) => new(new ZaloOaOptions(), new FixedTokenSource(new ZaloSecret("AT")), new Refusing(code, text));

    private sealed class Refusing(int code, string text) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var body = new MemoryStream();
            using (var json = new Utf8JsonWriter(body))
            {
                json.WriteStartObject();
                json.WriteNumber("error", code);
                json.WriteString("message", text);
                json.WriteEndObject();
            }

            var content = new StringContent(Encoding.UTF8.GetString(body.ToArray()), Encoding.UTF8, "application/json");
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = content, RequestMessage = request });
        }
    }
}
