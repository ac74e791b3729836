using System.Text;
using Shouldly;
using Xunit;

namespace Zalo.OA.SDK.Tests.Articles;

public sealed class ArticleRulesTests
{
    [Fact]
    public void A_good_article_has_no_fault() => Check(A.Article()).ShouldBeEmpty();

    [Theory]
    [InlineData(150, false, true)]
    [InlineData(151, false, false)]
    [InlineData(149, true, true)]
    [InlineData(150, true, false)]
    public void The_limit_counts_or_does_not_by_one_switch(int length, bool isExclusive, bool isGood) =>
        ArticleRules.Check(A.Article(new string('ă', length)), new ArticleLimits { Exclusive = isExclusive }).Count.ShouldBe(isGood ? 0 : 1);

    [Fact]
    public void Characters_are_code_points_after_composition()
    {
        var decomposed = string.Concat(Enumerable.Repeat("ế", 150)).Normalize(NormalizationForm.FormD);

        decomposed.Length.ShouldBe(450);
        ArticleRules.CountCharacters(decomposed).ShouldBe(150);
        ArticleRules.CountCharacters("😀😀").ShouldBe(2);
        Check(A.Article(decomposed)).ShouldBeEmpty();
    }

    [Fact]
    public void Each_field_that_the_service_would_refuse_is_named_in_its_order()
    {
        var article = new NormalArticle
        {
            Title = " ",
            Author = new string('a', 51),
            Description = new string('m', 301),
            Cover = new ArticleCover.Photo(new Uri("file:///etc/anh.jpg")),
            Body =
            [
                new ArticleBlock.Text(""),
                new ArticleBlock.Image(new Uri("anh.jpg", UriKind.Relative)),
                new ArticleBlock.Image(new Uri("https://ai:mat@example.vn/anh.jpg")),
                new ArticleBlock.Video(""),
                new ArticleBlock.Product(" "),
            ],
            TrackingLink = new Uri("javascript:alert(1)"),
            Visibility = ArticleVisibility.Show,
        };

        Check(article).Select(f => f.Field).ShouldBe(
        [
            "title", "author", "description", "cover.photo_url", "body[0].content", "body[1].url", "body[2].url", "body[3].video_id", "body[4].id", "tracking_link",
        ]);
    }

    [Fact]
    public void Half_a_character_is_found_before_it_breaks_the_JSON()
    {
        Check(A.Article("Tiêu đề \uD83D")).ShouldHaveSingleItem().Field.ShouldBe("title");
        Check(A.Article() with { Body = [new ArticleBlock.Text("\uDE00")] }).ShouldHaveSingleItem().Field.ShouldBe("body[0].content");
    }

    [Fact]
    public void A_video_article_needs_its_video_and_picture()
    {
        var article = new VideoArticle
        {
            Title = "Họp báo",
            Description = "Bản ghi",
            VideoId = "",
            Avatar = new Uri("ftp://example.vn/a.jpg"),
            Visibility = ArticleVisibility.Show,
        };

        Check(article).Select(f => f.Field).ShouldBe(["video_id", "avatar"]);
    }

    [Fact]
    public async Task A_faulty_article_is_not_sent_at_all()
    {
        await using var stage = await Stage.OpenAsync();
        var client = await stage.ClientAsync();

        var error = (await client.CreateArticleAsync(A.Article(""))).Error;

        error.Remedy.ShouldBeOfType<ZaloRemedy.FixRequest>();
        error.Text.ShouldContain("title");
        stage.Server.Requests.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Text_is_sent_composed_and_addresses_are_sent_encoded()
    {
        await using var stage = await Stage.OpenAsync();
        var client = await stage.ClientAsync();
        var title = "Kế hoạch tuyên truyền".Normalize(NormalizationForm.FormD);
        var article = A.Article(title) with { Cover = new ArticleCover.Photo(new Uri("https://so.example.gov.vn/ảnh bìa.jpg")) };

        await client.CreateArticleAsync(article);

        var post = (await stage.PostsAsync())[0];
        post.GetProperty("title").GetString().ShouldBe("Kế hoạch tuyên truyền");
        post.GetProperty("cover").GetProperty("photo_url").GetString().ShouldBe("https://so.example.gov.vn/%E1%BA%A3nh%20b%C3%ACa.jpg");
    }

    private static IReadOnlyList<ArticleFault> Check(ZaloArticle article) => ArticleRules.Check(article, new ArticleLimits());
}
