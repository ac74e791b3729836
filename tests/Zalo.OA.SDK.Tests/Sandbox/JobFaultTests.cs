using Shouldly;
using Xunit;

namespace Zalo.OA.SDK.Tests.Sandbox;

public sealed class JobFaultTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task A_job_can_take_any_number_of_questions(int polls)
    {
        await using var stage = await Stage.OpenAsync();
        var client = await stage.ClientAsync();
        await stage.ArmAsync($$"""{"kind":"processing","side":"zalo","value":{{polls}}}""");
        var ticket = (await client.CreateArticleAsync(A.Article())).Value;

        for (var i = 0; i < polls; i++)
        {
            (await stage.PostsAsync()).ShouldBeEmpty();
            (await client.VerifyArticleAsync(ticket)).Value.ShouldBeOfType<ArticleJob.Pending>();
        }

        (await client.VerifyArticleAsync(ticket)).Value.ShouldBeOfType<ArticleJob.Ready>();
        (await client.VerifyArticleAsync(ticket)).Value.ShouldBeOfType<ArticleJob.Ready>();
        (await stage.PostsAsync()).Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_job_that_has_ended_can_still_be_said_to_be_under_way()
    {
        await using var stage = await Stage.OpenAsync();
        var client = await stage.ClientAsync();
        var ticket = (await client.CreateArticleAsync(A.Article())).Value;
        (await client.VerifyArticleAsync(ticket)).Value.ShouldBeOfType<ArticleJob.Ready>();
        await stage.ArmAsync("""{"kind":"processing","side":"zalo","route":"POST /v2.0/article/verify","count":2}""");

        for (var i = 0; i < 2; i++)
        {
            (await client.VerifyArticleAsync(ticket)).Value.ShouldBeOfType<ArticleJob.Pending>();
        }

        (await client.VerifyArticleAsync(ticket)).Value.ShouldBeOfType<ArticleJob.Ready>();
    }

    [Fact]
    public async Task A_slow_job_whose_token_was_lost_still_ends()
    {
        await using var stage = await Stage.OpenAsync();
        var client = await stage.ClientAsync();
        await stage.ArmAsync("""[{"kind":"processing","side":"zalo","value":50},{"kind":"cut","side":"zalo","effect":"after"}]""");
        await client.CreateArticleAsync(A.Article());

        stage.Clock.Advance(TimeSpan.FromMinutes(1));

        (await client.ListArticlesAsync(ArticleKind.Normal)).Value.Total.ShouldBe(1);
    }

    [Fact]
    public async Task A_job_can_die_while_it_is_asked_about()
    {
        await using var stage = await Stage.OpenAsync(o => o with { JobDelay = TimeSpan.FromSeconds(2) });
        var client = await stage.ClientAsync();
        var ticket = (await client.CreateArticleAsync(A.Article())).Value;
        await stage.ArmAsync("""{"kind":"job_failure","side":"zalo","route":"POST */verify","value":"Upload media failed: Too many failed attempts"}""");

        (await client.VerifyArticleAsync(ticket)).Value.ShouldBeOfType<ArticleJob.Pending>();
        var job = (await client.WaitForArticleAsync(ticket)).Value;

        job.ShouldBeOfType<ArticleJob.Failed>().Error.Text.ShouldBe("Upload media failed: Too many failed attempts");
        (await stage.PostsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_quota_can_run_out_at_any_time()
    {
        await using var stage = await Stage.OpenAsync();
        var client = await stage.ClientAsync();
        await stage.ArmAsync("""{"kind":"article_quota","side":"zalo"}""");

        var error = (await client.CreateArticleAsync(A.Article())).Error;

        error.Code.ShouldBe(-223);
        error.Remedy.ShouldBeOfType<ZaloRemedy.PersonMustAct>();
        (await client.CreateArticleAsync(A.Article())).Value.Token.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_person_may_edit_or_remove_an_article_in_the_OA_itself()
    {
        await using var stage = await Stage.OpenAsync();
        var client = await stage.ClientAsync();
        var ticket = (await client.CreateArticleAsync(A.Article())).Value;
        var id = ((ArticleJob.Ready)(await client.VerifyArticleAsync(ticket)).Value).ArticleId;

        await stage.PostAsync($"/sandbox/posts/zalo/{id}/edit", """{"title":"Sửa tay","text":"Nội dung khác"}""");
        var edited = (await client.GetArticleAsync(id)).Value;
        await stage.PostAsync($"/sandbox/posts/zalo/{id}/remove", "{}");

        edited.Title.ShouldBe("Sửa tay");
        edited.Body.ShouldBe([new ArticleBlock.Text("Nội dung khác")]);
        edited.Description.ShouldBe(A.Article().Description);
        (await client.GetArticleAsync(id)).Error.Code.ShouldBe(-201);
    }

    [Fact]
    public async Task A_restart_keeps_articles_jobs_tokens_and_what_was_spent()
    {
        using var scratch = new Scratch();
        var clock = new LeapingClock();
        string id;
        ArticleTicket open;
        TokenPair before;
        await using (var first = await Stage.OpenAsync(o => o with { JobDelay = TimeSpan.FromSeconds(9) }, scratch.File("state"), clock))
        {
            var client = await first.ClientAsync();
            var ticket = (await client.CreateArticleAsync(A.Article())).Value;
            clock.Advance(TimeSpan.FromSeconds(9));
            id = ((ArticleJob.Ready)(await client.VerifyArticleAsync(ticket)).Value).ArticleId;
            open = (await client.CreateArticleAsync(A.Article("Bài thứ hai"))).Value;
            before = await first.PairAsync();
            await first.OAuth().RefreshAsync(before.RefreshToken);
        }

        await using var second = await Stage.OpenAsync(stateFile: scratch.File("state"), clock: clock);
        var again = await second.ClientAsync();

        (await again.GetArticleAsync(id)).Value.Title.ShouldBe(A.Article().Title);
        (await again.VerifyArticleAsync(open)).Value.ShouldBeOfType<ArticleJob.Pending>();
        (await again.WaitForArticleAsync(open)).Value.ShouldBeOfType<ArticleJob.Ready>();
        (await second.OAuth().RefreshAsync(before.RefreshToken)).Error.Text.ShouldContain("used before");
    }
}
