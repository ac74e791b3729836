using CcHcPublish.Core.Text;

namespace CcHcPublish.Core.Checks;

/// <summary>There is a text, it can be parsed, and it is not a stub.</summary>
public sealed class BodyCheck : ICheck
{
    private const int FewestWords = 40;

    /// <summary>Genres in which the picture or film is the content.</summary>
    private static readonly string[] Visual = ["anh", "infographic", "video"];

    public IEnumerable<Finding> Check(CheckSubject subject)
    {
        if (subject.IsTooDeep)
        {
            yield return new Finding("body-nesting", Severity.Error, subject.Body.At(0),
                new("Nội dung có trích dẫn, danh sách hoặc ngoặc lồng nhau quá nhiều tầng.", "Quotes, lists or brackets are nested too deeply."),
                new("Bỏ bớt dấu >, gạch đầu dòng hoặc ngoặc vuông thừa.", "Remove superfluous >, dashes or brackets."));
            yield break;
        }

        var words = 0;
        foreach (var _ in new WordRuns(subject.Body.Text))
        {
            if (++words == FewestWords) break;
        }

        if (words >= FewestWords) yield break;
        if (words == 0 && !subject.Links.Any(link => link.IsImage))
        {
            yield return new Finding("body-empty", Severity.Error, subject.Body.At(0),
                new("Bài chưa có nội dung.", "The article has no text."),
                new("Viết nội dung sau dòng --- thứ hai.", "Write the text after the second --- line."));
        }
        else if (!Visual.Contains(subject.Article.Genre))
        {
            yield return new Finding("body-short", Severity.Advice, subject.Body.At(0),
                new($"Bài chỉ có {words} chữ.", $"The article has only {words} words."),
                new(
                    $"Một tin thường có ít nhất {FewestWords} chữ: ai, việc gì, ở đâu, khi nào.",
                    $"A news item usually has at least {FewestWords} words: who, what, where, when."));
        }
    }
}
