using CcHcPublish.Core.Checks;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Checks;

public sealed class BodyCheckTests
{
    [Theory]
    [InlineData("")]
    [InlineData("\n \n")]
    [InlineData("---\n\n[a]: https://example.vn\n")]
    public void AnArticleWithoutTextIsAnError(string body) =>
        Checking.With<BodyCheck>(A.Article(body: body)).ShouldBeOne("body-empty", Severity.Error, "chưa có nội dung");

    [Fact]
    public void AStubIsMentionedExceptWhereThePictureIsTheContent()
    {
        var stub = A.Article(body: "Một câu ngắn.");

        Checking.With<BodyCheck>(stub).ShouldBeOne("body-short", Severity.Advice, "3 chữ");
        Checking.With<BodyCheck>(stub with { Genre = "infographic" }).ShouldBeEmpty();
    }

    [Fact]
    public void NestingThatNobodyWritesIsRefused() =>
        Checking.With<BodyCheck>(A.Article(body: new string('>', 100_000))).ShouldBeOne("body-nesting", Severity.Error, "quá nhiều tầng");

    [Fact]
    public void AnOrdinaryTextIsFine() => Checking.With<BodyCheck>(A.Article()).ShouldBeEmpty();
}
