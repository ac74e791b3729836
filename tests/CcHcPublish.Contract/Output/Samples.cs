using CcHcPublish.Cli.Output;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Plans;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Quotas;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Contract.Output;

/// <summary>An agency with names as long as real ones, a plan with every kind of line, and what appeared in November 2026.</summary>
internal static class Samples
{
    public static Agency Agency { get; } = new()
    {
        Id = "so-thu",
        Name = "Sở Thử nghiệm",
        Kind = AgencyKind.Department,
        Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh"),
        Valid = new Validity(null, null),
        Board = "ban-bien-tap",
        Units =
        [
            new("van-phong", "Văn phòng Sở", UnitKind.Office, default),
            new("phong-cu", "Phòng Tổ chức", UnitKind.Division, new Validity(null, new DateOnly(2026, 6, 30))),
            new("trung-tam", "Trung tâm Công nghệ thông tin và Dịch vụ hành chính công trực tuyến", UnitKind.Centre, default),
            new("ban-bien-tap", "Ban Biên tập Trang thông tin điện tử", UnitKind.Board, default),
            new("so-noi-vu", "Sở Nội vụ", UnitKind.Outside, default),
        ],
        Channels = [new ChannelSetting("website", ChannelKind.Website, "Trang TTĐT", null)],
        Counting = new CountingRules(Credit.Shared),
    };

    public static Plan Plan { get; } = new()
    {
        Agency = "so-thu",
        Year = 2026,
        Number = "01/KH-STN",
        Date = new DateOnly(2026, 1, 5),
        Title = "Kế hoạch tuyên truyền cải cách hành chính năm 2026",
        Issuer = "Sở Thử nghiệm",
        Status = PlanStatus.Signed,
        Signer = new Signer("GIÁM ĐỐC", "Giám đốc Sở Thử nghiệm"),
        Bases = [new LegalBasis("Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ") { Number = "76/NQ-CP", Date = new DateOnly(2021, 7, 15) }],
        Goals = ["Tin, bài xuất hiện đều đặn hằng tháng trên các kênh của Sở, có phần đóng góp của mọi phòng, đơn vị trực thuộc và được người dân biết đến."],
        Audiences = [new NamedPart("nguoi-dan", "Người dân")],
        Topics = [new NamedPart("7", "Dịch vụ công trực tuyến")],
        Forms = [new PropagandaForm("a", "Tin", "Tin, bài trên Trang thông tin điện tử", "true")],
        Groups = [new NamedPart("1", "Tuyên truyền cho người dân, tổ chức, doanh nghiệp")],
        Items =
        [
            new PlanItem
            {
                Id = "1.1",
                Group = "1",
                Title = "Tuyên truyền về dịch vụ công trực tuyến toàn trình và một phần",
                Text = "Tuyên truyền lợi ích của dịch vụ công trực tuyến; hướng dẫn cách nộp hồ sơ, thanh toán và nhận kết quả.",
                Deadlines = [new Deadline("Quý IV/2026", DeadlineKind.Quarter, new DateOnly(2026, 10, 1), new DateOnly(2026, 12, 31), [])],
                Actions =
                [
                    new PlanAction
                    {
                        No = 1, Text = "Viết tin, bài", Form = "tin-bai", Lead = ["van-phong"], With = ["trung-tam"],
                        Parts = [new ActionPart("PAR INDEX, SIPAS", ["van-phong"])],
                    },
                    new PlanAction { No = 2, Text = "Cung cấp số liệu", Form = "bao-cao", OnRequestOf = "so-noi-vu", Deadlines = [new Deadline("Khi có đề nghị", DeadlineKind.OnRequest, null, null, []) { Of = "so-noi-vu" }] },
                ],
                Output = "Tin, bài đăng tải",
                Reports = ["bc-quy"],
            },
            new PlanItem
            {
                Id = "1.2",
                Group = "1",
                Title = "Bản tin",
                Deadlines = [new Deadline("", DeadlineKind.None, null, null, [])],
                Actions = [new PlanAction { No = 1, Text = "Phát hành bản tin", Form = "tin-bai", Lead = ["van-phong", "trung-tam"], IsJoint = true }],
            },
        ],
        Obligations =
        [
            new Obligation("hang-thang", ["van-phong", "trung-tam", "phong-cu"], 1, [], Rhythm.Month, ["website"], []) { Wording = "mỗi phòng ít nhất 01 tin, bài mỗi tháng" },
            new Obligation("ban-bien-tap", ["ban-bien-tap"], 4, [], Rhythm.Month, ["website"], []),
        ],
        Reporting = [new ReportingDuty("bc-quy", ["van-phong"], ["so-noi-vu"], "Báo cáo kết quả tuyên truyền.", [new Deadline("Hằng quý", DeadlineKind.Recurring, null, null, [Rhythm.Quarter])])],
        Duties = [new Duty("III.1", ["so-noi-vu"], "Hướng dẫn, theo dõi việc thực hiện.", [], IsRequest: true)],
        Budget = "Từ nguồn kinh phí giao hằng năm.",
        Recipients = ["Sở Nội vụ", "Lưu: VT"],
        SourceNotes = [new SourceNote("Mục 1.2", null, "Bản gốc để trống ô thời hạn.")],
    };

