using CcHcPublish.Cli.Output;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Desk;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Doctor;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Testing;
using Xunit;

namespace CcHcPublish.Contract.Output;

/// <summary>What blocks, at the width of an old terminal and of a wide one, with names as long as real ones.</summary>
public sealed class DeskGoldenTests
{
    private const string Title = "Tra cứu kết quả giải quyết hồ sơ bằng mã QR tại nhà, không cần đến Bộ phận Một cửa";

    private static readonly DateTimeOffset Now = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    private static readonly ArticleFacts Facts = new()
    {
        Slug = "tra-cuu-ket-qua-giai-quyet-ho-so-bang-ma-qr",
        Agency = A.Agency() with { Name = "Sở Thử nghiệm" },
        State = DeskState.Approved,
        Publications =
        [
            new(Of("website") with { State = PublicationState.Published, Address = "https://so-mau.example.vn/bai/tra-cuu-ket-qua-giai-quyet-ho-so-bang-ma-qr", PublishedAt = Now, NotBefore = null }),
            new(Of("fanpage") with { State = PublicationState.Unconfirmed, NotBefore = null, Reason = "Lỗi khi gửi: IOException." }),
            new(Of("zalo")) { Pause = new PauseFact(PauseCause.Repair, "Zalo không nhận mã truy cập; cần kết nối lại kênh (mã -216: Access token is invalid).", Now.AddMinutes(30)) },
        ],
    };

    private static readonly IReadOnlyList<BlockingCondition> Conditions = WhyBlocked.Of(Facts, Now);

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void The_conditions_of_one_article(int width) =>
        Golden.Match($"why-{width}.txt", Samples.Render(console => ConditionOutput.WriteOfArticle(console, Facts.Agency, Conditions), width));

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void The_desk_of_one_agency(int width) => Golden.Match($"status-{width}.txt", Samples.Render(Status, width));

    [Fact]
    public void The_desk_in_English() => Golden.Match("status-en.txt", Samples.Render(Status, 100, Language.English));

    [Fact]
    public void The_desk_as_json() => Golden.Match("status.json", Samples.Render(Status, format: OutputFormat.Json));

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void All_agencies(int width) => Golden.Match($"status-all-{width}.txt", Samples.Render(console => StatusOutput.WriteAll(console,
    [
        new AgencyLine("so-mau", "Sở Mẫu", Counts(0)) { NeedPerson = 0 },
        new AgencyLine("trung-tam", "Trung tâm Công nghệ thông tin và Dịch vụ hành chính công trực tuyến tỉnh Thử nghiệm", Counts(3)) { NeedPerson = 3 },
        new AgencyLine("ubnd-xa-hong", null, new DeskCounts(new Dictionary<string, int>(), new Dictionary<string, int>(), 0, 0)) { NeedPerson = 0 },
    ], []), width));

    [Fact]
    public void What_the_doctor_found() => Golden.Match("doctor-80.txt", Samples.Render(console => DoctorOutput.Write(console,
    [
        DoctorLine.Good("icu", new("Có ICU cho tiếng Việt (vi-VN).", "ICU is there.")),
        DoctorLine.Warning("needs_person", new("Chưa xác nhận 1, bị từ chối 0, quá hạn 2, bị sửa trên kênh 0.", "x"), new("Ban biên tập xem từng bài và quyết định.", "x"), "cchc status", ConditionOwner.Board),
        DoctorLine.Bad("ledger", new("Tệp sổ cchc.db bị hỏng.", "x"), new("Dừng cchc serve, giữ nguyên tệp hỏng, khôi phục bản sao lưu gần nhất (docs/operations.md, mục Sao lưu).", "x"), "cchc db restore"),
    ]), 80));

    private static void Status(CommandConsole console)
    {
        var lines = Conditions.Select(condition => new ConditionLine(Facts.Slug, Title, condition) { ChannelName = ConditionLine.NameOf(condition, Facts.Agency) }).ToList();
        var waits = new BlockingCondition(ConditionCode.Submitted, ConditionOwner.Board, Urgency.Course, null, new("Chờ Ban biên tập duyệt.", "Waits for the board's approval."),
            new("Ban biên tập duyệt hoặc trả lại.", "The board approves or returns it."), "cchc approve mot-cua --agency so-mau --as USER");
        StatusOutput.Write(console, new DeskGlance("Sở Thử nghiệm", Counts(2), [.. lines.Where(line => line.Condition.Urgency == Urgency.Person)], [new ConditionLine("mot-cua", "Một cửa", waits)], []));
    }

    private static DeskCounts Counts(int undecided) => new(
        new Dictionary<string, int> { ["Draft"] = 12, ["Submitted"] = 3, ["Approved"] = 1204 }, new Dictionary<string, int> { ["Published"] = 3612, ["Scheduled"] = 4, ["Unconfirmed"] = undecided }, undecided, 0);

    private static Publication Of(string channel) => A.Publication(channel, "so-mau/tra-cuu");
}
