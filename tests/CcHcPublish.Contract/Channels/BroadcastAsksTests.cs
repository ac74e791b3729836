using System.Net;
using System.Text;
using CcHcPublish.Contract.Publishing;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Runtime.Channels.Zalo;
using Shouldly;
using Xunit;
using Zalo.OA.SDK;

namespace CcHcPublish.Contract.Channels;

/// <summary>A broadcast goes to everybody and cannot be looked for: whoever was overtaken while it asked for the article does not send it.</summary>
public sealed class BroadcastAsksTests
{
    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task ItIsSentOnlyWhenItStillMayBe(bool may, int sent)
    {
        await using var stage = await PublishingStage.OpenAsync("sqlite");
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage");
        await stage.SweepAsync();
        using var service = new Service();
        using var client = new ZaloOaClient(new ZaloOaOptions(), new FixedTokenSource(new ZaloSecret("AT")), service);
        var channel = new ZaloBroadcastChannel(client, new ShownArticle(stage.Ledger), new Uri("https://zalo.me/1"));
        var notice = new Rendition("zalo-quan-tam", """{"channel":"fanpage","title":"Một cửa","description":"Giờ tiếp nhận."}""");

        var outcome = await channel.SendAsync(new Delivery("so-mau/mot-cua@1/zalo-quan-tam/publish", "so-mau", "mot-cua", notice, PublishingStage.Start) { MaySend = () => new(may) }, default);

        channel.AsksBeforeSending.ShouldBeTrue();
        if (may) outcome.ShouldBeOfType<DeliveryOutcome.Published>(outcome.ToString());
        else outcome.ShouldBe(Delivery.Overtaken);
        service.Sent.ShouldBe(sent);
    }

    /// <summary>Shows the article, and counts what is broadcast.</summary>
    private sealed class Service : HttpMessageHandler
    {
        public int Sent { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Post) Sent++;
            var data = request.Method == HttpMethod.Post ? """{"message_id":"m1"}""" : """{"id":"x1","type":"normal","title":"Một cửa","status":"show"}""";
            var answer = "{\"error\":0,\"message\":\"Success\",\"data\":" + data + "}";
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(answer, Encoding.UTF8, "application/json"), RequestMessage = request });
        }
    }
}
