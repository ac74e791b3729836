using CcHcPublish.Core.Articles;

namespace CcHcPublish.Core.Checks;

/// <summary>Genres that re-use somebody else's text name their source.</summary>
public sealed class SourceCheck : ICheck
{
    public IEnumerable<Finding> Check(CheckSubject subject)
    {
        var article = subject.Article;
        if (!string.IsNullOrWhiteSpace(article.Source) || Genre.Of(article.Genre) is not { NeedsSource: true } genre) yield break;
        yield return new Finding("source-missing", Severity.Error, article.PlaceOf("genre"),
            new($"Thể loại “{genre.Name.Vi}” phải ghi nguồn.", $"The genre “{genre.Name.En}” needs a source."),
            new("Thêm dòng “source: …”: cơ quan, văn bản hoặc trang gốc.", "Add a line “source: …”: the body, document or site it comes from."));
    }
}
