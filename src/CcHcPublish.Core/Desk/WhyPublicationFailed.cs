using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Text;
using static CcHcPublish.Core.Desk.ConditionText;

namespace CcHcPublish.Core.Desk;

/// <summary>The condition of a publication that came to rest without being out: refused, too late, or cancelled.</summary>
internal static class WhyPublicationFailed
{
    /// <summary>What IT does about a page that a far side cannot read.</summary>
    public static Words Reach => new(
        "Tổ tin học mở trang của bài từ mạng ngoài; xem base_url trong agency.yaml và tường lửa.",
        "IT opens the article's page from outside, and looks at base_url in agency.yaml and the firewall.");

    public static BlockingCondition Expired(Publication publication, ArticleFacts facts) =>
        new(ConditionCode.Expired, ConditionOwner.Board, Urgency.Person, publication.Channel, Because("Quá hạn đăng.", "Expired.", publication.Reason),
            new("Ban biên tập xếp lịch lại nếu vẫn muốn đăng.", "The board schedules it again if it shall still go out."), Schedule(facts));

    public static BlockingCondition Rejected(Publication publication, ArticleFacts facts)
    {
        var what = Because("Kênh từ chối.", "The channel refused it.", publication.Reason);
        if (ReasonWords.OwnerOf(publication.Reason) == ReasonOwner.Website)
            return new(ConditionCode.Rejected, ConditionOwner.It, Urgency.Person, publication.Channel, what, Reach, Schedule(facts));
        if (ReasonWords.OwnerOf(publication.Reason) is ReasonOwner.Account or ReasonOwner.Unconnected or ReasonOwner.Node)
        {
            return new(ConditionCode.Rejected, ConditionOwner.It, Urgency.Person, publication.Channel, what,
                new("Tổ tin học sửa kết nối, rồi Ban biên tập xếp lịch lại.", "IT repairs the connection, then the board schedules it again."), Login(publication.Channel, facts))
            { OtherCommand = Schedule(facts) };
        }

        if (publication.Act != PublicationAct.Publish && ReasonWords.OwnerOf(publication.Reason) == ReasonOwner.NothingThere)
        {
            return new(ConditionCode.Rejected, ConditionOwner.Board, Urgency.Person, publication.Channel, what,
                new("Bản trước không lên được kênh: Ban biên tập xếp lịch để đăng bản đã duyệt.", "The earlier edition did not reach the channel: the board schedules it, and what was approved is posted."), Schedule(facts));
        }

        if (publication.Act != PublicationAct.Publish) return RefusedChange(publication, facts, what);
        return new(ConditionCode.Rejected, ConditionOwner.Board, Urgency.Person, publication.Channel, what,
            new("Ban biên tập sửa bài rồi duyệt lại, hoặc xếp lịch lại.", "The board mends and approves it again, or schedules it again."), Schedule(facts));
    }

    /// <summary>The channel does not let the program touch what stands there: trying again may help, a person over there does.</summary>
    private static BlockingCondition RefusedChange(Publication publication, ArticleFacts facts, Words what)
    {
        // An edition has one post on a channel: where that is out, there is no place for another.
        var hasPost = facts.Publications.Any(one => one.Publication is { Act: PublicationAct.Publish, State: PublicationState.Published or PublicationState.Sending or PublicationState.Unconfirmed }
            && one.Publication.Edition == publication.Edition && one.Publication.Channel == publication.Channel);
        var canPost = publication.Act == PublicationAct.Correct && !hasPost && facts.Agency.Channel(publication.Channel) is { Kind: ChannelKind.Facebook or ChannelKind.Zalo };
        var on = $"cchc publish {facts.Slug} --agency {facts.Agency.Id} --channel {publication.Channel}";
        return new(ConditionCode.Rejected, ConditionOwner.Board, Urgency.Person, publication.Channel, what,
            canPost ? new(
                "Ban biên tập tự sửa trên kênh rồi ghi lại, hoặc duyệt một bài đính chính riêng.",
                "The board changes it on the channel and notes that, or approves a correction post of its own.")
            : publication.Act == PublicationAct.Withdraw ? new(
                "Ban biên tập tự gỡ trên kênh rồi ghi lại, hoặc cho thử lại.", "The board takes it down on the channel and notes that, or has it tried again.")
            : new("Ban biên tập tự sửa trên kênh rồi ghi lại, hoặc cho thử lại.", "The board changes it on the channel and notes that, or has it tried again."),
            $"{on} --by-hand \"…\" --as USER")
        { OtherCommand = canPost ? $"{on} --correction-post --as USER" : Schedule(facts) };
    }

    public static BlockingCondition Cancelled(Publication publication, ArticleFacts facts) => ReasonWords.OwnerOf(publication.Reason) == ReasonOwner.Reopened
        ? facts.State == DeskState.Submitted ? new(ConditionCode.Reopened, ConditionOwner.Board, Urgency.Course, publication.Channel,
            Because("Đã hủy.", "Cancelled.", publication.Reason), new("Ban biên tập duyệt lại.", "The board approves it again."))
        : new(ConditionCode.Reopened, ConditionOwner.Board, Urgency.Course, publication.Channel,
            Because("Đã hủy.", "Cancelled.", publication.Reason), new("Gửi duyệt và duyệt lại bản mới.", "The new edition is submitted and approved again."), $"cchc submit {facts.Slug} --agency {facts.Agency.Id} --as USER")
        : new(ConditionCode.Cancelled, ConditionOwner.Nobody, Urgency.Rest, publication.Channel, Because("Đã hủy.", "Cancelled.", publication.Reason));
}
