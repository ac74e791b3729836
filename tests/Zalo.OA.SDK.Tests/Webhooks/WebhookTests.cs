using System.Text;
using Shouldly;
using Xunit;

namespace Zalo.OA.SDK.Tests.Webhooks;

public sealed class WebhookTests
{
    private const string App = "360846524940903967";
    private const string Said = """{"app_id":"360846524940903967","sender":{"id":"246845883529197922"},"recipient":{"id":"388613280878808645"},"event_name":"user_send_text","message":{"text":"Xin chào","msg_id":"96d3cdf3af150460909"},"timestamp":"1790000000000"}""";
    private const string SaidMac = "ccacba8212ad15d85e1e0316db9497cb1f711578771854639145ad4597789ef6";

    private static readonly ZaloSecret Key = new("khoa-bi-mat-OA");

    private readonly WebhookReader reader = new(App, Key, new LeapingClock(DateTimeOffset.FromUnixTimeMilliseconds(1_790_000_060_000)));

    [Theory]
    [InlineData("mac=" + SaidMac)]
    [InlineData(SaidMac)]
    public void A_genuine_call_becomes_its_event(string header)
    {
        var said = Read(Said, header).ShouldBeOfType<WebhookCall.Accepted>().Event.ShouldBeOfType<WebhookEvent.MessageReceived>();

        said.Kind.ShouldBe("text");
        said.Text.ShouldBe("Xin chào");
        said.MessageId.ShouldBe("96d3cdf3af150460909");
        said.UserId.ShouldBe("246845883529197922");
        said.At.ToUnixTimeMilliseconds().ShouldBe(1_790_000_000_000);
        said.ToString().ShouldNotContain("Xin chào");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("mac=")]
    [InlineData("mac=zz")]
    [InlineData("mac=0000000000000000000000000000000000000000000000000000000000000000")]
    public void A_wrong_signature_is_refused(string? header) => Read(Said, header).ShouldBeOfType<WebhookCall.Refused>();

    [Fact]
    public void One_changed_byte_breaks_the_signature() =>
        Read(Said.Replace("Xin chào", "Xin chao"), "mac=" + SaidMac).ShouldBeOfType<WebhookCall.Refused>();

    [Fact]
    public void An_old_call_is_refused_even_if_it_was_genuine_once()
    {
        var late = new WebhookReader(App, Key, new LeapingClock(DateTimeOffset.FromUnixTimeMilliseconds(1_790_000_000_000).AddDays(1)));

        late.Read(Encoding.UTF8.GetBytes(Said), "mac=" + SaidMac).ShouldBeOfType<WebhookCall.Refused>();
    }

    [Theory]
    [InlineData("""{"event_name":"follow","oa_id":"1","follower":{"id":"2"},"source":"qr","timestamp":"1790000000000"}""", typeof(WebhookEvent.Followed))]
    [InlineData("""{"event_name":"unfollow","oa_id":"1","follower":{"id":"2"},"timestamp":"1790000000000"}""", typeof(WebhookEvent.Unfollowed))]
    [InlineData("""{"event_name":"oa_send_text","sender":{"id":"1"},"recipient":{"id":"2"},"message":{"msg_id":"3"},"timestamp":"1790000000000"}""", typeof(WebhookEvent.MessageSent))]
    [InlineData("""{"event_name":"user_received_message","sender":{"id":"1"},"recipient":{"id":"2"},"message":{"msg_id":"3"},"timestamp":"1790000000000"}""", typeof(WebhookEvent.MessageDelivered))]
    [InlineData("""{"event_name":"user_seen_message","sender":{"id":"1"},"recipient":{"id":"2"},"message":{"msg_ids":["3","4"]},"timestamp":"1790000000000"}""", typeof(WebhookEvent.MessagesSeen))]
    [InlineData("""{"event_name":"user_submit_info","sender":{"id":"2"},"recipient":{"id":"1"},"timestamp":"1790000000000"}""", typeof(WebhookEvent.DetailsSubmitted))]
    [InlineData("""{"event_name":"user_send_image","sender":{"id":"2"},"message":{"attachments":[{"payload":{"url":"https://a.vn/1.jpg"}}]},"timestamp":"1790000000000"}""", typeof(WebhookEvent.MessageReceived))]
    [InlineData("""{"event_name":"add_user_to_tag","timestamp":"1790000000000"}""", typeof(WebhookEvent.Other))]
    [InlineData("""{"timestamp":"1790000000000"}""", typeof(WebhookEvent.Other))]
    [InlineData("""{"event_name":"follow","follower":7,"oa_id":[],"timestamp":1790000000000}""", typeof(WebhookEvent.Followed))]
    public void Every_event_has_its_type_and_an_unknown_one_is_not_lost(string body, Type type) =>
        Read(body, "mac=" + Sign(body)).ShouldBeOfType<WebhookCall.Accepted>().Event.ShouldBeOfType(type);

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"timestamp\":\"1790000000000\"")]
    [InlineData("{\"timestamp\":\"-5\"}")]
    [InlineData("{\"timestamp\":\"99999999999999999\"}")]
    [InlineData("{\"timestamp\":{}}")]
    public void Rubbish_is_refused_even_if_signed(string body) => Read(body, "mac=" + Sign(body)).ShouldBeOfType<WebhookCall.Refused>();

    private static string Sign(string body)
    {
        var at = body.Contains("1790000000000") ? "1790000000000" : body.Contains("-5") ? "-5" : body.Contains("999") ? "99999999999999999" : "";
        return Convert.ToHexStringLower(WebhookSignature.Compute(App, Encoding.UTF8.GetBytes(body), at, Key));
    }

    private WebhookCall Read(string body, string? header) => reader.Read(Encoding.UTF8.GetBytes(body), header);
}
