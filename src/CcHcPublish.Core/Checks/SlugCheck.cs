namespace CcHcPublish.Core.Checks;

/// <summary>No two articles of an agency have one slug. At fault is the one that does not own it: the owner may be published.</summary>
public sealed class SlugCheck : ICheck
{
    public IEnumerable<Finding> Check(CheckSubject subject)
    {
        var article = subject.Article;
        if (subject.Content.OwnerOf(article.Slug) is not { } owner || owner == article.Path) yield break;
        yield return new Finding("slug-duplicate", Severity.Error, article.PlaceOf(article.Places.ContainsKey("slug") ? "slug" : "title"),
            new($"Bài {owner} đã dùng slug “{article.Slug}”.", $"{owner} already has the slug “{article.Slug}”."),
            new("Đặt slug khác; slug là địa chỉ lâu dài của bài.", "Choose another slug; it is the article's address for good."));
    }
}
