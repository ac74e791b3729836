using System.Globalization;
using CcHcPublish.Sandbox;
using Shouldly;
using Xunit;

namespace Zalo.OA.SDK.Tests.Audience;

public sealed class AudienceTests
{
    [Fact]
    public async Task A_shown_article_is_broadcast_once_a_day_and_so_often_a_month()
    {
        await using var stage = await Stage.OpenAsync(o => o with { Package = ZaloPackage.Trial });
        var (client, _, _) = await stage.RotatingAsync();
        var id = await PublishAsync(client, A.Article());
        var target = new BroadcastTarget { Gender = Gender.Female, Ages = [AgeGroup.From18, AgeGroup.From25], Regions = [Region.Central], Cities = [20], Platforms = [Platform.Ios] };

        var first = (await client.BroadcastAsync([id], target)).Value;
        var sameDay = (await client.BroadcastAsync([id])).Error;
        for (var day = 2; day <= 4; day++)
        {
            stage.Clock.Advance(TimeSpan.FromDays(1));
            (await client.BroadcastAsync([id])).Value.ShouldNotBe(first);
        }

        stage.Clock.Advance(TimeSpan.FromDays(1));
        var fifth = (await client.BroadcastAsync([id])).Error;
        var left = (await client.GetBroadcastQuotaAsync()).Value;
        stage.Clock.Advance(TimeSpan.FromDays(7));

        new[] { sameDay, fifth }.ShouldAllBe(e => e.Code == -211 && e.Remedy is ZaloRemedy.Wait);
        left.ShouldBe(new MessageQuota("promotion", 4, 0));
        (await client.BroadcastAsync([id])).Value.ShouldNotBeEmpty();
        stage.Server.Requests.All.First(r => r.Target.EndsWith("/oa/message", StringComparison.Ordinal)).Body
            .ShouldContain("""{"target":{"gender":"2","ages":"2,3","locations":"1","cities":"20","platform":"1"}}""");
        (await stage.PostsAsync())[0].GetProperty("broadcasts").GetArrayLength().ShouldBe(5);
    }

    [Fact]
    public async Task How_many_broadcasts_a_day_and_a_month_is_a_setting()
    {
        await using var stage = await Stage.OpenAsync(o => o with { BroadcastsPerDay = 2, BroadcastsPerMonth = 3 });
        var client = await stage.ClientAsync();
        var id = await PublishAsync(client, A.Article());

        (await client.BroadcastAsync([id])).Value.ShouldNotBeEmpty();
        (await client.BroadcastAsync([id])).Value.ShouldNotBeEmpty();
        (await client.BroadcastAsync([id])).Error.Code.ShouldBe(-211);
        (await client.GetBroadcastQuotaAsync()).Value.ShouldBe(new MessageQuota("promotion", 3, 1));
        var promotion = (await stage.SendAsync(HttpMethod.Post, "/v3.0/oa/quota/message", $$"""{"user_id":"{{(await client.ListFollowersAsync()).Value.UserIds[0]}}"}"""))
            .GetProperty("data").GetProperty("promotion");
        promotion.ToString().ShouldBe("""{"daily_remain":0,"daily_total":2,"monthly_remain":1,"monthly_total":3}""");

        stage.Clock.Advance(TimeSpan.FromDays(1));
        (await (await stage.ClientAsync()).BroadcastAsync([id])).Value.ShouldNotBeEmpty();
        (await (await stage.ClientAsync()).BroadcastAsync([id])).Error.Code.ShouldBe(-211);
    }

    [Theory]
    [InlineData("2026-11-20T05:59:59+07:00", -234)]
    [InlineData("2026-11-20T06:00:00+07:00", 0)]
    [InlineData("2026-11-20T21:59:59+07:00", 0)]
    [InlineData("2026-11-20T22:00:00+07:00", -234)]
    public async Task At_night_nothing_is_broadcast_and_the_wait_ends_at_six(string now, int code)
    {
        await using var stage = await Stage.OpenAsync(clock: new LeapingClock(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture).ToUniversalTime()));
        var client = await stage.ClientAsync();
        var id = await PublishAsync(client, A.Article());

        var result = await client.BroadcastAsync([id]);

