using CcHcPublish.Core.Checks;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Checks;

public sealed class CoverCreditCheckTests
{
    [Fact]
    public void ACoverNamesWhoMadeIt() =>
        Checking.With<CoverCreditCheck>(A.Article() with { Cover = "media/ba-buoc.png" }).ShouldBeOne("cover-credit", Severity.Error, "cover_credit");

    [Fact]
    public void WithoutACoverThereIsNothingToCredit()
    {
        Checking.With<CoverCreditCheck>(A.Article()).ShouldBeEmpty();
        Checking.With<CoverCreditCheck>(A.Article() with { Cover = "media/ba-buoc.png", CoverCredit = "Ảnh: Văn phòng Sở" }).ShouldBeEmpty();
    }
}
