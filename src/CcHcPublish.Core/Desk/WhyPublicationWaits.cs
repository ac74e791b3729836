using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Text;

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
            PublicationState.Unconfirmed => Unconfirmed(publication, facts),
            PublicationState.Rejected => Rejected(publication, facts),
            PublicationState.Expired => new(ConditionCode.Expired, ConditionOwner.Board, Urgency.Person, publication.Channel,
                Because("Quá hạn đăng.", "Expired.", publication.Reason), new("Ban biên tập xếp lịch lại nếu vẫn muốn đăng.", "The board schedules it again if it shall still go out."),
                Schedule(facts)),
            _ => Cancelled(publication, facts),
        };
    }

    private static BlockingCondition Published(PublicationFacts one, ArticleFacts facts)
    {
        var publication = one.Publication;
        if (one.Drift is { } drift)
        {
            return new(ConditionCode.Drifted, ConditionOwner.Board, Urgency.Person, publication.Channel, drift.IsGone
                    ? new($"Đã đăng, nhưng bị xóa trên kênh (thấy lúc {Vi(drift.SeenAt, facts)}).", $"It was published and somebody removed it on the channel (seen {En(drift.SeenAt, facts)}).")
                    : new($"Đã đăng, nhưng bị sửa trên kênh (thấy lúc {Vi(drift.SeenAt, facts)}).", $"It was published and somebody edited it on the channel (seen {En(drift.SeenAt, facts)})."),
                new("Ban biên tập chấp nhận bản trên kênh hoặc khôi phục bản đã duyệt.", "The board adopts what stands there or restores what was approved."),
                $"cchc publish {facts.Slug} --agency {facts.Agency.Id} --channel {publication.Channel} --restore --as USER")
            { OtherCommand = $"cchc publish {facts.Slug} --agency {facts.Agency.Id} --channel {publication.Channel} --adopt --as USER" };
        }

        return publication.Act == PublicationAct.Withdraw
            ? new(ConditionCode.Withdrawn, ConditionOwner.Nobody, Urgency.Rest, publication.Channel, new("Đã gỡ khỏi kênh.", "Withdrawn from the channel."))
            : new BlockingCondition(ConditionCode.Published, ConditionOwner.Nobody, Urgency.Rest, publication.Channel, new("Đã đăng.", "Published.")) with { Address = publication.Address };
    }

    private static BlockingCondition Scheduled(PublicationFacts one, ArticleFacts facts, DateTimeOffset now)
    {
        var publication = one.Publication;
        var (channel, due) = (publication.Channel, publication.NotBefore ?? publication.DueAt);
        // A withdrawal goes out while things are held: it is what a hold is often followed by.
        if (publication.Act != PublicationAct.Withdraw && facts.Holds is [var hold, ..]) return Held(hold, channel, facts);
        if (one.Pause is { } pause && pause.Until > now) return Paused(pause, channel, facts);
        if (ReasonOwner.IsAccount(publication.Reason)) return Unconnected(channel, facts, new(publication.Reason!, ReasonWords.In(Language.English, publication.Reason)!));
        if (due > now && publication.Tries > 0)
        {
            return new(ConditionCode.Deferred, ConditionOwner.Program, Urgency.Course, channel,
                Because($"Hoãn sau {publication.Tries} lần gửi; thử lại lúc {Vi(due, facts)}.", $"Deferred after {publication.Tries} tries; tried again {En(due, facts)}.", publication.Reason))
            { Until = due };
        }

        if (due > now)
            return new(ConditionCode.WaitsForTime, ConditionOwner.Program, Urgency.Course, channel, new($"Chờ đến giờ: {Vi(due, facts)}.", $"Waits for its time: {En(due, facts)}.")) { Until = due };
        if (one.WaitsFor is { } website)
        {
            return new(ConditionCode.WaitsForWebsite, ConditionOwner.Program, Urgency.Course, channel,
                new($"Chờ kênh “{website}” đăng xong, vì bài ở đây dẫn về đó.", $"Waits until “{website}” shows it, since it links there."));
        }

        return new(ConditionCode.Due, ConditionOwner.Program, Urgency.Course, channel,
            Because($"Đã đến giờ ({Vi(due, facts)}); lượt quét tới sẽ gửi.", $"Due ({En(due, facts)}); the next sweep sends it.", publication.Reason));
    }

    private static BlockingCondition Held(HoldFact hold, string channel, ArticleFacts facts)
    {
        var (vi, en, command) = hold.Reach switch
        {
            HoldReach.Article => ("tin bài này", "this article", $"cchc release {facts.Slug} --agency {facts.Agency.Id} --as USER"),
            HoldReach.Agency => ("mọi lượt đăng của cơ quan", "everything of the agency", $"cchc release --all --agency {facts.Agency.Id} --as USER"),
            _ => ("mọi lượt đăng của mọi cơ quan", "everything of every agency", $"cchc release --everything --agency {facts.Agency.Id} --as USER"),
        };
        return new(ConditionCode.Held, ConditionOwner.Board, Urgency.Course, channel,
            new($"{hold.By} đã tạm dừng {vi} từ {Vi(hold.Since, facts)}: {hold.Reason}", $"{hold.By} holds {en} since {En(hold.Since, facts)}: {hold.Reason}"),
            new("Người có quyền cho đăng tiếp.", "Who may release it does so."), command);
    }

    private static BlockingCondition Paused(PauseFact pause, string channel, ArticleFacts facts)
    {
        var until = new Words($"Kênh nghỉ đến {Vi(pause.Until, facts)}.", $"The channel rests until {En(pause.Until, facts)}.");
        var what = Because(until.Vi, until.En, pause.Reason);
        return (ReasonOwner.IsUnconnected(pause.Reason) ? PauseCause.Unconnected : pause.Cause) switch
        {
            PauseCause.Busy => new(ConditionCode.ChannelBusy, ConditionOwner.FarSide, Urgency.Course, channel, what) { Until = pause.Until },
            PauseCause.Repair => new(ConditionCode.ChannelRepair, ConditionOwner.It, Urgency.Person, channel, what,
                new("Tổ tin học kết nối lại kênh; lượt đăng chờ, không mất.", "IT connects the channel again; publications wait and are not lost."), Login(channel, facts))
            { Until = pause.Until },
            _ => Unconnected(channel, facts, what),
        };
    }

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
        if (publication.NotBefore is { } next)
        {
            return new(ConditionCode.Looking, ConditionOwner.Program, Urgency.Course, publication.Channel,
                Because($"Chưa rõ bài đã lên kênh hay chưa; hệ thống tìm lại lúc {Vi(next, facts)}.", $"Whether it is on the channel is not known; it is looked for {En(next, facts)}.", publication.Reason))
            { Until = next };
        }

        return new(ConditionCode.Unconfirmed, ConditionOwner.Board, Urgency.Person, publication.Channel,
            Because("Không thể biết chắc bài đã lên kênh hay chưa.", "Whether it is on the channel cannot be known.", publication.Reason),
            new("Ban biên tập mở kênh xem: có bài thì ghi địa chỉ, không có thì cho gửi lại.", "The board looks at the channel: if it is there, note its address; if not, have it sent."), There(publication.Channel, facts))
        { OtherCommand = $"cchc publish {facts.Slug} --agency {facts.Agency.Id} --channel {publication.Channel} --not-there --as USER" };
    }

    private static BlockingCondition Rejected(Publication publication, ArticleFacts facts)
    {
        var what = Because("Kênh từ chối.", "The channel refused it.", publication.Reason);
        if (ReasonOwner.IsAccount(publication.Reason))
        {
            return new(ConditionCode.Rejected, ConditionOwner.It, Urgency.Person, publication.Channel, what,
                new("Tổ tin học sửa kết nối, rồi Ban biên tập xếp lịch lại.", "IT repairs the connection, then the board schedules it again."), Login(publication.Channel, facts))
            { OtherCommand = Schedule(facts) };
        }

        return new(ConditionCode.Rejected, ConditionOwner.Board, Urgency.Person, publication.Channel, what,
            new("Ban biên tập sửa bài rồi duyệt lại, hoặc xếp lịch lại.", "The board mends and approves it again, or schedules it again."), Schedule(facts));
    }

    private static BlockingCondition Cancelled(Publication publication, ArticleFacts facts) => ReasonOwner.IsReopened(publication.Reason)
        ? new(ConditionCode.Reopened, ConditionOwner.Board, Urgency.Course, publication.Channel,
            Because("Đã hủy.", "Cancelled.", publication.Reason), new("Gửi duyệt và duyệt lại bản mới.", "The new edition is submitted and approved again."), $"cchc submit {facts.Slug} --agency {facts.Agency.Id} --as USER")
        : new(ConditionCode.Cancelled, ConditionOwner.Nobody, Urgency.Rest, publication.Channel, Because("Đã hủy.", "Cancelled.", publication.Reason));

    private static Words Because(string vi, string en, string? reason) => reason is { Length: > 0 }
        ? new($"{vi} {Sentence(reason)}", $"{en} {Sentence(ReasonWords.In(Language.English, reason)!)}")
        : new(vi, en);

    private static string Sentence(string text) => char.IsPunctuation(text[^1]) ? text : text + ".";

    private static string Schedule(ArticleFacts facts) => $"cchc schedule {facts.Slug} --agency {facts.Agency.Id} --at \"…\" --as USER";

    private static string There(string channel, ArticleFacts facts) => $"cchc publish {facts.Slug} --agency {facts.Agency.Id} --channel {channel} --there URL --as USER";

    private static string Login(string channel, ArticleFacts facts) => $"cchc channel login {facts.Agency.Channel(channel)?.Of ?? channel} --agency {facts.Agency.Id}";

    private static string Vi(DateTimeOffset time, ArticleFacts facts) => facts.Agency.Local(time).ToString("HH:mm dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture);

    private static string En(DateTimeOffset time, ArticleFacts facts) => facts.Agency.Local(time).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
