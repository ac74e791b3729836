using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Runtime.Channels.Zalo;
using CcHcPublish.Runtime.Scheduling;
using CcHcPublish.Sandbox;
using CcHcPublish.Sandbox.Faults;
using CcHcPublish.Sandbox.Zalo;
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

    [Theory]
    [InlineData(404, false)]
    [InlineData(404, true)]
    [InlineData(400, false)]
    [InlineData(400, true)]
    public async Task AProxysErrorPageWithdrawsNothing(int status, bool isAfter)
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Zalo = new ZaloOptions { JobDelay = TimeSpan.Zero } }, CancellationToken.None);
        using var account = new Account(sandbox);
        var id = await account.PublishAsync();
        using var value = System.Text.Json.JsonDocument.Parse($$"""{"status":{{status}},"body":"html"}""");
        sandbox.Faults.Add(new FaultRule { Kind = HostFaults.Status, Side = "zalo", Route = "POST /v2.0/article/remove", Value = value.RootElement, Effect = isAfter ? FaultEffect.After : FaultEffect.Before });
        sandbox.Faults.Add(new FaultRule { Kind = HostFaults.Status, Side = "zalo", Route = "GET /v2.0/article/getdetail", Value = value.RootElement });

        (await account.Channel.WithdrawAsync(Delivery, id, CancellationToken.None)).ShouldBeOfType<DeliveryOutcome.Unconfirmed>();
        (await account.Channel.ReadAsync(Delivery, id, CancellationToken.None)).ShouldBeOfType<LiveState.CannotTell>();

        var read = await account.Channel.ReadAsync(Delivery, id, CancellationToken.None);
        read.ShouldBe(isAfter ? (LiveState)new LiveState.Gone() : new LiveState.AsApproved());
        (await account.Channel.WithdrawAsync(Delivery, id, CancellationToken.None)).ShouldBeOfType<DeliveryOutcome.Published>();
        (await account.Channel.ReadAsync(Delivery, id, CancellationToken.None)).ShouldBe(new LiveState.Gone());
    }

    [Theory]
    [InlineData(HostFaults.Status, """{"status":404,"body":"html"}""")]
    [InlineData(ZaloFaults.Error, """{"code":-99999,"text":"nobody has described this one"}""")]
    public async Task ARefusedRemovalWithoutAProofOfAbsenceStaysOpen(string kind, string value)
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Zalo = new ZaloOptions { JobDelay = TimeSpan.Zero } }, CancellationToken.None);
        using var account = new Account(sandbox);
        var id = await account.PublishAsync();
        (await account.Channel.WithdrawAsync(Delivery, id, CancellationToken.None)).ShouldBeOfType<DeliveryOutcome.Published>();
        using var json = System.Text.Json.JsonDocument.Parse(value);
        sandbox.Faults.Add(new FaultRule { Kind = kind, Side = "zalo", Route = "GET /v2.0/article/getdetail", Value = json.RootElement });

        (await account.Channel.WithdrawAsync(Delivery, id, CancellationToken.None)).ShouldBeOfType<DeliveryOutcome.Unconfirmed>();
    }

    [Fact]
    public async Task AnArticleWhoseTicketExpiredUnaskedIsAdoptedAndNotRejected()
    {
        var clock = new DeskClock();
        clock.StandAt(PublishedAt);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Clock = clock, Zalo = new ZaloOptions { JobDelay = TimeSpan.FromSeconds(10) } }, CancellationToken.None);
        using var account = new Account(sandbox, clock);
        var sent = Open.Claimed(PublishedAt);
        var working = sent.After(await account.Channel.SendAsync(Delivery, CancellationToken.None), PublishedAt);
        var ticket = working.Ticket.ShouldNotBeNull();

        // The node is away for two days.
        var back = PublishedAt + TimeSpan.FromDays(2);
        clock.StandAt(back);
        var asked = working.After(await account.Channel.AskAsync(Delivery, ticket, CancellationToken.None), back);
        asked.State.ShouldBe(PublicationState.Unconfirmed);
        asked.NotBefore.ShouldBe(back + Waiting.FirstLook);

        var found = asked.After(await account.Channel.FindAsync(Delivery, CancellationToken.None), back, LookPlan.Of(ChannelKind.Zalo));

        found.State.ShouldBe(PublicationState.Published);
        found.ExternalId.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task AQuestionThatMayNotBeAskedLeavesTheJobOpen()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Zalo = new ZaloOptions { JobDelay = TimeSpan.Zero } }, CancellationToken.None);
        using var account = new Account(sandbox);
        var ticket = (await account.Channel.SendAsync(Delivery, CancellationToken.None)).ShouldBeOfType<DeliveryOutcome.Accepted>().Ticket;
        using var value = System.Text.Json.JsonDocument.Parse("""{"code":-223,"text":"Official Account has not authorized this API"}""");
        sandbox.Faults.Add(new FaultRule { Kind = ZaloFaults.Error, Side = "zalo", Value = value.RootElement });

        (await account.Channel.AskAsync(Delivery, ticket, CancellationToken.None)).ShouldBeOfType<DeliveryOutcome.Unconfirmed>();
        (await account.Channel.AskAsync(Delivery, ticket, CancellationToken.None)).ShouldBeOfType<DeliveryOutcome.Published>();
    }

    [Fact]
    public async Task OfSeveralArticlesWithTheTitleTheOldestSinceTheFirstSendIsOurs()
    {
        var clock = new DeskClock();
        clock.StandAt(PublishedAt - TimeSpan.FromDays(30));
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Clock = clock, Zalo = new ZaloOptions { JobDelay = TimeSpan.Zero } }, CancellationToken.None);
        using var account = new Account(sandbox, clock);
        var lastMonths = await account.PublishAsync();
        clock.StandAt(PublishedAt);
        var ours = await account.PublishAsync();
        // Enough later ones that ours is on the second slice of the list.
        for (var hour = 1; hour <= 12; hour++)
        {
            clock.StandAt(PublishedAt + TimeSpan.FromHours(hour));
            await account.PublishAsync();
        }

        var found = (await account.Channel.FindAsync(Delivery, CancellationToken.None)).ShouldBeOfType<FindOutcome.Found>();

        found.ExternalId.ShouldBe(ours);
        found.ExternalId.ShouldNotBe(lastMonths);
    }

    [Fact]
    public async Task ACorrectedArticleBehindNewerOnesKeepsItsAddress()
    {
        var clock = new DeskClock();
        clock.StandAt(PublishedAt);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Clock = clock, Zalo = new ZaloOptions { JobDelay = TimeSpan.Zero } }, CancellationToken.None);
        using var account = new Account(sandbox, clock);
        var ours = await account.PublishAsync();
        var first = (await account.Channel.FindAsync(Delivery, CancellationToken.None)).ShouldBeOfType<FindOutcome.Found>().Address;
        for (var hour = 1; hour <= 12; hour++)
        {
            clock.StandAt(PublishedAt + TimeSpan.FromHours(hour));
            await account.PublishAsync();
        }

        var ticket = (await account.Channel.ReplaceAsync(Delivery, ours, CancellationToken.None)).ShouldBeOfType<DeliveryOutcome.Accepted>().Ticket;

        (await account.Channel.AskAsync(Delivery, ticket, CancellationToken.None)).ShouldBe(new DeliveryOutcome.Published(ours, first));
        first.ShouldNotBe(sandbox.BaseAddress);
    }

    [Fact]
    public async Task WhatAnotherArticleOfTheSameTitleHoldsIsNotOurs()
    {
        var clock = new DeskClock();
        clock.StandAt(PublishedAt);
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Clock = clock, Zalo = new ZaloOptions { JobDelay = TimeSpan.Zero } }, CancellationToken.None);
        using var account = new Account(sandbox, clock);
        var theirs = await account.PublishAsync();
        var look = Delivery with { HeldByOthers = new HashSet<string> { theirs } };

        (await account.Channel.FindAsync(look, CancellationToken.None)).ShouldBeOfType<FindOutcome.Absent>();
        clock.StandAt(PublishedAt.AddMinutes(1));
        var ours = await account.PublishAsync();

        (await account.Channel.FindAsync(look, CancellationToken.None)).ShouldBeOfType<FindOutcome.Found>().ExternalId.ShouldBe(ours);
    }

    private static Publication Open => new()
    {
        Id = Delivery.PublicationId,
        Article = "so-mau/mot-cua",
        Edition = "1",
        Agency = "so-mau",
        Channel = "zalo",
        Act = PublicationAct.Publish,
        State = PublicationState.Scheduled,
        DueAt = PublishedAt,
        NotBefore = PublishedAt,
        RenditionHash = "0",
    };

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
        private readonly SandboxServer sandbox;
        private readonly ZaloOAuthClient oauth;
        private readonly ZaloOaClient client;

        public Account(SandboxServer sandbox, TimeProvider? clock = null)
        {
            this.sandbox = sandbox;
            clock ??= TimeProvider.System;
            var options = new ZaloOaOptions
            {
                ApiBase = new Uri(sandbox.BaseAddress, "zalo"),
                OAuthBase = new Uri(sandbox.BaseAddress, "zalo"),
                AppId = Text("app_id"),
                AppSecret = new ZaloSecret(Text("secret")),
            };
            oauth = new ZaloOAuthClient(options, clock: clock);
            var tokens = new RotatingTokenSource(oauth, new MemoryTokenStore(), clock);
            tokens.AdoptAsync(TokenPair.Pasted(new ZaloSecret(Text("access_token")), new ZaloSecret(Text("refresh_token")), clock.GetUtcNow())).GetAwaiter().GetResult();
            client = new ZaloOaClient(options, tokens, clock: clock);
            Channel = new ZaloChannel(client, sandbox.BaseAddress);
        }

        public ZaloChannel Channel { get; }

        /// <summary>The id of the delivery's article, which is there.</summary>
        public async Task<string> PublishAsync()
        {
            var ticket = (await Channel.SendAsync(Delivery, CancellationToken.None)).ShouldBeOfType<DeliveryOutcome.Accepted>().Ticket;
            return (await Channel.AskAsync(Delivery, ticket, CancellationToken.None)).ShouldBeOfType<DeliveryOutcome.Published>().ExternalId.ShouldNotBeNull();
        }

        public void Dispose()
        {
            client.Dispose();
            oauth.Dispose();
        }

        private string Text(string name)
        {
            using var bytes = new MemoryStream();
            using (var json = new System.Text.Json.Utf8JsonWriter(bytes)) sandbox.Sides.Single(side => side.Name == "zalo").WriteAccounts(json);
            using var document = System.Text.Json.JsonDocument.Parse(bytes.ToArray());
            return document.RootElement[0].GetProperty(name).GetString()!;
        }
    }
}
