using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Text;
using static CcHcPublish.Core.Desk.ConditionText;

namespace CcHcPublish.Core.Desk;

/// <summary>The condition of one publication. Every state has one.</summary>
internal static class WhyPublicationWaits
{
    public static BlockingCondition Of(PublicationFacts one, ArticleFacts facts, DateTimeOffset now)
    {
        var publication = one.Publication;
        return publication.State switch
        {
            PublicationState.Published => Published(one, facts),
            PublicationState.Scheduled => Scheduled(one, facts, now),
            PublicationState.Sending => Sending(one, facts),
            PublicationState.Unconfirmed when publication.NotBefore is not null && one.Pause is { } pause && pause.Until > now => Paused(pause, publication.Channel, facts),
            PublicationState.Unconfirmed => Unconfirmed(publication, facts),
            PublicationState.Rejected => WhyPublicationFailed.Rejected(publication, facts),
            PublicationState.Expired => WhyPublicationFailed.Expired(publication, facts),
            _ => WhyPublicationFailed.Cancelled(publication, facts),
        };
    }

    private static BlockingCondition Published(PublicationFacts one, ArticleFacts facts)
    {
        var publication = one.Publication;
        if (one.Drift is { } drift)
        {
            return new(ConditionCode.Drifted, ConditionOwner.Board, Urgency.Person, publication.Channel, drift.IsGone
                    ? new(
                        $"Đã đăng, nhưng bị xóa trên kênh (thấy lúc {Vi(drift.SeenAt, facts)}).",
                        $"It was published and somebody removed it on the channel (seen {En(drift.SeenAt, facts)}).")
                    : new(
                        $"Đã đăng, nhưng bị sửa trên kênh (thấy lúc {Vi(drift.SeenAt, facts)}).",
                        $"It was published and somebody edited it on the channel (seen {En(drift.SeenAt, facts)})."),
                new("Ban biên tập chấp nhận bản trên kênh hoặc khôi phục bản đã duyệt.", "The board adopts what stands there or restores what was approved."),
                $"cchc publish {facts.Slug} --agency {facts.Agency.Id} --channel {publication.Channel} --restore --as USER")
            { OtherCommand = $"cchc publish {facts.Slug} --agency {facts.Agency.Id} --channel {publication.Channel} --adopt --as USER" };
        }

        if (publication.ByHand is { } note)
        {
            return new(publication.Act == PublicationAct.Withdraw ? ConditionCode.Withdrawn : ConditionCode.Published, ConditionOwner.Nobody, Urgency.Rest, publication.Channel,
                new($"Đã làm bằng tay trên kênh: {Sentence(note)}", $"Done by hand on the channel: “{note}”."))
            { Address = publication.Act == PublicationAct.Withdraw ? null : publication.Address };
        }

        if (IsBroadcast(publication, facts))
        {
            return new(ConditionCode.Published, ConditionOwner.Nobody, Urgency.Rest, publication.Channel,
                new("Đã gửi tới người quan tâm; tin nhắn không thu hồi được.", "Sent to the followers; the message cannot be recalled."))
            { Address = publication.Address };
        }

        return publication.Act == PublicationAct.Withdraw
            ? new(ConditionCode.Withdrawn, ConditionOwner.Nobody, Urgency.Rest, publication.Channel, new("Đã gỡ khỏi kênh.", "Withdrawn from the channel."))
            : new BlockingCondition(ConditionCode.Published, ConditionOwner.Nobody, Urgency.Rest, publication.Channel, Because("Đã đăng.", "Published.", publication.Reason)) with { Address = publication.Address };
    }

