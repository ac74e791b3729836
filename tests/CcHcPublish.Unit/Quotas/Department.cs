using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Plans;
using CcHcPublish.Core.Quotas;

namespace CcHcPublish.Unit.Quotas;

/// <summary>A department with two offices, one of which ends on 30 June 2026, and the shortest questions about it.</summary>
internal static class Department
{
    public static Agency Office { get; } = new()
    {
        Id = "so-thu",
        Name = "Sở Thử",
        Kind = AgencyKind.Department,
        Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh"),
        Valid = new Validity(null, null),
        Board = "van-phong",
        Units =
        [
            new("van-phong", "Văn phòng Sở", UnitKind.Office, new Validity(null, null)),
            new("phong-cu", "Phòng Cũ", UnitKind.Division, new Validity(null, new DateOnly(2026, 6, 30))),
            new("phong-moi", "Phòng Mới", UnitKind.Division, new Validity(new DateOnly(2026, 7, 1), null)),
        ],
        Channels = [new ChannelSetting("website", ChannelKind.Website, "Trang", null), new ChannelSetting("zalo", ChannelKind.Zalo, "Zalo", TimeSpan.FromHours(6))],
    };

    public static Obligation Monthly { get; } = new("hang-thang", ["van-phong"], 1, ["tin", "bai"], Rhythm.Month, ["website"], []);

    public static Plan PlanWith(params Obligation[] obligations) => new()
    {
        Agency = "so-thu",
        Year = 2026,
        Date = new DateOnly(2026, 2, 25),
        Title = "Kế hoạch",
        Issuer = "Sở Thử",
        Status = PlanStatus.Signed,
        Items = [Item("1.1"), Item("1.2")],
        Obligations = obligations,
    };

    /// <summary>A news item of the office, written for a local time of 2026 and published on the website at that time.</summary>
    public static CountedArticle Published(string slug, string local, params string[] items) => Written(slug, local, items) with
    {
        Appearances = [new Appearance.Published("website", At(local), $"https://so-thu.example.vn/{slug}")],
    };

    public static CountedArticle Scheduled(string slug, string local) => Written(slug, local) with { Appearances = [new Appearance.Scheduled("website", At(local))] };

    public static CountedArticle Written(string slug, string local, params string[] items) =>
        new(slug, $"Bài {slug}", "van-phong", "tin", At(local).DateTime) { PlanItems = items.Length > 0 ? items : ["1.1"] };

    public static DateTimeOffset At(string local) => Office.At(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture));

    public static QuotaQuestion Ask(string period, string now, Plan plan, params CountedArticle[] articles) =>
        new(Office, plan, PeriodText.Read(period, PeriodRule.Calendar, out _)!, At(now), articles);

    public static string Figures(this QuotaRow row) =>
        FormattableString.Invariant($"{row.Owed:0.####} {row.Published:0.####} {row.Scheduled:0.####} {row.Missing:0.####} {row.Forecast}");

    private static PlanItem Item(string id) => new()
    {
        Id = id,
        Title = $"Nhiệm vụ {id}",
        Deadlines = [new Deadline("", DeadlineKind.None, null, null, [])],
        Actions = [new PlanAction { No = 1, Text = "Viết", Form = "tin-bai", Lead = ["van-phong"] }],
    };
}
