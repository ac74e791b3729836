using System.Globalization;
using Zalo.OA.SDK;

namespace CcHcPublish.Benchmarks.Channels;

/// <summary>An article of common length, each with its own title, as the service's duplicate check wants it.</summary>
internal static class Sample
{
    private const string Paragraph =
        "Người dân đăng nhập Cổng Dịch vụ công bằng tài khoản định danh, chọn thủ tục, điền tờ khai, đính kèm giấy tờ và nộp hồ sơ; kết quả được báo qua tin nhắn.";

    public static string Message(int number) => string.Create(CultureInfo.InvariantCulture, $"Tin số {number}: {Paragraph}");

    public static Uri Link(int number) => new(string.Create(CultureInfo.InvariantCulture, $"https://so-mau.example/tin/{number}?utm_content=p{number}"));

    public static NormalArticle Article(int number) => new()
    {
        Title = string.Create(CultureInfo.InvariantCulture, $"Ba bước nộp hồ sơ trực tuyến, tin số {number}"),
        Author = "Văn phòng Sở",
        Description = "Người dân nộp hồ sơ tại nhà, theo dõi kết quả trên điện thoại.",
        Cover = new ArticleCover.Photo(new("https://so-mau.example/anh/bia.jpg")),
        Body = [.. Enumerable.Repeat<ArticleBlock>(new ArticleBlock.Text($"<p>{Paragraph}</p>"), 12), new ArticleBlock.Image(new("https://so-mau.example/anh/2.png"), "Ảnh")],
        Visibility = ArticleVisibility.Show,
    };
}
