using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Core.Desk;

/// <summary>
/// Why an article is not out: facts in, conditions out. The article's own condition comes first where it has one; then one condition per channel, for its newest
/// act, in the order of the agency's channels.
/// </summary>
public static class WhyBlocked
{
    /// <summary>What a withdrawal cannot do, for everybody who orders one or looks at it.</summary>
    public static Words Recall { get; } = new("Người quan tâm đã nhận tin nhắn; tin nhắn không thu hồi được.", "Followers have got the message; it cannot be recalled.");

    public static IReadOnlyList<BlockingCondition> Of(ArticleFacts facts, DateTimeOffset now)
    {
        List<BlockingCondition> conditions = [];
        if (OfArticle(facts) is { } own) conditions.Add(own);
        foreach (var publication in Newest(facts)) conditions.Add(WhyPublicationWaits.Of(publication, facts, now));
        return conditions;
    }

    /// <summary>On how many of the planned channels readers find it: "2/3". Null when none was planned. Withdrawals do not count.</summary>
    public static (int Shown, int Planned)? Reach(ArticleFacts facts)
    {
        var planned = facts.Publications.Select(one => one.Publication).Where(publication => publication.Act == PublicationAct.Publish).GroupBy(publication => publication.Channel).ToList();
        var gone = facts.Publications.Select(one => one.Publication)
            .Where(publication => publication is { Act: PublicationAct.Withdraw, State: PublicationState.Published }).Select(publication => publication.Channel).ToHashSet();
        return planned.Count == 0 ? null : (planned.Count(channel => !gone.Contains(channel.Key) && channel.Any(publication => publication.State == PublicationState.Published)), planned.Count);
    }

    /// <summary>True when a message about the article went to the OA's followers, or may have.</summary>
    public static bool IsBroadcast(ArticleFacts facts) => facts.Publications.Any(one =>
        one.Publication.State is PublicationState.Published or PublicationState.Sending or PublicationState.Unconfirmed
        && facts.Agency.Channel(one.Publication.Channel) is { Kind: ChannelKind.ZaloBroadcast });

    /// <summary>The last act on each channel: what an older edition did there is history.</summary>
    private static IEnumerable<PublicationFacts> Newest(ArticleFacts facts)
    {
        var order = facts.Agency.Channels.Select(channel => channel.Id).ToList();
        return facts.Publications
            .GroupBy(one => one.Publication.Channel)
            .Select(channel => channel.OrderBy(one => IsOver(one.Publication)).ThenByDescending(one => IsOpenWithdrawal(one.Publication)).ThenByDescending(one => one.Publication.Turn).ThenByDescending(one => Number(one.Publication.Edition)).ThenByDescending(one => Rank(one.Publication.Act)).First())
            .OrderBy(one => order.IndexOf(one.Publication.Channel) is >= 0 and var at ? at : int.MaxValue)
            .ThenBy(one => one.Publication.Channel, StringComparer.Ordinal);
    }

    /// <summary>A cancelled one tells only where there is nothing else.</summary>
    private static bool IsOver(Publication publication) => publication.State == PublicationState.Cancelled;

    /// <summary>Of two posts that were ordered withdrawn, the one that is not gone yet tells.</summary>
    private static bool IsOpenWithdrawal(Publication publication) =>
        publication is { Act: PublicationAct.Withdraw, State: not (PublicationState.Published or PublicationState.Cancelled) };

    /// <summary>In the order in which acts follow each other on one edition; a withdrawal is the last.</summary>
    private static int Rank(PublicationAct act) => act switch
    {
        PublicationAct.Publish => 0,
        PublicationAct.Correct => 1,
        PublicationAct.Restore => 2,
        _ => 3,
    };

    private static int Number(string edition) => int.TryParse(edition.AsSpan(edition.LastIndexOf('@') + 1), out var number) ? number : 0;

