using CcHcPublish.Core.Checks;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Checks;

public sealed class UnitCheckTests
{
    [Fact]
    public void AnUnknownUnitIsToldWithTheNearest() =>
        Checking.With<UnitCheck>(A.Article() with { Unit = "vanphong" }).ShouldBeOne("unit", Severity.Error, "“van-phong” (Văn phòng Sở)");

    [Fact]
    public void AUnitThatClosedIsToldWithItsSuccessor() =>
        Checking.With<UnitCheck>(A.Article() with { Unit = "phong-to-chuc" }).ShouldBeOne("unit-expired", Severity.Error, "chuyển về: Phòng Nghiệp vụ");

    [Fact]
    public void AUnitMayWriteOnItsLastDay() =>
        Checking.With<UnitCheck>(A.Article() with { Unit = "phong-to-chuc", Date = new DateTime(2026, 6, 30, 23, 59, 0) }).ShouldBeEmpty();

    [Fact]
    public void CoProducingUnitsAreHeldToTheSameRules()
    {
        var findings = Checking.With<UnitCheck>(A.Article() with { With = ["khong-co", "phong-to-chuc", "phong-nghiep-vu"] });

        findings.Codes().ShouldBe(["unit", "unit-expired"]);
    }

    [Fact]
    public void AUnitIsNamedOnce() =>
        Checking.With<UnitCheck>(A.Article() with { With = ["van-phong"] }).ShouldBeOne("unit-twice", Severity.Advice, "“van-phong”");
}