    private static BlockingCondition Scheduled(PublicationFacts one, ArticleFacts facts, DateTimeOffset now)
    {
        var publication = one.Publication;
        var (channel, due) = (publication.Channel, publication.NotBefore ?? publication.DueAt);
        // A withdrawal goes out while things are held: it is what a hold is often followed by.
        if (publication.Act != PublicationAct.Withdraw && facts.Holds is [var hold, ..]) return Held(hold, channel, facts);
        if (one.Pause is { } pause && pause.Until > now) return Paused(pause, channel, facts);
        if (facts.Agency.Channel(channel) is null)
        {
            return new(ConditionCode.ChannelUnconnected, ConditionOwner.It, Urgency.Person, channel,
                new($"Kênh “{channel}” không còn trong agency.yaml, nên không tự gửi được.", $"The channel “{channel}” no longer stands in agency.yaml: nothing is sent there."),
                new(
                    "Tổ tin học ghi lại kênh vào agency.yaml, hoặc Ban biên tập làm bằng tay trên kênh rồi ghi lại.",
                    "IT puts the channel back into agency.yaml, or the board does it on the channel by hand and notes that."),
                publication.Act == PublicationAct.Publish ? There(channel, facts) : $"cchc publish {facts.Slug} --agency {facts.Agency.Id} --channel {channel} --by-hand \"…\" --as USER");
        }

        switch (ReasonWords.OwnerOf(publication.Reason))
        {
            case ReasonOwner.Account or ReasonOwner.Unconnected:
                return Unconnected(channel, facts, Told(publication.Reason!));
            case ReasonOwner.Package:
                return OfPackage(channel, Told(publication.Reason!));
            case ReasonOwner.Node:
                return new(ConditionCode.ChannelRepair, ConditionOwner.It, Urgency.Person, channel, Told(publication.Reason!),
                    new("Tổ tin học chép khóa sang máy này; máy nào có khóa vẫn gửi.", "IT copies the key to this machine; nodes that have it go on sending."), Login(channel, facts));
        }

        if (Earlier(publication, facts) is { } earlier) return Of(earlier, facts, now);
        if (due > now && publication.Tries > 0)
        {
            var deferred = Because(
                $"Hoãn sau {publication.Tries} lần gửi; thử lại lúc {Vi(due, facts)}.",
                $"Deferred after {publication.Tries} tries; tried again {En(due, facts)}.", publication.Reason);
            // The first reading may have come before the page was there.
            return publication.Tries > 1 && ReasonWords.OwnerOf(publication.Reason) == ReasonOwner.Website
                ? new(ConditionCode.Deferred, ConditionOwner.It, Urgency.Person, channel, deferred, WhyPublicationFailed.Reach) { Until = due }
                : new(ConditionCode.Deferred, ConditionOwner.Program, Urgency.Course, channel, deferred) { Until = due };
        }

        if (due > now)
            return new(ConditionCode.WaitsForTime, ConditionOwner.Program, Urgency.Course, channel, new($"Chờ đến giờ: {Vi(due, facts)}.", $"Waits for its time: {En(due, facts)}.")) { Until = due };
        if (one.WaitsFor is { } website)
        {
            if (IsGivenUp(website, publication, facts)) return WaitsInVain(website, channel, facts);
            return new(ConditionCode.WaitsForWebsite, ConditionOwner.Program, Urgency.Course, channel,
                new($"Chờ kênh “{Name(website, facts)}” đăng xong, vì bài ở đây dẫn về đó.", $"Waits until “{Name(website, facts)}” shows it, since it links there."));
        }

        if (facts.Agency.Channel(channel) is { Kind: var kind } && Overdue.IsSpaced(publication, kind, now))
        {
            return new(ConditionCode.WaitsForTurn, ConditionOwner.Program, Urgency.Course, channel,
                Because(
                    $"Trễ giờ hẹn ({Vi(publication.DueAt, facts)}): bài trễ lên kênh lần lượt, mỗi phút một bài, để người theo dõi không nhận dồn.",
                    $"Overdue ({En(publication.DueAt, facts)}): late posts go out one a minute, so that followers do not get them all at once.", publication.Reason));
        }

        return new(ConditionCode.Due, ConditionOwner.Program, Urgency.Course, channel,
            Because($"Đã đến giờ ({Vi(due, facts)}); lượt quét tới sẽ gửi.", $"Due ({En(due, facts)}); the next sweep sends it.", publication.Reason));
    }

