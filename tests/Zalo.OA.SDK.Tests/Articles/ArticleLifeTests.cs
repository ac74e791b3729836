using Shouldly;
using Xunit;

namespace Zalo.OA.SDK.Tests.Articles;

public sealed class ArticleLifeTests
{
    [Fact]
    public async Task An_article_is_handed_in_verified_read_and_listed()
    {
        await using var stage = await Stage.OpenAsync();
        var client = await stage.ClientAsync();

        var ticket = (await client.CreateArticleAsync(A.Article())).Value;
        var job = (await client.VerifyArticleAsync(ticket)).Value;
        var id = job.ShouldBeOfType<ArticleJob.Ready>().ArticleId;
        var detail = (await client.GetArticleAsync(id)).Value;
        var page = (await client.ListArticlesAsync(ArticleKind.Normal)).Value;

        ShouldBeSame(detail.ToArticle(), A.Article());
        page.Total.ShouldBe(1);
        page.Items[0].Id.ShouldBe(id);
        page.Items[0].CreatedAt.ShouldBe(stage.Clock.GetUtcNow());
        page.Items[0].Link!.AbsolutePath.ShouldBe($"/oa/{stage.OaId}/{id}");
    }

    [Fact]
    public async Task An_update_replaces_the_whole_article_under_the_same_id()
    {
        await using var stage = await Stage.OpenAsync();
        var client = await stage.ClientAsync();
        var id = await PublishAsync(client);

        var ticket = (await client.UpdateArticleAsync(id, A.Article() with { Title = "Bốn bước" })).Value;
        var job = (await client.VerifyArticleAsync(ticket)).Value;

        job.ShouldBe(new ArticleJob.Ready(id));
        (await client.GetArticleAsync(id)).Value.Title.ShouldBe("Bốn bước");
        (await stage.PostsAsync()).Length.ShouldBe(1);
    }

    [Fact]
    public async Task Hiding_keeps_everything_but_the_visibility()
    {
        await using var stage = await Stage.OpenAsync();
        var client = await stage.ClientAsync();
        var id = await PublishAsync(client);

        var ticket = (await client.SetVisibilityAsync(id, ArticleVisibility.Hide)).Value;
        await client.VerifyArticleAsync(ticket);

        var expected = A.Article() with { Visibility = ArticleVisibility.Hide };
        ShouldBeSame((await client.GetArticleAsync(id)).Value.ToArticle(), expected);
        (await stage.ReadAsync($"/oa/{stage.OaId}")).ShouldNotContain("Ba bước");
    }

    [Fact]
    public async Task A_removed_article_is_gone_from_list_and_detail_but_stays_as_a_witness()
    {
        await using var stage = await Stage.OpenAsync();
        var client = await stage.ClientAsync();
        var id = await PublishAsync(client);

        (await client.RemoveArticleAsync(id)).Value.ShouldBe(Done.Value);

        (await client.GetArticleAsync(id)).Error.Code.ShouldBe(-201);
        (await client.ListArticlesAsync(ArticleKind.Normal)).Value.Total.ShouldBe(0);
        (await client.RemoveArticleAsync(id)).Error.Remedy.ShouldBeOfType<ZaloRemedy.FixRequest>();
        (await stage.PostsAsync())[0].GetProperty("removed").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task The_list_comes_newest_first_in_slices_of_ten()
    {
        await using var stage = await Stage.OpenAsync();
        var client = await stage.ClientAsync();
        for (var i = 1; i <= 12; i++)
        {
            await client.CreateArticleAsync(A.Article($"Bài {i}"));
        }

        var first = (await client.ListArticlesAsync(ArticleKind.Normal)).Value;
        var second = (await client.ListArticlesAsync(ArticleKind.Normal, offset: 10)).Value;

        first.Total.ShouldBe(12);
        first.Items.Select(i => i.Title).ShouldBe(Enumerable.Range(3, 10).Reverse().Select(i => $"Bài {i}"));
        second.Items.Select(i => i.Title).ShouldBe(["Bài 2", "Bài 1"]);
    }

    [Fact]
    public async Task A_job_is_pending_until_the_service_has_the_pictures()
    {
        await using var stage = await Stage.OpenAsync(o => o with { JobDelay = TimeSpan.FromSeconds(4) });
        var client = await stage.ClientAsync();
        var ticket = (await client.CreateArticleAsync(A.Article())).Value;

        (await client.VerifyArticleAsync(ticket)).Value.ShouldBeOfType<ArticleJob.Pending>();
        var job = (await client.WaitForArticleAsync(ticket)).Value;

        job.ShouldBeOfType<ArticleJob.Ready>();
        stage.Clock.Waits.ShouldBe([TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3)]);
    }

    [Fact]
    public async Task A_plan_that_is_used_up_leaves_the_job_pending_for_later()
    {
        await using var stage = await Stage.OpenAsync(o => o with { JobDelay = TimeSpan.FromHours(1) });
        var client = await stage.ClientAsync();
        var ticket = (await client.CreateArticleAsync(A.Article())).Value;

        var job = (await client.WaitForArticleAsync(ticket)).Value;

        job.ShouldBeOfType<ArticleJob.Pending>();
        stage.Clock.Waits.Count.ShouldBe(7);
    }

    [Theory]
    [InlineData("https://so.example.gov.vn/fail-media.jpg")]
    [InlineData("https://so.example.gov.vn/bia.webp")]
    public async Task A_picture_that_cannot_be_used_kills_the_job_and_leaves_nothing(string picture)
    {
        await using var stage = await Stage.OpenAsync();
        var client = await stage.ClientAsync();
        var ticket = (await client.CreateArticleAsync(A.Article() with { Cover = new ArticleCover.Photo(new Uri(picture)) })).Value;

        var failed = (await client.VerifyArticleAsync(ticket)).Value.ShouldBeOfType<ArticleJob.Failed>();

        failed.Error.Code.ShouldBe(-200);
        failed.Error.Remedy.ShouldBeOfType<ZaloRemedy.FixRequest>();
        (await stage.PostsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_unknown_ticket_is_no_proof_of_a_dead_job()
    {
        await using var stage = await Stage.OpenAsync();
        var client = await stage.ClientAsync();

        (await client.VerifyArticleAsync(new ArticleTicket("bm90aGluZw=="))).Error.Code.ShouldBe(-201);
    }

    private static void ShouldBeSame(ZaloArticle? actual, NormalArticle expected)
    {
        var article = actual.ShouldBeOfType<NormalArticle>();
        article.Body.ShouldBe(expected.Body);
        (article with { Body = expected.Body, RelatedArticleIds = expected.RelatedArticleIds }).ShouldBe(expected);
    }

    private static async Task<string> PublishAsync(ZaloOaClient client)
    {
        var ticket = (await client.CreateArticleAsync(A.Article())).Value;
        return (await client.VerifyArticleAsync(ticket)).Value.ShouldBeOfType<ArticleJob.Ready>().ArticleId;
    }
}