    public static QuotaTable Quota { get; } = QuotaTally.Count(new QuotaQuestion(Agency, Plan, new Period(PeriodKind.Month, 2026, 11, PeriodRule.Calendar), At("2026-11-20 08:00"),
    [
        Article("nop-ho-so", "Ba bước nộp hồ sơ trực tuyến", "2026-11-03 08:00", "van-phong", isPublished: true) with { With = ["trung-tam"] },
        Article("tra-cuu", "=Tra cứu kết quả giải quyết hồ sơ bằng mã QR tại nhà, không cần đến Bộ phận Một cửa", "2026-11-12 08:00", "van-phong", isPublished: true) with { Date = new DateTime(2026, 11, 10) },
        Article("sipas", "Chỉ số hài lòng đo lường những gì?", "2026-11-28 08:00", "trung-tam", isPublished: false),
    ]));

    public static IReadOnlyList<PublicationLine> Publications { get; } =
    [
        new(new DateTime(2026, 11, 20, 8, 0, 0), "nop-ho-so", "Ba bước nộp hồ sơ trực tuyến", "website", "Trang thông tin điện tử", PublicationState.Published) { Address = "https://so-thu.example.vn/bai/nop-ho-so" },
        new(new DateTime(2026, 11, 20, 8, 1, 0), "nop-ho-so", "Ba bước nộp hồ sơ trực tuyến", "zalo", "Zalo OA", PublicationState.Unconfirmed) { Reason = "Zalo chưa trả lời; hệ thống sẽ xem lại trước khi gửi lần nữa." },
        new(new DateTime(2026, 11, 20, 9, 0, 0), "tra-cuu", "Tra cứu kết quả giải quyết hồ sơ bằng mã QR tại nhà, không cần đến Bộ phận Một cửa", "fanpage", "Fanpage", PublicationState.Rejected) { Act = PublicationAct.Correct, Reason = "Kênh từ chối: ảnh bìa quá lớn." },
    ];

    public static string Render(Action<CommandConsole> write, int width = 100, Language language = Language.Vietnamese, OutputFormat format = OutputFormat.Text, bool hasColour = false)
    {
        using var output = new StringWriter { NewLine = "\n" };
        write(new CommandConsole(output, TextWriter.Null, new OutputSettings(language, format, width) { HasColour = hasColour }));
        return output.ToString();
    }

    private static CountedArticle Article(string slug, string title, string local, string unit, bool isPublished) =>
        new(slug, title, unit, "bai", At(local).DateTime)
        {
            PlanItems = ["1.1"],
            Appearances = [isPublished ? new Appearance.Published("website", At(local), $"https://so-thu.example.vn/bai/{slug}") : new Appearance.Scheduled("website", At(local))],
        };

    private static DateTimeOffset At(string local) => Agency.At(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture));
}
