using CcHcPublish.Core.Text;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Text;

public sealed class NearestTests
{
    private static readonly string[] Units = ["van-phong", "phong-cntt", "thanh-tra"];

    [Theory]
    [InlineData("van-phog", "van-phong")]
    [InlineData("Văn-Phòng", "van-phong")]
    [InlineData("phong-cnt", "phong-cntt")]
    [InlineData("so-khac-hoan-toan", null)]
    public void TheWordProbablyMeantIsFound(string wrong, string? meant) => Nearest.Of(wrong, Units).ShouldBe(meant);

    [Theory]
    [InlineData("9.9", "1.1", null)]
    [InlineData("1.2", "1.1", "1.1")]
    [InlineData("ab", "ac", null)]
    [InlineData("soo", "so", "so")]
    [InlineData("titel", "title", "title")]
    [InlineData("x", "y", null)]
    [InlineData("tin", "bai", null)]
    [InlineData("AB", "ab", "ab")]
    public void AShortWordIsGuessedOnlyWhenMostOfItIsThere(string wrong, string known, string? meant) => Nearest.Of(wrong, [known]).ShouldBe(meant);

    [Fact]
    public void AVeryLongWordIsNotCompared() => Nearest.Of(new string('a', 100_000), [new string('a', 99_999)]).ShouldBeNull();
}
