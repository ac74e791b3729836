using System.Globalization;
using CcHcPublish.Core.Articles;

namespace CcHcPublish.Core.Checks;

/// <summary>
/// Articles of one week have titles of their own: readers tell them apart by it, and so does the program when it looks on Zalo for an article whose answer was
/// lost. Of two, the later one is told.
/// </summary>
public sealed class SameTitleCheck : ICheck
{
    private static readonly TimeSpan Near = TimeSpan.FromDays(7);

    public IEnumerable<Finding> Check(CheckSubject subject)
    {
        var article = subject.Article;
        if (subject.Content.Titled(article).FirstOrDefault(other => IsBefore(other, article) && article.Date - other.Date <= Near) is not { } first) yield break;
        var day = first.Date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
        yield return new Finding("title-same", Severity.Advice, article.PlaceOf(article.ZaloTitle is null ? "title" : "zalo.title"),
            new($"Bài {first.Path} ngày {day} có cùng tiêu đề.", $"{first.Path} of {day} has the same title."),
            new("Đặt tiêu đề khác nhau, chẳng hạn thêm ngày, nơi hoặc đợt: bạn đọc phân biệt được, và khi mất trả lời của Zalo hệ thống nhận đúng bài.",
                "Give them different titles, by a day, a place or a number: readers tell them apart, and so does the program when an answer of Zalo is lost."));
    }

    private static bool IsBefore(Article other, Article article) =>
        other.Path != article.Path && (other.Date < article.Date || other.Date == article.Date && string.CompareOrdinal(other.Path, article.Path) < 0);
}
