using System.Text.Json;
using System.Text.Json.Nodes;
using CcHcPublish.Sandbox;
using Shouldly;
using Xunit;

namespace Zalo.OA.SDK.Tests.Sandbox;

/// <summary>The sandbox refuses what the service refuses, to any client.</summary>
public sealed class ArticleRefusalTests
{
    private const string Good = """
        {"type":"normal","title":"Lịch tiếp dân","author":"UBND phường","description":"Định kỳ","status":"show","comment":"show",
        "cover":{"cover_type":"photo","photo_url":"https://a.example.vn/1.jpg","status":"show"},"body":[{"type":"text","content":"<p>8 giờ</p>"}]}
        """;

    [Theory]
    [InlineData("type", "\"news\"", "type accept only 2 value normal and video.")]
    [InlineData("type", null, "type accept only 2 value normal and video.")]
    [InlineData("title", "\"\"", "title allow 1 to 150 characters")]
    [InlineData("author", null, "author allow 1 to 50 characters")]
    [InlineData("description", "7", "description allow 1 to 300 characters")]
    [InlineData("cover", null, "cover value is invalid")]
    [InlineData("cover", """{"cover_type":1,"photo_url":"https://a.vn/1.jpg","status":"show"}""", "cover_type is invalid")]
    [InlineData("cover", """{"cover_type":"photo","photo_url":"https://a.vn/ảnh.jpg","status":"show"}""", "photo_url is invalid")]
    [InlineData("cover", """{"cover_type":"photo","photo_url":"https://a.vn/a b.jpg","status":"show"}""", "photo_url is invalid")]
    [InlineData("cover", """{"cover_type":"photo","photo_url":"AbCdEf123=","status":"show"}""", "photo_url is invalid")]
    [InlineData("cover", """{"cover_type":"video","video_id":"unknown","cover_view":"square","status":"show"}""", "video_id is invalid")]
    [InlineData("body", "[]", "body is invalid")]
    [InlineData("body", "\"<p>x</p>\"", "body is invalid")]
    [InlineData("body", """[{"type":"table"}]""", "body is invalid")]
    [InlineData("body", """[{"type":"text"}]""", "content is invalid")]
    [InlineData("body", """[{"type":"image","url":"attachment"}]""", "url is invalid")]
    [InlineData("status", "\"public\"", "status is invalid")]
    public async Task A_wrong_field_is_named(string field, string? value, string text)
    {
        await using var stage = await Stage.OpenAsync();
        var article = JsonNode.Parse(Good)!.AsObject();
        article.Remove(field);
        if (value is not null)
        {
            article[field] = JsonNode.Parse(value);
        }

        var answer = await CreateAsync(stage, article);

        Code(answer).ShouldBe(-201);
        answer.GetProperty("message").GetString().ShouldBe(text);
        answer.TryGetProperty("data", out _).ShouldBeFalse();
        (await stage.PostsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_several_faults_the_first_in_order_is_named()
    {
        await using var stage = await Stage.OpenAsync();

        var answer = await CreateAsync(stage, new JsonObject { ["type"] = "normal", ["title"] = "Có" });

        answer.GetProperty("message").GetString().ShouldBe("author allow 1 to 50 characters");
    }

    [Theory]
    [InlineData(150, false, 0)]
    [InlineData(151, false, -201)]
    [InlineData(150, true, -201)]
    public async Task The_exact_limit_is_a_switch(int length, bool isExclusive, int code)
    {
        await using var stage = await Stage.OpenAsync(o => o with { LimitsAreExclusive = isExclusive });
        var article = JsonNode.Parse(Good)!.AsObject();
        article["title"] = new string('ệ', length);

        Code(await CreateAsync(stage, article)).ShouldBe(code);
    }

    [Fact]
    public async Task Decomposed_text_is_counted_as_it_was_sent()
    {
        await using var stage = await Stage.OpenAsync();
        var article = JsonNode.Parse(Good)!.AsObject();
        article["title"] = new string('ệ', 100).Normalize(System.Text.NormalizationForm.FormD);

        Code(await CreateAsync(stage, article)).ShouldBe(-201);
    }

    [Fact]
    public async Task A_forgotten_status_leaves_the_article_hidden_and_a_forgotten_cover_status_kills_the_job()
    {
        await using var stage = await Stage.OpenAsync();
        var hidden = JsonNode.Parse(Good)!.AsObject();
        hidden.Remove("status");
        var dead = JsonNode.Parse(Good)!.AsObject();
        dead["cover"]!.AsObject().Remove("status");

        await CreateAsync(stage, hidden);
        var token = (await CreateAsync(stage, dead)).GetProperty("data").GetProperty("token").GetString();
        var verified = await stage.SendAsync(HttpMethod.Post, "/v2.0/article/verify", $$"""{"token":"{{token}}"}""");

        (await stage.PostsAsync()).ShouldHaveSingleItem().GetProperty("status").GetString().ShouldBe("hide");
        Code(verified).ShouldBe(-200);
        verified.GetProperty("message").GetString().ShouldBe("create media fail");
    }

    [Theory]
    [InlineData("?data=%7B%22offset%22%3A0%2C%22limit%22%3A10%2C%22type%22%3A%22normal%22%7D", "type accept only 2 value normal and video.")]
    [InlineData("?offset=0&limit=50&type=normal", "maximum limit is 10")]
    [InlineData("?offset=0&limit=0&type=normal", "offset or limit is invalid!")]
    [InlineData("?offset=0&limit=10", "type accept only 2 value normal and video.")]
    public async Task The_list_takes_flat_parameters_and_ten_at_most(string query, string text)
    {
        await using var stage = await Stage.OpenAsync();

        var answer = await stage.SendAsync(HttpMethod.Get, "/v2.0/article/getslice" + query);

        Code(answer).ShouldBe(-201);
        answer.GetProperty("message").GetString().ShouldBe(text);
    }

    [Fact]
    public async Task An_update_is_no_patch()
    {
        await using var stage = await Stage.OpenAsync();
        await CreateAsync(stage, JsonNode.Parse(Good)!.AsObject());
        var id = (await stage.PostsAsync())[0].GetProperty("id").GetString();

        var patch = await stage.SendAsync(HttpMethod.Post, "/v2.0/article/update", $$"""{"id":"{{id}}","type":"normal","title":"Mới"}""");
        var unknown = await stage.SendAsync(HttpMethod.Post, "/v2.0/article/update", """{"id":"0","type":"normal","title":"Mới"}""");

        Code(patch).ShouldBe(-201);
        Code(unknown).ShouldBe(-201);
        (await stage.PostsAsync())[0].GetProperty("title").GetString().ShouldBe("Lịch tiếp dân");
    }

    [Fact]
    public async Task Package_verification_permission_and_quota_each_refuse_in_their_own_words()
    {
        (await RefusedAsync(o => o with { Package = ZaloPackage.Basic })).ShouldBe(-224);
        (await RefusedAsync(o => o with { IsVerified = false })).ShouldBe(-221);
        (await RefusedAsync(o => o with { MayManageArticles = false })).ShouldBe(-223);
        (await RefusedAsync(o => o with { ArticlesPerMonth = 0 })).ShouldBe(-223);
    }

    [Fact]
    public async Task The_quota_counts_the_month_of_Vietnam()
    {
        // 23:30 of 30 November in Vietnam.
        await using var stage = await Stage.OpenAsync(
            o => o with { ArticlesPerMonth = 2 }, clock: new LeapingClock(new DateTimeOffset(2026, 11, 30, 16, 30, 0, TimeSpan.Zero)));
        int[] codes = new int[4];
        for (var i = 0; i < 3; i++)
        {
            codes[i] = Code(await CreateAsync(stage, JsonNode.Parse(Good)!.AsObject()));
        }

        stage.Clock.Advance(TimeSpan.FromMinutes(31));
        codes[3] = Code(await CreateAsync(stage, JsonNode.Parse(Good)!.AsObject()));

        codes.ShouldBe([0, 0, -223, 0]);
    }

    private static async Task<int> RefusedAsync(Func<ZaloOptions, ZaloOptions> set)
    {
        await using var stage = await Stage.OpenAsync(set);
        return Code(await CreateAsync(stage, JsonNode.Parse(Good)!.AsObject()));
    }

    private static Task<JsonElement> CreateAsync(Stage stage, JsonObject article) => stage.SendAsync(HttpMethod.Post, "/v2.0/article/create", article.ToJsonString());

    private static int Code(JsonElement answer) => answer.GetProperty("error").GetInt32();
}
