using CcHcPublish.Core.Checks;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Checks;

public sealed class SummaryLengthCheckTests
{
    [Fact]
    public void ASummaryTooLongForZaloIsAnError() =>
        Checking.With<SummaryLengthCheck>(A.Article() with { Summary = new string('a', 251) }).ShouldBeOne("summary-length", Severity.Error, "zalo: { description: … }");

    [Fact]
    public void WordsOfItsOwnFreeAChannelFromTheSummary()
    {
        var article = A.Article() with { Summary = new string('a', 320), ZaloDescription = "Ngắn gọn." };

        Checking.With<SummaryLengthCheck>(article).ShouldBeEmpty();
        Checking.With<SummaryLengthCheck>(article with { ZaloDescription = new string('a', 251) }).Count.ShouldBe(1);
    }

    [Fact]
    public void TheLongestSummaryFits() => Checking.With<SummaryLengthCheck>(A.Article() with { Summary = new string('a', 250) }).ShouldBeEmpty();
}
