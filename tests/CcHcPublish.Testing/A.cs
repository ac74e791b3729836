using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Plans;
using CcHcPublish.Core.Publications;

namespace CcHcPublish.Testing;

/// <summary>Things in which nothing is wrong; a test changes with <c>with</c> what it is about.</summary>
public static class A
{
    public const string Text = """
        Từ nay bạn có thể nộp hồ sơ ở nhà, vào bất cứ giờ nào, qua Cổng Dịch vụ công. Việc nộp hồ sơ gồm ba bước: đăng nhập,
        điền biểu mẫu và gửi. Mỗi bước đều có hướng dẫn bằng chữ và bằng hình; chưa rõ chỗ nào thì hỏi ngay tại Bộ phận Một cửa.

        ## Chuẩn bị

        Bạn cần tài khoản định danh điện tử và bản chụp rõ của các giấy tờ có trong danh sách.

        """;

    /// <summary>A well written article of 20 November 2026.</summary>
    public static Article Article(string slug = "ba-buoc-nop-ho-so", string body = Text) => new()
    {
        Agency = "so-mau",
        Slug = slug,
        Path = $"content/so-mau/articles/2026/11/{slug}.md",
        Hash = new string('0', 64),
        Title = "Ba bước nộp hồ sơ trực tuyến",
        Summary = "Nộp hồ sơ ở nhà chỉ gồm ba bước; bài này chỉ từng bước một.",
        Date = new DateTime(2026, 11, 20, 8, 0, 0),
        Unit = "van-phong",
        Author = "Văn phòng Sở",
        Genre = "tin",
        PlanItems = ["1.1"],
        Category = "dich-vu-cong",
        Channels = ["website", "fanpage", "zalo"],
        Body = body,
        BodyLine = 12,
        Places = new Dictionary<string, Place>(),
    };

    /// <summary>A department with an office, a division that closed on 30 June 2026, a board and the three usual channels.</summary>
    public static Agency Agency() => new()
    {
        Id = "so-mau",
        Name = "Sở Mẫu",
        Kind = AgencyKind.Department,
        Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh"),
        Valid = new Validity(new DateOnly(2010, 1, 1), null),
        Units =
        [
            new Unit("van-phong", "Văn phòng Sở", UnitKind.Office, default),
            new Unit("phong-nghiep-vu", "Phòng Nghiệp vụ", UnitKind.Division, default),
            new Unit("phong-to-chuc", "Phòng Tổ chức", UnitKind.Division, new Validity(null, new DateOnly(2026, 6, 30))) { Successor = "phong-nghiep-vu" },
            new Unit("ban-bien-tap", "Ban Biên tập", UnitKind.Board, default),
        ],
        Board = "ban-bien-tap",
        Contact = new Contact { Phone = "(000) 000 0000", Hotline = "0912 000 000" },
        Categories = [new Category("dich-vu-cong", "Dịch vụ công trực tuyến")],
        Channels =
        [
            new ChannelSetting("website", ChannelKind.Website, "Trang thông tin điện tử", null) { BaseUrl = "https://so-mau.example.vn" },
            new ChannelSetting("fanpage", ChannelKind.Facebook, "Fanpage", TimeSpan.FromHours(6)),
            new ChannelSetting("zalo", ChannelKind.Zalo, "Zalo OA", TimeSpan.FromHours(6)),
        ],
        DefaultChannels = ["website", "fanpage", "zalo"],
    };

    /// <summary>A signed plan with the items 1.1 and 1.2.</summary>
    public static Plan Plan(int year = 2026) => new()
    {
        Agency = "so-mau",
        Year = year,
        Date = new DateOnly(year, 1, 5),
        Title = $"Kế hoạch tuyên truyền cải cách hành chính năm {year}",
        Issuer = "Sở Mẫu",
        Status = PlanStatus.Signed,
        Items = [Item("1.1"), Item("1.2")],
    };

    public static PlanItem Item(string id) => new()
    {
        Id = id,
        Title = $"Nhiệm vụ {id}",
        Deadlines = [new Deadline("Thường xuyên", DeadlineKind.Continuous, null, null, [])],
        Actions = [new PlanAction { No = 1, Text = "Đăng tin, bài", Form = "tin-bai", Lead = ["van-phong"] }],
    };

    /// <summary>The agency with its plan of 2026, one good cover and these articles.</summary>
    public static AgencyContent Content(params Article[] articles) => Content(Agency(), articles);

    public static AgencyContent Content(Agency agency, params Article[] articles) =>
        new(agency, [Plan()], articles, new Dictionary<string, MediaFile> { ["media/ba-buoc.png"] = Picture() }, []);

    /// <summary>The first edition of an article on one channel, due at 08:00 on 20 November 2026.</summary>
    public static Publication Publication(string channel = "website", string article = "so-mau/mot-cua") => new()
    {
        Id = $"{article}@1/{channel}/publish",
        Article = article,
        Edition = article + "@1",
        Agency = "so-mau",
        Channel = channel,
        Act = PublicationAct.Publish,
        State = PublicationState.Scheduled,
        DueAt = new DateTimeOffset(2026, 11, 20, 1, 0, 0, TimeSpan.Zero),
        NotBefore = new DateTimeOffset(2026, 11, 20, 1, 0, 0, TimeSpan.Zero),
        RenditionHash = new string('0', 64),
    };

    public static MediaFile Picture(string path = "media/ba-buoc.png") => new(path, 200_000, PictureFormat.Png, 1200, 630);
}
