namespace CcHcPublish.Core.Checks;

/// <summary>No two articles of an agency have one slug. Of two, the second in path order is at fault: the first may be published.</summary>
public sealed class SlugCheck : ICheck
{
    public IEnumerable<Finding> Check(CheckSubject subject)
    {
        var article = subject.Article;
        if (subject.Content.Article(article.Slug) is not { } first || first.Path == article.Path) yield break;
        yield return new Finding("slug-duplicate", Severity.Error, article.PlaceOf(article.Places.ContainsKey("slug") ? "slug" : "title"),
            new($"Bài {first.Path} đã dùng slug “{article.Slug}”.", $"{first.Path} already has the slug “{article.Slug}”."),
            new("Đặt slug khác; slug là địa chỉ lâu dài của bài.", "Choose another slug; it is the article's address for good."));
    }
}