    /// <summary>True when nothing of the edition comes to the channel any more, and no approval is to bring it back.</summary>
    private static bool IsGivenUp(string website, Publication publication, ArticleFacts facts)
    {
        var there = facts.Publications.Select(one => one.Publication)
            .Where(other => other.Channel == website && other.Edition == publication.Edition && other.Act != PublicationAct.Withdraw).ToList();
        return there.Count > 0 && there.TrueForAll(other => other.State == PublicationState.Cancelled && ReasonWords.OwnerOf(other.Reason) != ReasonOwner.Reopened);
    }

    private static BlockingCondition WaitsInVain(string website, string channel, ArticleFacts facts) =>
        new(ConditionCode.WaitsForWebsite, ConditionOwner.Board, Urgency.Person, channel,
        new(
            $"Chờ kênh “{website}”, nhưng bài đã bị gỡ hoặc hủy ở đó, nên sẽ không tự gửi.",
            $"Waits for “{website}”, where the article was removed or cancelled: it does not go out by itself."),
        new($"Ban biên tập tự đăng tay rồi ghi địa chỉ, hoặc duyệt bản sửa bằng lệnh correct kèm --again {website}.",
            $"The board posts it by hand and notes the address, or approves a new edition with correct and --again {website}."),
        There(channel, facts));

    /// <summary>What must be settled on the channel before a correction or withdrawal can touch it: that tells who must move.</summary>
    private static PublicationFacts? Earlier(Publication publication, ArticleFacts facts)
    {
        if (publication.Act == PublicationAct.Publish) return null;
        var others = facts.Publications.Where(one => one.Publication.Channel == publication.Channel && one.Publication.Id != publication.Id && one.Publication.Act != PublicationAct.Withdraw).ToList();
        if (publication.Act == PublicationAct.Withdraw && others.Exists(one => one.Publication.State == PublicationState.Published)) return null;
        return others.Find(one => one.Publication.State is PublicationState.Sending or PublicationState.Unconfirmed || one.Publication is { State: PublicationState.Scheduled, Act: PublicationAct.Publish });
    }

    private static BlockingCondition Held(HoldFact hold, string channel, ArticleFacts facts)
    {
        Words target = hold.Reach switch
        {
            HoldReach.Article => new("tin bài này", "this article"),
            HoldReach.Agency => new("mọi lượt đăng của cơ quan", "everything of the agency"),
            _ => new("mọi lượt đăng của mọi cơ quan", "everything of every agency"),
        };
        return new(ConditionCode.Held, HoldWords.OwnerOf(hold.Reach), Urgency.Course, channel, HoldWords.What(hold, target, facts.Agency.Zone), HoldWords.Next(hold.Reach, facts.Agency),
            HoldWords.Command(hold.Reach, facts.Agency.Id, facts.Slug));
    }

    private static BlockingCondition Paused(PauseFact pause, string channel, ArticleFacts facts)
    {
        var until = new Words($"Kênh nghỉ đến {Vi(pause.Until, facts)}.", $"The channel rests until {En(pause.Until, facts)}.");
        var what = Because(until.Vi, until.En, pause.Reason);
        return (ReasonWords.OwnerOf(pause.Reason) == ReasonOwner.Unconnected ? PauseCause.Unconnected : pause.Cause) switch
        {
            PauseCause.Busy => new(ConditionCode.ChannelBusy, ConditionOwner.FarSide, Urgency.Course, channel, what) { Until = pause.Until },
            PauseCause.Repair when ReasonWords.OwnerOf(pause.Reason) == ReasonOwner.Package => OfPackage(channel, what) with { Until = pause.Until },
            PauseCause.Repair => new(ConditionCode.ChannelRepair, ConditionOwner.It, Urgency.Person, channel, what,
                new("Tổ tin học kết nối lại kênh; lượt đăng chờ, không mất.", "IT connects the channel again; publications wait and are not lost."), Login(channel, facts))
            { Until = pause.Until },
            _ => Unconnected(channel, facts, what),
        };
    }

