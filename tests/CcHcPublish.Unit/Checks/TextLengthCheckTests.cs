using CcHcPublish.Core.Checks;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Checks;

public sealed class TextLengthCheckTests
{
    [Fact]
    public void AFanpageTextTooLongForThePageIsAnError() =>
        Checking.With<TextLengthCheck>(A.Article() with { FanpageText = new string('a', 5_001) }).ShouldBeOne("text-length", Severity.Error, "Fanpage nhận nhiều nhất 5000");

    [Fact]
    public void ABodyTooLongForZaloIsAnErrorWhereZaloIsChosen()
    {
        var article = A.Article(body: new string('a', 60_001));

        Checking.With<TextLengthCheck>(article).Codes().ShouldBe(["text-length"]);
        Checking.With<TextLengthCheck>(article with { Channels = ["website", "fanpage"] }).ShouldBeEmpty();
    }

    [Fact]
    public void OrdinaryTextsFit() => Checking.With<TextLengthCheck>(A.Article() with { FanpageText = new string('a', 5_000) }).ShouldBeEmpty();
}
