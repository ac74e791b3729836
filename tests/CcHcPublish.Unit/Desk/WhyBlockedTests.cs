using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Desk;
using CcHcPublish.Core.Publications;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Desk;

/// <summary>Every state of an article and of a publication has a condition, an owner and, where a person must act, a command.</summary>
public sealed class WhyBlockedTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    private static readonly Agency Broadcasting = A.Agency() with { Channels = [.. A.Agency().Channels, A.Agency().Channel("zalo")!.Broadcast] };

    public static TheoryData<string, ConditionCode, ConditionOwner, Urgency> Articles => new()
    {
        { "draft", ConditionCode.Draft, ConditionOwner.Writer, Urgency.Course },
        { "draft with errors", ConditionCode.ChecksFail, ConditionOwner.Writer, Urgency.Course },
        { "edited", ConditionCode.Edited, ConditionOwner.Writer, Urgency.Course },
        { "submitted", ConditionCode.Submitted, ConditionOwner.Board, Urgency.Course },
        { "submitted with errors", ConditionCode.ChecksFail, ConditionOwner.Board, Urgency.Course },
        { "returned", ConditionCode.Returned, ConditionOwner.Writer, Urgency.Course },
        { "withdrawn", ConditionCode.Withdrawn, ConditionOwner.Nobody, Urgency.Rest },
        { "approved for nothing", ConditionCode.NothingPlanned, ConditionOwner.Board, Urgency.Person },
    };

    [Theory, MemberData(nameof(Articles))]
    public void AnArticleAtTheDeskHasOneCondition(string situation, ConditionCode code, ConditionOwner owner, Urgency urgency)
    {
        var facts = situation switch
        {
            "draft" => Facts(DeskState.Draft),
            "draft with errors" => Facts(DeskState.Draft) with { Errors = 2 },
            "edited" => Facts(DeskState.Draft) with { IsEdited = true },
            "submitted" => Facts(DeskState.Submitted),
            "submitted with errors" => Facts(DeskState.Submitted) with { Errors = 1 },
            "returned" => Facts(DeskState.Returned) with { Reason = "Thiếu nguồn." },
            "withdrawn" => Facts(DeskState.Withdrawn) with { Reason = "Sai số liệu." },
            _ => Facts(DeskState.Approved),
        };

        var condition = WhyBlocked.Of(facts, Now).ShouldHaveSingleItem();

        (condition.Code, condition.Owner, condition.Urgency, condition.Channel).ShouldBe((code, owner, urgency, null));
        if (facts.Reason is { } reason) condition.What.Vi.ShouldContain(reason);
        if (owner != ConditionOwner.Nobody) condition.Command.ShouldNotBeNull().ShouldStartWith("cchc ");
    }

    [Fact]
    public void ANewEditionOfWhatIsOutIsCorrectedAndNotApproved()
    {
        var condition = WhyBlocked.Of(Facts(DeskState.Submitted, Out("website")) with { IsEdited = true, Edition = "so-mau/mot-cua@2" }, Now)[0];

        condition.Command.ShouldBe("cchc correct mot-cua --agency so-mau --as USER --note …");
        condition.OtherCommand.ShouldNotBeNull().ShouldStartWith("cchc return mot-cua");
    }

    public static TheoryData<string, ConditionCode, ConditionOwner, Urgency> Publications => new()
    {
        { "later", ConditionCode.WaitsForTime, ConditionOwner.Program, Urgency.Course },
        { "due", ConditionCode.Due, ConditionOwner.Program, Urgency.Course },
        { "late", ConditionCode.WaitsForTurn, ConditionOwner.Program, Urgency.Course },
        { "page not read once", ConditionCode.Deferred, ConditionOwner.Program, Urgency.Course },
        { "page not read again", ConditionCode.Deferred, ConditionOwner.It, Urgency.Person },
        { "page never read", ConditionCode.Rejected, ConditionOwner.It, Urgency.Person },
        { "waits for the website", ConditionCode.WaitsForWebsite, ConditionOwner.Program, Urgency.Course },
        { "deferred", ConditionCode.Deferred, ConditionOwner.Program, Urgency.Course },
        { "busy", ConditionCode.ChannelBusy, ConditionOwner.FarSide, Urgency.Course },
        { "repair", ConditionCode.ChannelRepair, ConditionOwner.It, Urgency.Person },
        { "unconnected", ConditionCode.ChannelUnconnected, ConditionOwner.It, Urgency.Person },
        { "sending", ConditionCode.Sending, ConditionOwner.Program, Urgency.Course },
        { "working", ConditionCode.FarSideWorks, ConditionOwner.FarSide, Urgency.Course },
        { "looking", ConditionCode.Looking, ConditionOwner.Program, Urgency.Course },
        { "unconfirmed", ConditionCode.Unconfirmed, ConditionOwner.Board, Urgency.Person },
        { "rejected", ConditionCode.Rejected, ConditionOwner.Board, Urgency.Person },
        { "rejected for its token", ConditionCode.Rejected, ConditionOwner.It, Urgency.Person },
        { "refused correction", ConditionCode.Rejected, ConditionOwner.Board, Urgency.Person },
        { "refused withdrawal", ConditionCode.Rejected, ConditionOwner.Board, Urgency.Person },
        { "corrected by hand", ConditionCode.Published, ConditionOwner.Nobody, Urgency.Rest },
        { "taken down by hand", ConditionCode.Withdrawn, ConditionOwner.Nobody, Urgency.Rest },
        { "expired", ConditionCode.Expired, ConditionOwner.Board, Urgency.Person },
        { "reopened", ConditionCode.Reopened, ConditionOwner.Board, Urgency.Course },
        { "cancelled", ConditionCode.Cancelled, ConditionOwner.Nobody, Urgency.Rest },
        { "published", ConditionCode.Published, ConditionOwner.Nobody, Urgency.Rest },
        { "removed over there", ConditionCode.Drifted, ConditionOwner.Board, Urgency.Person },
        { "withdrawn", ConditionCode.Withdrawn, ConditionOwner.Nobody, Urgency.Rest },
    };

    private const string NotRead = "Facebook chưa đọc được trang của tin bài, sẽ thử lại; xem trang có mở được từ Internet không (mã 1609005).";

    private const string ByHandReason = "Bài trên kênh do người đăng bằng tay; sửa hoặc gỡ bằng tay rồi ghi lại địa chỉ.";

    [Theory, MemberData(nameof(Publications))]
    public void APublicationHasOneConditionInEveryState(string situation, ConditionCode code, ConditionOwner owner, Urgency urgency)
    {
        var condition = WhyBlocked.Of(Facts(DeskState.Approved, Situation(situation)), Now).ShouldHaveSingleItem();

        (condition.Code, condition.Owner, condition.Urgency, condition.Channel).ShouldBe((code, owner, urgency, "fanpage"));
        condition.What.Vi.ShouldNotBe(condition.What.En);
        // What only a person can move says who does what.
        if (urgency == Urgency.Person) condition.Next.ShouldNotBeNull();
    }

    [Fact]
    public void TheTwoDecisionsAboutAnUnconfirmedOneAreCommands()
    {
        var condition = WhyBlocked.Of(Facts(DeskState.Approved, Situation("unconfirmed")), Now)[0];

        condition.Command.ShouldBe("cchc publish mot-cua --agency so-mau --channel fanpage --there URL --as USER");
        condition.OtherCommand.ShouldBe("cchc publish mot-cua --agency so-mau --channel fanpage --not-there --as USER");
    }

    [Fact]
    public void ABroadcastIsNeverPromisedToBeLookedForAndHasNoAddress()
    {
        var condition = WhyBlocked.Of(Facts(DeskState.Approved, Broadcast(PublicationState.Unconfirmed, Now.AddMinutes(1))) with { Agency = Broadcasting }, Now)[0];

        (condition.Code, condition.Owner, condition.Urgency).ShouldBe((ConditionCode.Unconfirmed, ConditionOwner.Board, Urgency.Person));
        condition.What.Vi.ShouldNotContain("tìm lại");
        condition.Command.ShouldBe("cchc publish mot-cua --agency so-mau --channel zalo-quan-tam --there --as USER");
    }

    [Fact]
    public void AWithdrawalAfterABroadcastSaysThatTheMessageStays()
    {
        var conditions = WhyBlocked.Of(Facts(DeskState.Withdrawn, Broadcast(PublicationState.Published, null)) with { Agency = Broadcasting }, Now);

        conditions[0].What.Vi.ShouldContain("không thu hồi được");
        conditions[0].What.En.ShouldContain("cannot be recalled");
        WhyBlocked.Of(Facts(DeskState.Withdrawn, Out("website")), Now)[0].What.Vi.ShouldNotContain("thu hồi");
    }

    [Fact]
    public void TheFirstErrorIsToldWithTheCommandThatShowsAll()
    {
        var error = new Finding("plan-item", Severity.Error, new Place("content/so-mau/articles/mot-cua.md", 7, 3), new("Không có nhiệm vụ “9.9”.", "No item “9.9”."), new("Sửa lại.", "Mend it."));

        var condition = WhyBlocked.Of(Facts(DeskState.Submitted) with { Errors = 2, FirstError = error }, Now)[0];

        condition.What.Vi.ShouldBe("Còn 2 lỗi phải sửa trước khi duyệt. Lỗi đầu tiên, content/so-mau/articles/mot-cua.md:7:3: Không có nhiệm vụ “9.9”.");
        condition.OtherCommand.ShouldBe("cchc check content/so-mau/articles/mot-cua.md");
    }

    [Theory]
    [InlineData(HoldReach.Article, "cchc release mot-cua --agency so-mau --as USER", ConditionOwner.Board, "người duyệt hoặc người quản trị (Người duyệt: duyet-1, Quản trị: quan-tri-1)")]
    [InlineData(HoldReach.Agency, "cchc release --all --agency so-mau --as USER", ConditionOwner.Board, "người duyệt hoặc người quản trị (Người duyệt: duyet-1, Quản trị: quan-tri-1)")]
    [InlineData(HoldReach.Everything, "cchc release --everything --agency so-mau --as USER", ConditionOwner.It, "chỉ người quản trị (Quản trị: quan-tri-1)")]
    public void AHoldNamesWhoPlacedItWhoMayLiftItAndHow(HoldReach reach, string command, ConditionOwner owner, string who)
    {
        var facts = Facts(DeskState.Approved, Situation("due"));
        facts = facts with { Agency = facts.Agency with { Users = [new("viet", "Viết", "x", DeskRoles.Writer), new("duyet-1", "Người duyệt", "x", DeskRoles.Approver), new("quan-tri-1", "Quản trị", "x", DeskRoles.Admin)] } };
        facts = facts with { Holds = [new HoldFact(reach, "duyet-1", "Chờ ý kiến", Now.AddHours(-1))] };

        var condition = WhyBlocked.Of(facts, Now)[0];

        condition.Code.ShouldBe(ConditionCode.Held);
        condition.What.Vi.ShouldContain("duyet-1");
        condition.What.Vi.ShouldContain("07:00 20/11/2026: Chờ ý kiến");
        condition.Command.ShouldBe(command);
        condition.Owner.ShouldBe(owner);
        condition.Next!.Value.Vi.ShouldContain(who);
    }

    [Fact]
    public void AWithdrawalGoesOutWhileThingsAreHeld()
    {
        var withdrawal = new PublicationFacts(A.Publication("fanpage") with { Act = PublicationAct.Withdraw, DueAt = Now, NotBefore = Now });
        var facts = Facts(DeskState.Withdrawn, withdrawal) with { Holds = [new HoldFact(HoldReach.Agency, "duyet-1", "x", Now)] };

        WhyBlocked.Of(facts, Now)[^1].Code.ShouldBe(ConditionCode.Due);
    }

    [Fact]
    public void AWithdrawalOfWhatMayBeThereNamesTheDecisionItWaitsFor()
    {
        var withdrawal = new PublicationFacts(A.Publication("fanpage") with { Id = "so-mau/mot-cua@1/fanpage/withdraw", Act = PublicationAct.Withdraw, DueAt = Now, NotBefore = Now, Turn = 2 });
        var facts = Facts(DeskState.Withdrawn, Situation("unconfirmed", "fanpage"), withdrawal);

        var condition = WhyBlocked.Of(facts, Now)[^1];

        condition.Code.ShouldBe(ConditionCode.Unconfirmed);
        condition.OtherCommand!.ShouldContain("--not-there");
    }

    [Fact]
    public void ALookThatADeadGrantKeepsWaitingIsAMatterOfTheItTeam()
    {
        var looking = Situation("looking", "zalo") with { Pause = new PauseFact(PauseCause.Repair, "Zalo không nhận mã truy cập; cần kết nối lại kênh (mã -216).", Now.AddMinutes(30)) };

        WhyBlocked.Of(Facts(DeskState.Approved, looking), Now).ShouldHaveSingleItem().Owner.ShouldBe(ConditionOwner.It);
    }

    [Fact]
    public void WhatThePackageDoesNotAllowIsAMatterOfTheOfficeAndNoSignInHelps()
    {
        var waiting = Situation("deferred", "zalo") with { Pause = new PauseFact(PauseCause.Repair, "Hết hạn mức bài của gói OA trong tháng (mã -223).", Now.AddMinutes(30)) };
        var overdue = waiting with { Pause = null, Publication = waiting.Publication with { Reason = waiting.Pause!.Reason, NotBefore = Now } };

        foreach (var one in new[] { waiting, overdue }) WhyBlocked.Of(Facts(DeskState.Approved, one), Now).ShouldHaveSingleItem().ShouldSatisfyAllConditions(c => c.Owner.ShouldBe(ConditionOwner.Office), c => c.Command.ShouldBeNull());
    }

    [Fact]
    public void TheReachCountsChannelsThatReadersFind()
    {
        var facts = Facts(DeskState.Approved, Out("website"), Out("fanpage"), Situation("rejected", "zalo"));

        WhyBlocked.Reach(facts).ShouldBe((2, 3));
        WhyBlocked.Reach(Facts(DeskState.Draft)).ShouldBeNull();
        WhyBlocked.Reach(facts with { Publications = [.. facts.Publications, new(Out("fanpage").Publication with { Act = PublicationAct.Withdraw })] }).ShouldBe((1, 3));
    }

    [Fact]
    public void TheNewestEditionTellsAndCancelledOnesStepBack()
    {
        var old = Situation("expired").Publication with { Edition = "so-mau/mot-cua@1" };
        var next = Situation("due").Publication with { Edition = "so-mau/mot-cua@10" };
        var cancelled = Situation("cancelled").Publication with { Edition = "so-mau/mot-cua@11" };

        WhyBlocked.Of(Facts(DeskState.Approved, new(next), new(old), new(cancelled)), Now).ShouldHaveSingleItem().Code.ShouldBe(ConditionCode.Due);
    }

    [Fact]
    public void ChannelsComeInTheOrderOfTheAgency() =>
        WhyBlocked.Of(Facts(DeskState.Approved, Out("zalo"), Out("website"), Out("fanpage")), Now).Select(condition => condition.Channel).ShouldBe(["website", "fanpage", "zalo"]);

    private static PublicationFacts Broadcast(PublicationState state, DateTimeOffset? next) => new(A.Publication("zalo-quan-tam") with { State = state, NotBefore = next });

    internal static ArticleFacts Facts(DeskState state, params PublicationFacts[] publications) => new() { Slug = "mot-cua", Agency = A.Agency(), State = state, Edition = A.Publication("website").Edition, Publications = publications };

    internal static PublicationFacts Out(string channel) => new(A.Publication(channel).After(new DeliveryOutcome.Published("1", new Uri("https://kenh.example.vn/1")), Now));

    internal static PublicationFacts Situation(string situation, string channel = "fanpage")
    {
        var due = A.Publication(channel) with { DueAt = Now.AddMinutes(-1), NotBefore = Now.AddMinutes(-1) };
        return situation switch
        {
            "later" => new(due with { NotBefore = Now.AddHours(3) }),
            "due" => new(due),
            "late" => new(due with { DueAt = Now.AddHours(-1) }),
            "page not read once" => new(due.Claimed(Now).After(new DeliveryOutcome.Deferred(NotRead, null), Now)),
            "page not read again" => new((due with { Tries = 1 }).Claimed(Now).After(new DeliveryOutcome.Deferred(NotRead, null), Now)),
            "page never read" => new(due.Claimed(Now).After(new DeliveryOutcome.Rejected("Facebook không đọc được trang của tin bài sau nhiều lần thử; xem trang có mở được từ Internet không (mã 1609005)."), Now)),
            "waits for the website" => new(due) { WaitsFor = "website" },
            "deferred" => new(due.Claimed(Now).After(new DeliveryOutcome.Deferred("Facebook đang bận hoặc hết lượt, sẽ thử lại", null), Now)),
            "busy" => new(due) { Pause = new(PauseCause.Busy, "Hết lượt.", Now.AddMinutes(20)) },
            "repair" => new(due) { Pause = new(PauseCause.Repair, "Zalo không nhận mã truy cập; cần kết nối lại kênh", Now.AddMinutes(20)) },
            "unconnected" => new(due with { Reason = "Kênh chưa được kết nối.", Tries = 1, NotBefore = Now.AddHours(1) }),
            "sending" => new(due.Claimed(Now)) { OpenSince = Now },
            "working" => new(due.Claimed(Now).After(new DeliveryOutcome.Accepted("t1", null), Now)),
            "looking" => new(due.Claimed(Now).After(new DeliveryOutcome.Unconfirmed("Lỗi khi gửi: IOException."), Now)),
            "unconfirmed" => new(due.Claimed(Now).After(new DeliveryOutcome.Unconfirmed("Lỗi khi gửi: IOException."), Now) with { NotBefore = null }),
            "rejected" => new(due.Claimed(Now).After(new DeliveryOutcome.Rejected("Facebook không chấp nhận nội dung"), Now)),
            "rejected for its token" => new(due.Claimed(Now).After(new DeliveryOutcome.Rejected("Facebook không nhận mã truy cập; cần lấy mã mới cho trang (mã 190)"), Now)),
            "refused correction" => new(due with { Act = PublicationAct.Correct, State = PublicationState.Rejected, Reason = "Facebook không chấp nhận nội dung" }),
            "refused withdrawal" => new(due with { Act = PublicationAct.Withdraw, State = PublicationState.Rejected, Reason = ByHandReason }),
            "corrected by hand" => new((due with { Act = PublicationAct.Correct }).DoneByHand("Đã sửa trên trang", "x1", "https://kenh.example.vn/x1", Now)),
            "taken down by hand" => new((due with { Act = PublicationAct.Withdraw }).DoneByHand("Đã xóa", null, null, Now)),
            "expired" => new(due.Expire("Quá 6 giờ so với giờ hẹn; xếp lại lịch nếu vẫn muốn đăng.")),
            "reopened" => new(due.Cancel("Tin bài đã sửa sau khi duyệt; chờ duyệt lại.")),
            "cancelled" => new(due.Cancel("Có bản mới được duyệt.")),
            "removed over there" => Out(channel) with { Drift = new DriftFact(true, Now) },
            "withdrawn" => new(Out(channel).Publication with { Act = PublicationAct.Withdraw }),
            _ => Out(channel),
        };
    }
}
