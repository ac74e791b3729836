using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Desk;
using CcHcPublish.Core.Publications;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Desk;

/// <summary>What is not as it was approved: templates, settings or channels changed under it, or something of it is missing where it stands.</summary>
public sealed class WhyTakenBackTests
{
    private static readonly DateTimeOffset Now = A.Publication("website").DueAt.AddHours(1);

    [Fact]
    public void WhatIsTakenBackSinceATemplateChangedIsApprovedAgainWithoutANote()
    {
        var conditions = WhyBlocked.Of(Facts(DeskState.Submitted, Out("website"), TakenBack("fanpage")), Now);

        conditions[0].ShouldSatisfyAllConditions(one => one.Code.ShouldBe(ConditionCode.Submitted), one => one.Command!.ShouldStartWith("cchc approve"));
        conditions.ShouldAllBe(one => one.Command == null || !one.Command.Contains("cchc submit") && !one.Command.Contains("cchc correct"));
    }

    [Fact]
    public void ACorrectionThatIsTakenBackIsApprovedAgainAsACorrection()
    {
        var second = TakenBack("fanpage").Publication with { Id = "so-mau/mot-cua@2/fanpage/correct", Edition = "so-mau/mot-cua@2", Act = PublicationAct.Correct, Turn = 2 };

        WhyBlocked.Of(Facts(DeskState.Submitted, Out("fanpage"), new(second)) with { Edition = second.Edition }, Now)[0].Command!.ShouldStartWith("cchc correct");
    }

    /// <summary>As approve and correct see it: what is on its way counts as there, and what the text was in between does not.</summary>
    [Fact]
    public void WhatMayBeThereInAnOlderEditionNeedsANoteToo()
    {
        var open = A.Publication("fanpage").Claimed(Now).After(new DeliveryOutcome.Unconfirmed("Lỗi khi gửi: IOException."), Now);
        var corrected = Out("website").Publication with { Edition = "so-mau/mot-cua@2", Act = PublicationAct.Correct, Turn = 2 };

        WhyBlocked.Of(Facts(DeskState.Submitted, new(open), new(corrected)) with { Edition = corrected.Edition }, Now)[0].Command!.ShouldStartWith("cchc correct");
    }

    /// <summary>Nobody can correct a broadcast: that it told of the first edition is no reason for a note.</summary>
    [Theory]
    [InlineData(ChannelKind.ZaloBroadcast, "cchc approve")]
    [InlineData(ChannelKind.Zalo, "cchc correct")]
    public void WhatCannotBeCorrectedIsNoOlderEdition(ChannelKind kind, string command)
    {
        var agency = A.Agency() with { Channels = [.. A.Agency().Channels, new ChannelSetting("kenh-khac", kind, "Kênh khác", null)] };
        var corrected = Out("website").Publication with { Edition = "so-mau/mot-cua@2", Act = PublicationAct.Correct, Turn = 2 };
        var facts = Facts(DeskState.Submitted, Out("kenh-khac"), new(corrected)) with { Agency = agency, Edition = corrected.Edition };

        WhyBlocked.Of(facts, Now)[0].Command!.ShouldStartWith(command);
    }

    [Fact]
    public void ATextThatIsPutBackToWhatIsOutIsApproved()
    {
        var planned = A.Publication("website").Cancel("Tin bài đã sửa sau khi duyệt; chờ duyệt lại.") with { Edition = "so-mau/mot-cua@2", Act = PublicationAct.Correct, Turn = 2 };

        WhyBlocked.Of(Facts(DeskState.Submitted, Out("website"), new(planned)) with { IsEdited = true }, Now)[0].Command!.ShouldStartWith("cchc approve");
    }

    [Fact]
    public void AWithdrawalFromAChannelThatLeftTheSettingsIsForPeople()
    {
        var withdrawal = new PublicationFacts(A.Publication("kenh-cu") with { Act = PublicationAct.Withdraw, NotBefore = Now.AddMinutes(5), Tries = 1, Reason = "Kênh không còn trong agency.yaml." });

        var condition = WhyBlocked.Of(Facts(DeskState.Withdrawn, withdrawal), Now).Single(one => one.Channel == "kenh-cu");

        condition.ShouldSatisfyAllConditions(one => one.Owner.ShouldBe(ConditionOwner.It), one => one.Urgency.ShouldBe(Urgency.Person), one => one.Command!.ShouldContain("--by-hand"));
    }

    [Fact]
    public void ARemarkOnAPostIsToldWithIt()
    {
        var remark = "Có thể thiếu bình luận đầu tiên dưới bài: mở bài xem, thiếu thì viết tay.";
        var there = A.Publication("fanpage").After(new DeliveryOutcome.Published("1", new Uri("https://kenh.example.vn/1")) { Remark = remark }, Now);

        var condition = WhyBlocked.Of(Facts(DeskState.Approved, new PublicationFacts(there)), Now).ShouldHaveSingleItem();

        (condition.Code, condition.Urgency, condition.Address).ShouldBe((ConditionCode.Published, Urgency.Rest, "https://kenh.example.vn/1"));
        condition.What.Vi.ShouldBe($"Đã đăng. {remark}");
        condition.What.En.ShouldContain("by hand");
    }

    private static ArticleFacts Facts(DeskState state, params PublicationFacts[] publications) => new() { Slug = "mot-cua", Agency = A.Agency(), State = state, Edition = A.Publication("website").Edition, Publications = publications };

    private static PublicationFacts Out(string channel) => new(A.Publication(channel).After(new DeliveryOutcome.Published("1", new Uri("https://kenh.example.vn/1")), Now));

    private static PublicationFacts TakenBack(string channel) => new(A.Publication(channel).Cancel("Mẫu hoặc cấu hình đã đổi sau khi duyệt; chờ duyệt lại."));
}
