using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Facebook;

/// <summary>Section 4.8 of the reference: which figures exist, and for whom.</summary>
public sealed class InsightParameterTests
{
    [Theory]
    [InlineData("post_media_view", 200)]
    [InlineData("post_total_media_view_unique,post_clicks,post_clicks_by_type,post_reactions_by_type_total,post_reactions_like_total", 200)]
    [InlineData("post_media_view&breakdown=is_from_ads", 200)]
    [InlineData("post_media_view&breakdown=nonsense", 400)]
    [InlineData("post_impressions", 400)]
    [InlineData("post_engaged_users", 400)]
    public async Task A_metric_of_a_post_exists_or_is_dead(string metric, int status)
    {
        await using var desk = await Desk.OpenAsync();
        var post = (await desk.CallAsync("POST", "me/feed", "message=x")).Body["id"]!.ToString();

        (await desk.CallAsync("GET", $"{post}/insights?metric={metric}")).Status.ShouldBe(status);
    }

    [Theory]
    [InlineData("metric=page_media_view&period=day&breakdown=is_from_ads", 0)]
    [InlineData("metric=page_media_view,page_total_media_view_unique&breakdown=is_from_followers", 0)]
    [InlineData("metric=page_media_view&breakdown=is_from_friends", 100)]
    [InlineData("metric=page_media_view&breakdown[]=is_from_ads&breakdown[]=nonsense", 100)]
    [InlineData("metric=page_follows&breakdown=is_from_ads", 100)]
    [InlineData("metric=page_total_media_view_unique,page_post_engagements,page_views_total,page_follows,page_daily_follows_unique,page_daily_unfollows_unique,page_total_actions,page_video_views&period=week", 0)]
    [InlineData("metric=page_follows&period=days_28", 0)]
    [InlineData("metric=page_follows&period=year", 100)]
    [InlineData("metric=page_impressions", 100)]
    [InlineData("metric=page_fans", 100)]
    [InlineData("metric=page_posts_impressions", 100)]
    [InlineData("metric=page_engaged_users", 100)]
    [InlineData("metric=page_follows&since=-91+days", 100)]
    [InlineData("", 3001)]
    public async Task A_metric_of_the_page_exists_or_is_dead(string query, int code)
    {
        await using var desk = await Desk.OpenAsync();

        var (_, body, _) = await desk.CallAsync("GET", "me/insights?" + query);

        ((int?)body["error"]?["code"] ?? 0).ShouldBe(code);
    }

    [Fact]
    public async Task Below_a_hundred_followers_there_are_no_insights()
    {
        await using var desk = await Desk.OpenAsync(f => f with { Followers = 99 });

        ((int)(await desk.CallAsync("GET", "me/insights?metric=page_follows")).Body["error"]!["error_subcode"]!).ShouldBe(2874008);
    }
}
