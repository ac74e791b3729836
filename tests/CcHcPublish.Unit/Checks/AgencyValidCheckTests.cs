using CcHcPublish.Core.Checks;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Checks;

public sealed class AgencyValidCheckTests
{
    [Fact]
    public void AnAgencyThatWasMergedAwayIsMentionedWithItsSuccessor()
    {
        var agency = A.Agency() with { Valid = new(null, new DateOnly(2025, 2, 28)), Successor = "Sở Kế tục" };

        Checking.With<AgencyValidCheck>(A.Article(), agency).ShouldBeOne("agency-expired", Severity.Advice, "Sở Kế tục");
    }

    [Fact]
    public void TheLastDayOfAnAgencyIsStillAGoodDay()
    {
        var agency = A.Agency() with { Valid = new(null, new DateOnly(2026, 11, 20)) };

        Checking.With<AgencyValidCheck>(A.Article(), agency).ShouldBeEmpty();
    }
}
