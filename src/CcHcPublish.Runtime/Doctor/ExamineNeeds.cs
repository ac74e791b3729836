using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Desk;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Editorial;

namespace CcHcPublish.Runtime.Doctor;

/// <summary>What stands still until a person acts, a line per owner: the very conditions that <c>cchc status</c> lists, over all agencies.</summary>
public sealed class ExamineNeeds(RuntimeServices runtime)
{
    public async Task<IReadOnlyList<DoctorLine>> RunAsync(IReadOnlyList<Agency> agencies, CancellationToken cancel)
    {
        var now = runtime.Settings.Clock.GetUtcNow();
        List<BlockingCondition> needs = [];
        foreach (var agency in agencies)
        {
            foreach (var standing in await new ReadArticleFacts(runtime.Ledger).OpenAsync(agency, cancel)) needs.AddRange(WhyBlocked.Of(standing.Facts, now).Where(NeedsPerson.Is));
        }

        List<DoctorLine> lines = [.. needs.GroupBy(need => need.Owner).OrderBy(same => same.Key).Select(same => Line(same.Key, [.. same]))];
        // Of an agency whose file cannot be read nothing more is known than the states.
        foreach (var id in runtime.Settings.Root.Agencies().Except(agencies.Select(agency => agency.Id)))
        {
            if ((await DeskCounts.OfAsync(runtime.Ledger, id, cancel)).Stuck is > 0 and var stuck) lines.Add(DoctorLine.Warning("needs_person",
                new($"{stuck} lượt đăng của “{id}” cần người xử lý, nhưng agency.yaml của cơ quan này không đọc được.", $"{stuck} publications of “{id}” need a person, but its agency.yaml cannot be read."),
                new("Sửa agency.yaml, rồi khám lại.", "Mend agency.yaml, then examine again."), "cchc check"));
        }

        return lines.Count > 0 ? lines : [DoctorLine.Good("needs_person", new("Không có lượt đăng nào cần người xử lý.", "No publication needs a person."))];
    }

    private static DoctorLine Line(ConditionOwner owner, List<BlockingCondition> needs)
    {
        var kinds = needs.GroupBy(need => Kind(need.Code)).OrderByDescending(same => same.Count()).Select(same => (Kind: same.Key, Many: same.Count())).ToList();
        return DoctorLine.Warning("needs_person",
            new(
                $"{needs.Count} việc cần người xử lý: {string.Join(", ", kinds.Select(same => $"{same.Kind.Vi} {same.Many}"))}.",
                $"{needs.Count} things need a person: {string.Join(", ", kinds.Select(same => $"{same.Kind.En} {same.Many}"))}."),
            owner == ConditionOwner.Board
                ? new("Xem từng bài và quyết định.", "Look at each and decide.")
                : new("Xem từng bài: lệnh nêu việc phải làm.", "Look at each: the command tells what to do."), "cchc status", owner);
    }

    private static Words Kind(ConditionCode code) => code switch
    {
        ConditionCode.Unconfirmed => new("chưa xác nhận", "unconfirmed"),
        ConditionCode.Rejected => new("bị từ chối", "rejected"),
        ConditionCode.Expired => new("quá hạn", "expired"),
        ConditionCode.Drifted => new("bị sửa hoặc gỡ trên kênh", "changed over there"),
        ConditionCode.ChannelUnconnected => new("chờ kết nối kênh", "waiting for their channel to be connected"),
        ConditionCode.ChannelRepair => new("chờ sửa kênh", "waiting for their channel to be repaired"),
        ConditionCode.NothingPlanned => new("duyệt rồi mà không có kênh", "approved for no channel"),
        _ => new("chờ việc khác", "waiting for something else"),
    };
}
