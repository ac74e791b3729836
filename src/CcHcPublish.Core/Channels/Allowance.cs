using CcHcPublish.Core.Text;

namespace CcHcPublish.Core.Channels;

public enum AllowanceKind
{
    /// <summary>Articles that may be put on the OA.</summary>
    Articles,

    /// <summary>Broadcasts of articles to followers.</summary>
    Broadcasts,
}

/// <summary>What an account may still do this month, beside what waits for it. It informs the board and decides nothing: the far side has the last word.</summary>
/// <param name="Total">Per calendar month in Vietnam; null when neither the service nor agency.yaml tells.</param>
/// <param name="Used">Never negative; at least what this desk has sent.</param>
/// <param name="Waiting">Approved publications due before the month ends.</param>
public sealed record Allowance(AllowanceKind Kind, int? Total, int Used, int Waiting)
{
    /// <summary>Never negative.</summary>
    public int? Left => Total is { } total ? Math.Max(0, total - Used) : null;

    /// <summary>How many of the waiting ones will find nothing left.</summary>
    public int Missing => Left is { } left ? Math.Max(0, Waiting - left) : 0;

    public Words Told => (Kind, Total) switch
    {
        (AllowanceKind.Articles, { } total) => new(
            $"Bài lên OA tháng này: đã dùng {Used}/{total}, còn {Left}; đang chờ đăng {Waiting}.",
            $"Articles on the OA this month: {Used} of {total} used, {Left} left; {Waiting} waiting."),
        (AllowanceKind.Articles, null) => new(
            $"Bài lên OA tháng này: đã đăng {Used}, đang chờ đăng {Waiting}. Zalo không cho xem hạn mức bài: khai articles_per_month theo gói OA để được báo trước khi hết.",
            $"Articles on the OA this month: {Used} published, {Waiting} waiting. Zalo does not tell the allowance: set articles_per_month to your package's figure to be warned."),
        (_, { } total) => new(
            $"Lượt gửi tới người quan tâm tháng này: đã dùng {Used}/{total}, còn {Left}; đang chờ gửi {Waiting}.",
            $"Broadcasts to followers this month: {Used} of {total} used, {Left} left; {Waiting} waiting."),
        _ => new($"Lượt gửi tới người quan tâm tháng này: đang chờ gửi {Waiting}.", $"Broadcasts to followers this month: {Waiting} waiting."),
    };

    /// <summary>Null while it suffices.</summary>
    public Words? Warning => (Missing, Kind) switch
    {
        (0, _) => null,
        (_, AllowanceKind.Articles) => new(
            $"Không đủ hạn mức: thiếu {Missing} bài. Dời bớt bài sang tháng sau, hoặc Văn phòng nâng gói OA; nếu không, Zalo sẽ từ chối (mã -223).",
            $"The allowance will not suffice: {Missing} too many. Move articles to next month, or the office buys a higher package; else Zalo refuses (code -223)."),
        _ => new(
            $"Không đủ lượt gửi tới người quan tâm: thiếu {Missing}. Bài vẫn lên OA; bỏ bớt broadcast, hoặc Văn phòng mua thêm lượt.",
            $"Broadcasts will not suffice: {Missing} too many. The articles still go to the OA; drop some broadcasts, or the office buys more."),
    };
}

/// <summary>The allowances of one channel as they could be seen.</summary>
/// <param name="Seen">Those that were told; may be empty.</param>
/// <param name="Unseen">Why some could not be seen; null when all were.</param>
public sealed record ChannelAllowances(string Channel, string Name, IReadOnlyList<Allowance> Seen, Words? Unseen);
