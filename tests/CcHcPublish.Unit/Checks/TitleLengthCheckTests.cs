using CcHcPublish.Core.Checks;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Checks;

public sealed class TitleLengthCheckTests
{
    [Fact]
    public void ATitleTooLongForZaloIsAnErrorOnlyWhereZaloIsChosen()
    {
        var article = A.Article() with { Title = new string('ộ', 141) };

        Checking.With<TitleLengthCheck>(article).ShouldBeOne("title-length", Severity.Error, "dài 141 ký tự; Zalo OA nhận nhiều nhất 140");
        Checking.With<TitleLengthCheck>(article with { Channels = ["website", "fanpage"] }).ShouldBeEmpty();
    }

    [Fact]
    public void ATitleOfItsOwnFreesTheArticlesTitleFromZalosLimit()
    {
        var article = A.Article() with { Title = new string('ộ', 141), ZaloTitle = "Ba bước" };

        Checking.With<TitleLengthCheck>(article).ShouldBeEmpty();
        Checking.With<TitleLengthCheck>(article with { ZaloTitle = new string('a', 200) }).Count.ShouldBe(1);
    }

    [Fact]
    public void TheLongestTitleFits() => Checking.With<TitleLengthCheck>(A.Article() with { Title = new string('ộ', 140) }).ShouldBeEmpty();

    [Fact]
    public void APairOfSurrogatesIsOneCharacter() =>
        Checking.With<TitleLengthCheck>(A.Article() with { Title = string.Concat(Enumerable.Repeat("📄", 140)) }).ShouldBeEmpty();
}
