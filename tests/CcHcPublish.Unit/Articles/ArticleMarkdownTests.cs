using CcHcPublish.Core.Articles;
using Markdig;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Articles;

public sealed class ArticleMarkdownTests
{
    [Fact]
    public void RawHtmlIsTextAndNothingElse() =>
        ArticleMarkdown.Parse("<script>alert(1)</script>\n\n<b>a</b>").ToHtml(ArticleMarkdown.Pipeline).ShouldNotContain("<script");

    [Fact]
    public void TablesFootnotesAndTaskListsAreKnown()
    {
        var html = ArticleMarkdown.Parse("| a |\n|---|\n| b |\n\n- [x] xong[^1]\n\n[^1]: Ghi chú.\n").ToHtml(ArticleMarkdown.Pipeline);

        html.ShouldContain("<table>");
        html.ShouldContain("checkbox");
        html.ShouldContain("footnote");
    }

    [Fact]
    public void NestingThatNobodyWritesIsNull()
    {
        ArticleMarkdown.TryParse(new string('[', 100_000)).ShouldBeNull();
        ArticleMarkdown.TryParse("> > một").ShouldNotBeNull();
    }
}