        if (code == 0)
        {
            result.Value.ShouldNotBeEmpty();
        }
        else
        {
            result.Error.Code.ShouldBe(code);
            stage.Clock.Advance(((ZaloRemedy.Wait)result.Error.Remedy).RetryAfter!.Value);
            VietnamTime.At(stage.Clock.GetUtcNow()).TimeOfDay.ShouldBe(TimeSpan.FromHours(6));
        }
    }

    [Fact]
    public async Task Hidden_unknown_too_many_and_no_articles_are_refused()
    {
        await using var stage = await Stage.OpenAsync();
        var client = await stage.ClientAsync();
        var hidden = await PublishAsync(client, A.Article() with { Visibility = ArticleVisibility.Hide });

        (await client.BroadcastAsync([hidden])).Error.Code.ShouldBe(-201);
        (await client.BroadcastAsync(["0123456789abcdef0123"])).Error.Code.ShouldBe(-201);
        (await client.BroadcastAsync([])).Error.Code.ShouldBeNull();
        (await client.BroadcastAsync(["1", "2", "3", "4", "5", "6"])).Error.Remedy.ShouldBeOfType<ZaloRemedy.FixRequest>();
    }

    [Fact]
    public async Task An_unverified_OA_broadcasts_nothing()
    {
        using var scratch = new Scratch();
        var clock = new LeapingClock();
        string id;
        await using (var before = await Stage.OpenAsync(stateFile: scratch.File("s"), clock: clock))
        {
            id = await PublishAsync(await before.ClientAsync(), A.Article());
        }

        await using var stage = await Stage.OpenAsync(o => o with { IsVerified = false }, scratch.File("s"), clock);

        (await (await stage.ClientAsync()).BroadcastAsync([id])).Error.Code.ShouldBe(-221);
    }

    [Fact]
    public async Task The_OA_tells_who_it_is_and_what_it_has_bought()
    {
        await using var stage = await Stage.OpenAsync();

        var profile = (await (await stage.ClientAsync()).GetOaInfoAsync()).Value;

        profile.ShouldBe(new OaProfile
        {
            Id = stage.OaId,
            Name = "Sở Mẫu",
            IsVerified = true,
            Kind = 4,
            Category = "Cơ quan nhà nước",
            Followers = 1250,
            Package = "Nâng cao",
            PackageValidThrough = new DateOnly(2027, 5, 20),
            Description = "Trang tập của Sở Mẫu",
        });
    }

    [Fact]
    public async Task Followers_are_listed_in_slices_read_and_written_to()
    {
        await using var stage = await Stage.OpenAsync(o => o with { Followers = 60 });
        var client = await stage.ClientAsync();

        var first = (await client.ListFollowersAsync()).Value;
        var rest = (await client.ListFollowersAsync(new FollowerQuery { Offset = 50 })).Value;
        var (user, silent) = (rest.UserIds[0], rest.UserIds[^1]);

        first.Total.ShouldBe(60);
        first.UserIds.Concat(rest.UserIds).Distinct().Count().ShouldBe(60);
        (await client.GetFollowerAsync(user)).Value.IsFollower.ShouldBe(true);
        (await client.SendTextAsync(user, "Xin chào")).Value.ShouldNotBeEmpty();
        (await client.SendTextAsync(silent, "Xin chào")).Error.Code.ShouldBe(-230, "silent for more than seven days");
        (await client.GetFollowerAsync(silent)).Value.LastInteraction.ShouldBe(new DateOnly(2026, 11, 10));
        (await client.SendTextAsync("1", "Xin chào")).Error.Remedy.ShouldBeOfType<ZaloRemedy.Unserved>();
        (await client.SendTextAsync(user, new string('a', 2001))).Error.Remedy.ShouldBeOfType<ZaloRemedy.FixRequest>();
        (await client.GetQuotaAsync()).Value.ShouldHaveSingleItem().QuotaType.ShouldBe("sub_quota");
        (await client.GetQuotaAsync("purchase_quota", QuotaOwner.App)).Value.ShouldHaveSingleItem().QuotaType.ShouldBe("purchase_quota");
        (await client.GetUserQuotaAsync(user)).Value.ShouldBe(new UserQuota(stage.Clock.GetUtcNow(), new Allowance(8, 8), new Allowance(1, 1), new Allowance(4, 4)));
    }

    [Fact]
    public async Task An_upload_can_be_sent_for_seven_days()
    {
        await using var stage = await Stage.OpenAsync(o => o with { Followers = 1 });
        var (client, _, _) = await stage.RotatingAsync();
        var user = (await client.ListFollowersAsync()).Value.UserIds[0];
        var file = (await client.UploadFileAsync(new ZaloFile("a.pdf", "%PDF-1.7"u8.ToArray()))).Value;

        var gif = (await client.UploadGifAsync(new ZaloFile("a.gif", "GIF89a"u8.ToArray()))).Value;

        (await client.SendFileAsync(user, file)).Value.ShouldNotBeEmpty();
        (await client.SendGifAsync(user, gif, 320, 240)).Value.ShouldNotBeEmpty();
        stage.Clock.Advance(TimeSpan.FromDays(7));
        (await client.SendFileAsync(user, file)).Error.Code.ShouldBe(-100);
    }

    private static async Task<string> PublishAsync(ZaloOaClient client, ZaloArticle article)
    {
        var ticket = (await client.CreateArticleAsync(article)).Value;
        return ((ArticleJob.Ready)(await client.VerifyArticleAsync(ticket)).Value).ArticleId;
    }
}
