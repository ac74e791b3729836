using System.Text;
using Shouldly;
using Xunit;

namespace Zalo.OA.SDK.Tests.Wire;

/// <summary>Answers in shapes that some clients saw and others did not; and what the client takes for granted.</summary>
public sealed class ShapeTests
{
    [Fact]
    public void The_defaults_are_the_live_hosts()
    {
        var options = new ZaloOaOptions();

        options.ApiBase.ShouldBe(new Uri("https://openapi.zalo.me"));
        options.OAuthBase.ShouldBe(new Uri("https://oauth.zaloapp.com"));
    }

    [Theory]
    [InlineData("""{"oaid":"2","oa_id":"1","name":"a"}""", "2")]
    [InlineData("""{"oa_id":"1","name":"a","linked_zca":"x"}""", "1")]
    [InlineData("""{"oaid":2,"name":"a","linked_ZCA":7,"package_valid_through_date":"soon"}""", "2")]
    public async Task The_id_of_the_OA_is_read_under_either_name(string data, string id) =>
        (await Client(data).GetOaInfoAsync()).Value.Id.ShouldBe(id);

    [Theory]
    [InlineData("\"show\"", ArticleVisibility.Show)]
    [InlineData("1", null)]
    [InlineData("\"1\"", null)]
    public async Task The_status_of_a_video_article_is_read_as_word_or_number(string status, ArticleVisibility? visibility)
    {
        var detail = (await Client($$"""{"id":"1","type":"video","title":"t","status":{{status}},"video_id":"v","video_name":"n","convert_percent":40}""").GetArticleAsync("1")).Value;

        detail.Visibility.ShouldBe(visibility);
        detail.VideoId.ShouldBe("v");
    }

    [Fact]
    public async Task An_id_above_2_to_the_53_keeps_all_its_digits()
    {
        var page = (await Client("""{"total":1,"users":[{"user_id":9223372036854775807}]}""").ListFollowersAsync()).Value;

        page.UserIds.ShouldBe(["9223372036854775807"]);
    }

    [Fact]
    public async Task A_body_counts_whatever_type_it_claims_to_be()
    {
        using var handler = new CannedHandler(Encoding.UTF8.GetBytes("""{"error":0,"message":"Success","data":{"oaid":"1","name":"a"}}"""));
        using var client = new ZaloOaClient(new ZaloOaOptions(), new FixedTokenSource(new ZaloSecret("t")), handler);

        (await client.GetOaInfoAsync()).Value.Id.ShouldBe("1");
        handler.Last!.Headers.GetValues("access_token").Single().ShouldBe("t");
        handler.Last.Headers.Authorization.ShouldBeNull();
        handler.Last.RequestUri!.Query.ShouldBeEmpty();
    }

    private static ZaloOaClient Client(string data) => new(
        new ZaloOaOptions(),
        new FixedTokenSource(new ZaloSecret("t")),
        new CannedHandler(Encoding.UTF8.GetBytes($$"""{"error":0,"message":"Success","data":{{data}}}""")));
}