    private static BlockingCondition? OfArticle(ArticleFacts facts)
    {
        var (slug, agency) = (facts.Slug, facts.Agency.Id);
        var because = facts.Reason is { Length: > 0 } reason ? $" {reason}" : "";
        var there = There.Of(facts.Publications.Select(one => one.Publication)).Values;
        var isOlderOut = there.Any(shown => shown.Edition != facts.Edition && ChannelAbilities.CanCorrect(facts.Agency, shown.Channel));
        var isOut = facts.Publications.Any(one => one.Publication is { Act: not PublicationAct.Withdraw, State: PublicationState.Published });
        switch (facts.State)
        {
            case DeskState.Draft when facts.Errors > 0:
                return Errors(facts, ConditionOwner.Writer, Check(facts));
            case DeskState.Draft when facts.IsEdited:
                return new(ConditionCode.Edited, ConditionOwner.Writer, Urgency.Course, null,
                    new("Tệp đã sửa sau khi duyệt; bản mới chưa gửi duyệt.", "The file was edited after approval; the new edition is not submitted."),
                    new("Người viết gửi duyệt bản mới.", "Its writer submits the new edition."), $"cchc submit {slug} --agency {agency} --as USER");
            case DeskState.Draft:
                return new(ConditionCode.Draft, ConditionOwner.Writer, Urgency.Course, null,
                    new("Bản thảo, chưa gửi duyệt.", "A draft that is not submitted."), new("Người viết gửi duyệt.", "Its writer submits it."), $"cchc submit {slug} --agency {agency} --as USER");
            case DeskState.Returned:
                return new(ConditionCode.Returned, ConditionOwner.Writer, Urgency.Course, null,
                    new($"Ban biên tập đã trả lại.{because}", $"The board returned it.{because}"),
                    new("Người viết sửa rồi gửi duyệt lại.", "Its writer mends it and submits it again."), $"cchc submit {slug} --agency {agency} --as USER");
            case DeskState.Submitted when facts.Errors > 0:
                return Errors(facts, ConditionOwner.Board, $"cchc return {slug} --agency {agency} --as USER --reason …") with { OtherCommand = Check(facts) };
            // Approved before, and taken back on some channels since templates or settings changed: readers are told nothing.
            case DeskState.Submitted when isOut && !isOlderOut:
                return new(ConditionCode.Submitted, ConditionOwner.Board, Urgency.Course, null,
                    new($"Chờ duyệt lại ở những kênh có bản thể hiện đã đổi.{because}", $"Waits to be approved again on the channels whose rendering changed.{English(because)}"),
                    new("Ban biên tập xem lại bản thể hiện rồi duyệt, hoặc trả lại.", "The board looks at the renderings and approves or returns it."), $"cchc approve {slug} --agency {agency} --as USER")
                { OtherCommand = $"cchc return {slug} --agency {agency} --as USER --reason …" };
            case DeskState.Submitted when isOut:
                return new(ConditionCode.Submitted, ConditionOwner.Board, Urgency.Course, null,
                    new("Bản sửa của tin bài đã đăng đang chờ duyệt.", "A new edition of an article that is out waits for approval."),
                    new("Ban biên tập duyệt kèm lời đính chính, hoặc trả lại.", "The board approves it with a note to readers, or returns it."), $"cchc correct {slug} --agency {agency} --as USER --note …")
                { OtherCommand = $"cchc return {slug} --agency {agency} --as USER --reason …" };
            case DeskState.Submitted:
                return new(ConditionCode.Submitted, ConditionOwner.Board, Urgency.Course, null,
                    new($"Chờ Ban biên tập duyệt.{because}", $"Waits for the board's approval.{English(because)}"), new("Ban biên tập duyệt hoặc trả lại.", "The board approves or returns it."), $"cchc approve {slug} --agency {agency} --as USER")
                { OtherCommand = $"cchc return {slug} --agency {agency} --as USER --reason …" };
            case DeskState.Withdrawn:
                return new(ConditionCode.Withdrawn, ConditionOwner.Nobody, Urgency.Rest, null,
                    IsBroadcast(facts)
                        ? new($"Đã có lệnh gỡ.{because} {Recall.Vi}", $"It was ordered withdrawn.{because} {Recall.En}")
                        : new($"Đã có lệnh gỡ.{because}", $"It was ordered withdrawn.{because}"),
                    new(
                        "Lệnh gỡ không thu hồi được; muốn đăng lại thì viết tin bài mới với slug khác.",
                        "A withdrawal is final: to post it again, write it as a new article with another slug."));
            case DeskState.Approved when facts.Publications.Count == 0:
                return new(ConditionCode.NothingPlanned, ConditionOwner.Board, Urgency.Person, null,
                    new("Đã duyệt nhưng không có lượt đăng nào.", "Approved, but nothing is planned on any channel."),
                    new("Người viết kiểm tra mục channels của bài rồi gửi duyệt lại.", "Its writer looks at the article's channels and submits it again."), $"cchc preview {slug} --agency {agency}");
            default:
                return null;
        }
    }

    private static string English(string because) => because.Length == 0 ? "" : " " + ReasonWords.In(Language.English, because.TrimStart());

    private static string Check(ArticleFacts facts) => $"cchc check {facts.FirstError?.Place.File ?? $"content/{facts.Agency.Id}"}";

    private static string First(ArticleFacts facts, Language language) =>
        facts.FirstError is { } first ? $" {new Words("Lỗi đầu tiên", "The first").In(language)}, {first.Place}: {first.Message.In(language)}" : "";

    private static BlockingCondition Errors(ArticleFacts facts, ConditionOwner owner, string command) => new(ConditionCode.ChecksFail, owner, Urgency.Course, null,
        new(
            $"Còn {facts.Errors} lỗi phải sửa trước khi duyệt.{First(facts, Language.Vietnamese)}",
            $"{facts.Errors} errors must be mended before approval.{First(facts, Language.English)}"),
        owner == ConditionOwner.Writer ? new("Người viết xem và sửa lỗi.", "Its writer looks at the errors and mends them.") : new("Ban biên tập trả lại để sửa.", "The board returns it to be mended."), command);
}
