using CcHcPublish.Core.Checks;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Checks;

public sealed class PlanItemCheckTests
{
    [Fact]
    public void AnUnknownItemIsToldWithTheNearest() =>
        Checking.With<PlanItemCheck>(A.Article() with { PlanItems = ["1.1", "1.22"] }).ShouldBeOne("plan-item", Severity.Error, "“1.2” (Nhiệm vụ 1.2)");

    [Fact]
    public void AnArticleServesAtLeastOneItem() =>
        Checking.With<PlanItemCheck>(A.Article() with { PlanItems = [] }).ShouldBeOne("plan-item", Severity.Error, "chưa gắn với nhiệm vụ nào");

    [Fact]
    public void AnItemNamedTwiceIsNamedOnce() =>
        Checking.With<PlanItemCheck>(A.Article() with { PlanItems = ["1.1", "1.1"] }).ShouldBeOne("plan-item-twice", Severity.Advice, "hai lần");

    [Fact]
    public void ItemsOfThePlanAreFine() => Checking.With<PlanItemCheck>(A.Article() with { PlanItems = ["1.2", "1.1"] }).ShouldBeEmpty();

    [Fact]
    public void TheFindingStandsAtTheEntryOfTheList()
    {
        var article = Checking.Read("""
            ---
            title: Ba bước nộp hồ sơ trực tuyến
            summary: Nộp hồ sơ ở nhà chỉ gồm ba bước.
            date: 2026-11-20
            unit: van-phong
            author: Văn phòng Sở
            genre: tin
            plan_items:
              - "1.1"
              - "7.7"
            category: dich-vu-cong
            ---
            Nội dung.
            """);

        Checking.With<PlanItemCheck>(article).ShouldHaveSingleItem().Place.ToString().ShouldEndWith("ba-buoc.md:10:5");
    }
}
