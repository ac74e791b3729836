using CcHcPublish.Core.Text;

namespace CcHcPublish.Core.Checks;

/// <summary>The category is one of the agency's.</summary>
public sealed class CategoryCheck : ICheck
{
    public IEnumerable<Finding> Check(CheckSubject subject)
    {
        var article = subject.Article;
        if (subject.Agency.Category(article.Category) is not null) yield break;
        var known = subject.Agency.Categories.Select(category => category.Id).ToList();
        var nearest = Nearest.Of(article.Category, known);
        yield return new Finding("category", Severity.Error, article.PlaceOf("category"),
            new($"Không có chuyên mục “{article.Category}”.", $"There is no category “{article.Category}”."),
            nearest is null
                ? new($"Chọn một trong: {string.Join(", ", known.Take(30))}.", $"Choose one of: {string.Join(", ", known.Take(30))}.")
                : new($"Có phải ý bạn là “{nearest}”?", $"Did you mean “{nearest}”?"));
    }
}
