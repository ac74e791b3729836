using CcHcPublish.Core.Plans;

namespace CcHcPublish.Core.Site;

/// <summary>Codes of a plan in the words readers know.</summary>
internal static class PlanWords
{
    public static string Form(string code) => code switch
    {
        "tin-bai" => "Tin, bài",
        "van-ban" => "Văn bản",
        "giao-ban" => "Giao ban",
        "hoi-nghi" => "Hội nghị",
        "tap-huan" => "Tập huấn",
        "e-office" => "Hệ thống E-Office",
        "niem-yet" => "Niêm yết",
        "to-roi" => "Tờ rơi",
        "pano" => "Pa nô, áp phích",
        "khao-sat" => "Khảo sát",
        "ke-hoach" => "Kế hoạch",
        "bao-cao" => "Báo cáo",
        "chuyen-muc" => "Chuyên mục",
        "truyen-thanh" => "Truyền thanh cơ sở",
        "tin-nhan" => "Tin nhắn",
        "khen-thuong" => "Khen thưởng",
        _ => "Hình thức khác",
    };

    public static string Status(PlanStatus status) => status switch
    {
        PlanStatus.Draft => "Dự thảo",
        PlanStatus.Amended => "Đã sửa đổi, bổ sung",
        PlanStatus.Superseded => "Đã được thay thế",
        PlanStatus.Closed => "Đã kết thúc",
        _ => "Đã ban hành",
    };

    public static string Deadline(Deadline deadline) => deadline.Wording.Length > 0 ? deadline.Wording : "Kế hoạch không ghi thời hạn";

    public static string Rhythm(Rhythm rhythm) => rhythm switch
    {
        Plans.Rhythm.Day => "ngày",
        Plans.Rhythm.Week => "tuần",
        Plans.Rhythm.Month => "tháng",
        Plans.Rhythm.Quarter => "quý",
        Plans.Rhythm.Half => "6 tháng",
        Plans.Rhythm.NineMonths => "9 tháng",
        _ => "năm",
    };
}
