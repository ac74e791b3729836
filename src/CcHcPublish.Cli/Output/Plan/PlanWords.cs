using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Plans;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Cli.Output.Plan;

/// <summary>The closed words of a plan as people read them.</summary>
internal static class PlanWords
{
    public static Words Of(PlanStatus status) => status switch
    {
        PlanStatus.Draft => new("dự thảo", "draft"),
        PlanStatus.Signed => new("đã ký", "signed"),
        PlanStatus.Amended => new("đã sửa đổi", "amended"),
        PlanStatus.Superseded => new("đã thay thế", "superseded"),
        _ => new("đã kết thúc", "closed"),
    };

    public static Words Form(string form) => form switch
    {
        "tin-bai" => new("tin, bài", "articles"),
        "van-ban" => new("văn bản", "documents"),
        "giao-ban" => new("giao ban", "staff meeting"),
        "hoi-nghi" => new("hội nghị", "conference"),
        "tap-huan" => new("tập huấn", "training"),
        "e-office" => new("E-Office", "E-Office"),
        "niem-yet" => new("niêm yết", "public notice"),
        "to-roi" => new("tờ rơi", "leaflet"),
        "pano" => new("pano, áp phích", "billboard"),
        "khao-sat" => new("khảo sát", "survey"),
        "ke-hoach" => new("kế hoạch", "plan"),
        "bao-cao" => new("báo cáo", "report"),
        "chuyen-muc" => new("chuyên mục", "programme"),
        "truyen-thanh" => new("truyền thanh", "loudspeaker"),
        "tin-nhan" => new("tin nhắn", "message"),
        "khen-thuong" => new("khen thưởng", "commendation"),
        _ => new("khác", "other"),
    };

    /// <summary>What a deadline means beyond its wording; empty when the wording already says all.</summary>
    public static string Meaning(Deadline deadline, Agency agency, Language language)
    {
        List<string> parts = [];
        if (deadline.Kind == DeadlineKind.None) parts.Add(new Words("kế hoạch không ghi", "the plan does not say").In(language));
        if (deadline.Kind == DeadlineKind.Continuous) parts.Add(new Words("thường xuyên", "continuous").In(language));
        if (deadline.Every.Count > 0) parts.Add(new Words("định kỳ ", "every ").In(language) + string.Join(", ", deadline.Every.Select(rhythm => Of(rhythm).In(language))));
        if (deadline.Kind == DeadlineKind.OnRequest) parts.Add(Other(new("khi có yêu cầu", "on request"), new(" của ", " of ")));
        if (deadline.Kind == DeadlineKind.External) parts.Add(Other(new("theo kế hoạch", "by the plan"), new(" của ", " of ")));
        if (Shown.Days(deadline.From, deadline.Until, language) is { Length: > 0 } days) parts.Add(days);
        return string.Join("; ", parts);

        string Other(Words what, Words of) =>
            what.In(language) + (deadline.Of is { } body ? of.In(language) + (agency.Unit(body)?.Name ?? body) : "");
    }

    private static Words Of(Rhythm rhythm) => rhythm switch
    {
        Rhythm.Day => new("hằng ngày", "day"),
        Rhythm.Week => new("hằng tuần", "week"),
        Rhythm.Month => new("hằng tháng", "month"),
        Rhythm.Quarter => new("hằng quý", "quarter"),
        Rhythm.Half => new("6 tháng", "half-year"),
        Rhythm.NineMonths => new("9 tháng", "nine months"),
        _ => new("hằng năm", "year"),
    };
}
