using CcHcPublish.Core.Checks;

namespace CcHcPublish.Core.Articles;

internal static class ArticleFindings
{
    public static Finding NoFrontMatter(Place place) => new("front-matter", Severity.Error, place,
        new("Tệp không mở đầu bằng phần thông tin bài giữa hai dòng ---.", "The file does not begin with front matter between two --- lines."),
        new(
            "Thêm phần đó ở đầu tệp: title, summary, date, unit, author, genre, plan_items, category.",
            "Add it at the top: title, summary, date, unit, author, genre, plan_items, category."));

    public static Finding WrongSlug(Place place, string slug, string better) => new("slug", Severity.Error, place,
        new($"“{slug}” không dùng làm đường dẫn được.", $"“{slug}” cannot be an address."),
        new($"Chỉ dùng chữ thường không dấu, số và gạch nối, ví dụ “{better}”.", $"Use lowercase letters without marks, digits and hyphens, such as “{better}”."));
}
