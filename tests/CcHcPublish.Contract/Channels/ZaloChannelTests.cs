using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Runtime.Channels.Zalo;
using CcHcPublish.Sandbox;
using CcHcPublish.Sandbox.Faults;
using Shouldly;
using Xunit;
using Zalo.OA.SDK;

namespace CcHcPublish.Contract.Channels;

/// <summary>What the channel makes of answers that say nothing about the article itself.</summary>
public sealed class ZaloChannelTests
{
    [Fact]
    public async Task AnArticleWaitsAndDoesNotFailWhileTheGrantIsLost()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions(), CancellationToken.None);
        using var account = new Account(sandbox);
        sandbox.Faults.Add(new FaultRule { Kind = "grant_revoked", Side = "zalo" });

        var outcome = await account.Channel.SendAsync(Delivery, CancellationToken.None);

        outcome.ShouldBeOfType<DeliveryOutcome.Deferred>().Reach.ShouldBe(DeferralReach.Repair);
        (await account.Channel.SendAsync(Delivery, CancellationToken.None)).ShouldBeOfType<DeliveryOutcome.Deferred>().Reach.ShouldBe(DeferralReach.Repair);
    }

    [Fact]
    public async Task AQuestionThatIsRefusedLeavesTheJobOpen()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions(), CancellationToken.None);
        using var account = new Account(sandbox);
        var ticket = (await account.Channel.SendAsync(Delivery, CancellationToken.None)).ShouldBeOfType<DeliveryOutcome.Accepted>().Ticket;
        using var value = System.Text.Json.JsonDocument.Parse("""{"status":404,"body":"html"}""");
        sandbox.Faults.Add(new FaultRule { Kind = HostFaults.Status, Side = "zalo", Value = value.RootElement });

        (await account.Channel.AskAsync(Delivery, ticket, CancellationToken.None)).ShouldBeOfType<DeliveryOutcome.Unconfirmed>();
    }

    private static Delivery Delivery { get; } = new(
        "so-mau/mot-cua@1/zalo/publish", "so-mau", "mot-cua",
        new Rendition("zalo", """
            {"title":"Một cửa","description":"Giờ tiếp nhận hồ sơ.","author":"Văn phòng","cover":{"url":"https://so-mau.example.vn/a.png","alt":"Ảnh"},
             "body":[{"html":"<p>Từ thứ hai đến thứ sáu.</p>"}],"link":"https://so-mau.example.vn/bai/mot-cua/","broadcast":false}
            """),
        PublishedAt);

    private static DateTimeOffset PublishedAt => new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    /// <summary>The OA that the sandbox starts with.</summary>
    private sealed class Account : IDisposable
    {
        private readonly ZaloOAuthClient oauth;
        private readonly ZaloOaClient client;

        public Account(SandboxServer sandbox)
        {
            using var bytes = new MemoryStream();
            using (var json = new System.Text.Json.Utf8JsonWriter(bytes)) sandbox.Sides.Single(side => side.Name == "zalo").WriteAccounts(json);
            using var document = System.Text.Json.JsonDocument.Parse(bytes.ToArray());
            string Text(string name) => document.RootElement[0].GetProperty(name).GetString()!;
            var options = new ZaloOaOptions
            {
                ApiBase = new Uri(sandbox.BaseAddress, "zalo"),
                OAuthBase = new Uri(sandbox.BaseAddress, "zalo"),
                AppId = Text("app_id"),
                AppSecret = new ZaloSecret(Text("secret")),
            };
            oauth = new ZaloOAuthClient(options);
            var tokens = new RotatingTokenSource(oauth, new MemoryTokenStore());
            tokens.AdoptAsync(TokenPair.Pasted(new ZaloSecret(Text("access_token")), new ZaloSecret(Text("refresh_token")), TimeProvider.System.GetUtcNow())).GetAwaiter().GetResult();
            client = new ZaloOaClient(options, tokens);
            Channel = new ZaloChannel(client, sandbox.BaseAddress);
        }

        public ZaloChannel Channel { get; }

        public void Dispose()
        {
            client.Dispose();
            oauth.Dispose();
        }
    }
}
