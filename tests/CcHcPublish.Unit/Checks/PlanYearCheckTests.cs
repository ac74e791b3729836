using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Plans;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Checks;

public sealed class PlanYearCheckTests
{
    [Fact]
    public void ADateOutsideTheYearsThatHavePlansIsAnError() =>
        Checking.With<PlanYearCheck>(A.Article() with { Date = new DateTime(2027, 1, 2) }).ShouldBeOne("plan-year", Severity.Error, "có kế hoạch các năm: 2026");

    [Fact]
    public void ABrokenPlanIsNamedAsTheReason()
    {
        var broken = new Finding("yaml-syntax", Severity.Error, new Place("content/so-mau/plans/2026.yaml", 3, 1), new("a", "a"), new("b", "b"));
        var article = A.Article();
        var content = new AgencyContent(A.Agency(), [], [article], new Dictionary<string, MediaFile>(), [broken]);

        Checking.With<PlanYearCheck>(article, content).ShouldBeOne("plan-year", Severity.Error, "Sửa content/so-mau/plans/2026.yaml trước");
    }

    [Fact]
    public void AnArticleOlderThanAPlanThatCountsFromItsSigningDoesNotCount()
    {
        var article = A.Article() with { Date = new DateTime(2026, 1, 4) };
        var plan = A.Plan() with { CountsFrom = CountsFrom.Signing };
        var content = new AgencyContent(A.Agency(), [plan], [article], new Dictionary<string, MediaFile>(), []);

        Checking.With<PlanYearCheck>(article, content).ShouldBeOne("plan-signing", Severity.Advice, "05/01/2026");
    }

    [Fact]
    public void AnArticleOfThePlansYearIsFine() => Checking.With<PlanYearCheck>(A.Article() with { Date = new DateTime(2026, 1, 4) }).ShouldBeEmpty();
}
