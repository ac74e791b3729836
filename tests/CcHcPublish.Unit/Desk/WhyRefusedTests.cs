using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Desk;
using Shouldly;
using Xunit;
using static CcHcPublish.Unit.Desk.WhyBlockedTests;

namespace CcHcPublish.Unit.Desk;

/// <summary>The ways out of a correction or withdrawal that a channel refused.</summary>
public sealed class WhyRefusedTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void ARefusedCorrectionNamesBothWaysOut()
    {
        var condition = WhyBlocked.Of(Facts(DeskState.Approved, Situation("refused correction")), Now).ShouldHaveSingleItem();

        condition.Command!.ShouldContain("--by-hand");
        condition.OtherCommand!.ShouldContain("--correction-post");
    }

    [Fact]
    public void ACorrectionPostIsNotNamedWhereTheEditionHasAPostAlready()
    {
        var refused = Situation("refused correction");
        var facts = Facts(DeskState.Approved, refused with { Publication = refused.Publication with { Turn = 2 } }, Out("fanpage"));

        var condition = WhyBlocked.Of(facts, Now).ShouldHaveSingleItem();

        condition.Code.ShouldBe(ConditionCode.Rejected);
        condition.OtherCommand!.ShouldNotContain("--correction-post");
    }

    [Fact]
    public void ACorrectionThatFoundNothingIsScheduledAndNotPostedAsACorrection()
    {
        var refused = Situation("refused correction");
        var nothing = refused with { Publication = refused.Publication with { Reason = "Trên kênh không có gì của tin bài này." } };

        var condition = WhyBlocked.Of(Facts(DeskState.Approved, nothing), Now).ShouldHaveSingleItem();

        condition.ShouldSatisfyAllConditions(
            one => one.Code.ShouldBe(ConditionCode.Rejected), one => one.Command!.ShouldStartWith("cchc schedule"), one => one.OtherCommand.ShouldBeNull(), one => one.Next!.Value.Vi.ShouldContain("xếp lịch"));
    }

    [Fact]
    public void ARefusedWithdrawalCanBeMadeByHandOrTriedAgain()
    {
        var condition = WhyBlocked.Of(Facts(DeskState.Approved, Situation("refused withdrawal")), Now).ShouldHaveSingleItem();

        condition.Command!.ShouldContain("--by-hand");
        condition.OtherCommand!.ShouldContain("cchc schedule");
    }
}
