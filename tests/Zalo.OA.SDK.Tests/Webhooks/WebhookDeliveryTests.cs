using System.Text.Json;
using Shouldly;
using Xunit;

namespace Zalo.OA.SDK.Tests.Webhooks;

/// <summary>The sandbox calls a webhook as the service does; the library's own reader checks and reads every call.</summary>
public sealed class WebhookDeliveryTests : IAsyncLifetime, IDisposable
{
    private readonly Callback callback = new();
    private Stage stage = null!;
    private WebhookReader reader = null!;

    public async Task InitializeAsync()
    {
        stage = await Stage.OpenAsync();
        reader = new WebhookReader(stage.AppId, new ZaloSecret((await AccountAsync()).GetProperty("webhook_key").GetString()!), stage.Clock);
        await stage.PostAsync(Account, $$"""{"webhook":"{{callback.Address}}"}""");
    }

    public async Task DisposeAsync() => await stage.DisposeAsync();

    public void Dispose() => callback.Dispose();

    private string Account => "/sandbox/accounts/zalo/" + stage.OaId;

    [Theory]
    [InlineData("""{"event":"follow","user":"4000000000000000001"}""", typeof(WebhookEvent.Followed))]
    [InlineData("""{"event":"unfollow","user":"4000000000000000001"}""", typeof(WebhookEvent.Unfollowed))]
    [InlineData("""{"event":"user_send_text","user":"4000000000000000001","text":"Xin chào Sở"}""", typeof(WebhookEvent.MessageReceived))]
    [InlineData("""{"event":"user_seen_message","user":"4000000000000000001","message":"0000000000000001"}""", typeof(WebhookEvent.MessagesSeen))]
    public async Task What_a_person_does_arrives_signed_and_typed(string cause, Type type)
    {
        await stage.PostAsync(Account + "/events", cause);

        var call = await callback.NextAsync();
        var told = Read(call);
        told.ShouldBeOfType(type);
        (told.AppId, told.At, call.Retry).ShouldBe((stage.AppId, stage.Clock.GetUtcNow(), null));
        call.ContentType.ShouldBe("application/json");
        if (told is WebhookEvent.MessageReceived { Text: var text, MessageId: var id, UserId: var user, OaId: var oa })
        {
            (text, user, oa).ShouldBe(("Xin chào Sở", "4000000000000000001", stage.OaId));
            id.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public async Task A_message_by_the_api_is_told_as_sent_and_as_received()
    {
        var client = await stage.ClientAsync();
        (await client.ListFollowersAsync(new FollowerQuery { Count = 1 })).TryGet(out var followers, out _).ShouldBeTrue();
        (await client.SendTextAsync(followers!.UserIds[0], "Đã nhận hồ sơ")).TryGet(out var sent, out _).ShouldBeTrue();

        WebhookEvent[] told = [Read(await callback.NextAsync()), Read(await callback.NextAsync())];

        told.OfType<WebhookEvent.MessageSent>().Single().ShouldSatisfyAllConditions(
            e => e.Name.ShouldBe("oa_send_text"), e => e.MessageId.ShouldBe(sent), e => e.UserId.ShouldBe(followers.UserIds[0]));
        told.OfType<WebhookEvent.MessageDelivered>().Single().MessageId.ShouldBe(sent);
    }

    [Fact]
    public async Task A_call_that_is_not_answered_with_200_comes_again_with_its_number_until_it_is()
    {
        callback.Status = n => n < 2 ? 503 : 200;
        await stage.PostAsync(Account + "/events", """{"event":"user_send_text","user":"1","text":"x"}""");

        Callback.Heard[] calls = [await callback.NextAsync(), await callback.NextAsync(), await callback.NextAsync()];

        calls.Select(c => c.Retry).ShouldBe([null, "1", "2"]);
        calls.Select(c => ((WebhookEvent.MessageReceived)Read(c)).MessageId).Distinct().Count().ShouldBe(1, "the message is the key of what was already handled");
        stage.Clock.Waits.ShouldBe([TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5)]);
    }

    [Fact]
    public async Task After_the_last_repeat_the_webhook_is_switched_off_until_it_is_set_again()
    {
        callback.Status = _ => 204;
        await stage.PostAsync(Account + "/events", """{"event":"follow","user":"1"}""");
        for (var n = 0; n <= 5; n++)
        {
            (await callback.NextAsync()).Retry.ShouldBe(n == 0 ? null : n.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        while ((await AccountAsync()).GetProperty("webhook_enabled").GetBoolean())
        {
        }

        stage.Clock.Waits.Select(w => w.TotalSeconds).ShouldBe([30, 300, 900, 1800, 3600]);
        (await TryAsync(Account + "/events", """{"event":"follow","user":"1"}""")).ShouldBe(400);
        callback.IsQuiet.ShouldBeTrue();
        callback.Status = _ => 200;
        await stage.PostAsync(Account, $$"""{"webhook":"{{callback.Address}}"}""");
        await stage.PostAsync(Account + "/events", """{"event":"unfollow","user":"1"}""");
        Read(await callback.NextAsync()).ShouldBeOfType<WebhookEvent.Unfollowed>();
    }

    [Fact]
    public async Task No_answer_within_two_seconds_counts_as_none()
    {
        callback.Status = n => n == 0 ? null : 200;
        await stage.PostAsync(Account + "/events", """{"event":"follow","user":"1"}""");

        (await callback.NextAsync()).Retry.ShouldBeNull();
        (await callback.NextAsync()).Retry.ShouldBe("1");
    }

    [Theory]
    [InlineData(200, 200)]
    [InlineData(500, 400)]
    public async Task The_consoles_test_call_is_signed_sent_once_and_tells_what_it_got(int answers, int told)
    {
        callback.Status = _ => answers;

        (await TryAsync(Account + "/events", """{"event":"test"}""")).ShouldBe(told);

        Read(await callback.NextAsync()).ShouldBeOfType<WebhookEvent.MessageReceived>();
        stage.Clock.Waits.ShouldBeEmpty("a test call is not repeated");
    }

    [Theory]
    [InlineData("", """{"webhook":"http://10.0.0.1/hook"}""")]
    [InlineData("", """{"webhook":"http://so-mau.example.vn/hook"}""")]
    [InlineData("", """{"webhook":"file:///etc/passwd"}""")]
    [InlineData("", """{"webhook":7}""")]
    [InlineData("", """{"hook":"http://127.0.0.1:1/"}""")]
    [InlineData("/events", """{"event":"article_read","user":"1"}""")]
    [InlineData("/events", """{"event":"follow"}""")]
    [InlineData("/events", "[]")]
    public async Task An_order_that_cannot_be_carried_out_is_refused(string below, string order)
    {
        (await TryAsync(Account + below, order)).ShouldBe(400);
        callback.IsQuiet.ShouldBeTrue();
    }

    [Fact]
    public async Task The_callback_survives_a_restart_and_is_taken_away_by_null()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "state");
        await using (var first = await Stage.OpenAsync(stateFile: file))
        {
            await first.PostAsync(Account, $$"""{"webhook":"{{callback.Address}}"}""");
        }

        await using var second = await Stage.OpenAsync(stateFile: file);
        await second.PostAsync(Account + "/events", """{"event":"follow","user":"1"}""");
        Read(await callback.NextAsync()).ShouldBeOfType<WebhookEvent.Followed>();

        await stage.PostAsync(Account, """{"webhook":null}""");
        (await TryAsync(Account + "/events", """{"event":"follow","user":"1"}""")).ShouldBe(400);
    }

    private WebhookEvent Read(Callback.Heard call) => reader.Read(call.Body, call.Signature).ShouldBeOfType<WebhookCall.Accepted>().Event;

    private async Task<JsonElement> AccountAsync() => JsonDocument.Parse(await stage.ReadAsync("/sandbox/accounts")).RootElement.GetProperty("zalo")[0];

    private async Task<int> TryAsync(string path, string order)
    {
        using var http = new HttpClient();
        using var content = new StringContent(order, System.Text.Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri(stage.Server.BaseAddress, path), content);
        return (int)answer.StatusCode;
    }
}
