namespace Zalo.OA.SDK.Tests;

/// <summary>Values that do not matter to a test.</summary>
internal static class A
{
    public static NormalArticle Article(string title = "Ba bước nộp hồ sơ trực tuyến") => new()
    {
        Title = title,
        Author = "Văn phòng Sở",
        Description = "Người dân nộp hồ sơ tại nhà, theo dõi kết quả trên điện thoại.",
        Cover = new ArticleCover.Photo(new Uri("https://so.example.gov.vn/anh/bia.jpg")),
        Body =
        [
            new ArticleBlock.Text("<p>Bước 1: đăng nhập.</p>"),
            new ArticleBlock.Image(new Uri("https://so.example.gov.vn/anh/buoc-2.png"), "Bước 2: điền tờ khai"),
            new ArticleBlock.Text("<p>Bước 3: gửi.</p>"),
        ],
        Visibility = ArticleVisibility.Show,
    };
}

internal static class Outcomes
{
    extension<T>(ZaloResult<T> result)
    {
        public T Value => result.TryGet(out var value, out var error) ? value : throw new Xunit.Sdk.XunitException($"Failed: {error} ({error!.Remedy})");

        public ZaloError Error => result.TryGet(out var value, out var error) ? throw new Xunit.Sdk.XunitException($"Succeeded: {value}") : error!;
    }
}