    /// <summary>Nobody can sign in for a higher package or a new month; the program finds either by itself.</summary>
    private static BlockingCondition OfPackage(string channel, Words what) => new(ConditionCode.ChannelRepair, ConditionOwner.Office, Urgency.Person, channel, what,
        new("Văn phòng làm việc với bên cung cấp: nâng gói, gia hạn, xác thực, hoặc gỡ bớt bài cũ khi hết hạn mức; sang kỳ mới thì phần mềm tự đăng tiếp. Lượt đăng chờ, không mất.",
            "The office settles it with the provider: a higher package, renewal, verification, or fewer old articles when the quota is used up; in a new period the program goes on by itself. Publications wait and are not lost."));

    private static BlockingCondition Unconnected(string channel, ArticleFacts facts, Words what) => new(ConditionCode.ChannelUnconnected, ConditionOwner.It, Urgency.Person, channel, what,
        new("Tổ tin học kết nối kênh, hoặc Ban biên tập tự đăng tay rồi ghi địa chỉ.", "IT connects the channel, or the board posts it by hand and notes the address."), Login(channel, facts))
    { OtherCommand = There(channel, facts) };

    private static BlockingCondition Sending(PublicationFacts one, ArticleFacts facts)
    {
        var publication = one.Publication;
        if (publication.Ticket is not null)
        {
            return new(ConditionCode.FarSideWorks, ConditionOwner.FarSide, Urgency.Course, publication.Channel,
                Because("Phía kênh đã nhận và đang xử lý; hệ thống hỏi lại.", "The far side took it and works on it; the program asks again.", publication.Reason))
            { Until = publication.NotBefore };
        }

        var since = one.OpenSince ?? publication.FirstSentAt;
        return new(ConditionCode.Sending, ConditionOwner.Program, Urgency.Course, publication.Channel, since is { } began
            ? new($"Đang gửi từ {Vi(began, facts)}.", $"Being sent since {En(began, facts)}.")
            : new("Đang gửi.", "Being sent."));
    }

    private static BlockingCondition Unconfirmed(Publication publication, ArticleFacts facts)
    {
        // A broadcast cannot be looked for: whoever is told that it will be would wait for nothing.
        if (IsBroadcast(publication, facts))
        {
            return new(ConditionCode.Unconfirmed, ConditionOwner.Board, Urgency.Person, publication.Channel,
                Because(
                    "Không thể biết chắc lượt gửi đã đi hay chưa; phần mềm không tự gửi lại.",
                    "Whether the broadcast went out cannot be known; it is not sent again unasked.", publication.Reason),
                new(
                    "Ban biên tập mở trang quản trị OA xem: đã gửi thì ghi lại, chưa gửi thì cho gửi.",
                    "The board looks in the OA's admin page: if it went out, note that; if not, have it sent."),
                $"cchc publish {facts.Slug} --agency {facts.Agency.Id} --channel {publication.Channel} --there --as USER")
            { OtherCommand = NotThere(publication.Channel, facts) };
        }

        if (publication.NotBefore is { } next)
        {
            return new(ConditionCode.Looking, ConditionOwner.Program, Urgency.Course, publication.Channel,
                Because(
                    $"Chưa rõ bài đã lên kênh hay chưa; hệ thống tìm lại lúc {Vi(next, facts)}.",
                    $"Whether it is on the channel is not known; it is looked for {En(next, facts)}.", publication.Reason))
            { Until = next };
        }

        return new(ConditionCode.Unconfirmed, ConditionOwner.Board, Urgency.Person, publication.Channel,
            Because("Không thể biết chắc bài đã lên kênh hay chưa.", "Whether it is on the channel cannot be known.", publication.Reason),
            new("Ban biên tập mở kênh xem: có bài thì ghi địa chỉ, không có thì cho gửi lại.", "The board looks at the channel: if it is there, note its address; if not, have it sent."), There(publication.Channel, facts))
        { OtherCommand = NotThere(publication.Channel, facts) };
    }

    private static bool IsBroadcast(Publication publication, ArticleFacts facts) => facts.Agency.Channel(publication.Channel) is { Kind: ChannelKind.ZaloBroadcast };
}
