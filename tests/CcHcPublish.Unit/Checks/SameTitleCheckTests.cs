using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Checks;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Checks;

public sealed class SameTitleCheckTests
{
    private static Article First => A.Article("mot") with { Path = "content/so-mau/articles/2026/11/mot.md", Title = "Lịch tiếp công dân" };

    [Theory]
    [InlineData("Lịch tiếp công dân", 7)]
    [InlineData("LỊCH  tiếp công dân", 0)]
    [InlineData("Lịch tiếp công dân", 1)]
    public void TheLaterOfTwoArticlesWithOneTitleIsTold(string title, int days)
    {
        var second = First with { Slug = "hai", Path = "content/so-mau/articles/2026/11/nua.md", Title = title, Date = First.Date.AddDays(days) };
        var content = A.Content(First, second);

        Checking.With<SameTitleCheck>(First, content).ShouldBeEmpty();
        Checking.With<SameTitleCheck>(second, content).ShouldBeOne("title-same", Severity.Advice, First.Path);
    }

    [Fact]
    public void AfterAWeekOrUnderAnotherTitleOnZaloNobodyMixesThemUp()
    {
        var later = First with { Slug = "hai", Path = "content/so-mau/articles/2026/12/hai.md", Date = First.Date.AddDays(8) };
        var named = First with { Slug = "ba", Path = "content/so-mau/articles/2026/11/nua.md", ZaloTitle = "Lịch tiếp công dân tuần 48" };

        Checking.With<SameTitleCheck>(later, A.Content(First, later)).ShouldBeEmpty();
        Checking.With<SameTitleCheck>(named, A.Content(First, named)).ShouldBeEmpty();
    }
}
