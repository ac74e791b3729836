using CcHcPublish.Core.Text;

namespace CcHcPublish.Core.Checks;

/// <summary>The file is called after its slug and lies in the folder of its year and month, where people look for it.</summary>
public sealed class FileNameCheck : ICheck
{
    public IEnumerable<Finding> Check(CheckSubject subject)
    {
        var article = subject.Article;
        var parts = article.Path.Split('/');
        if (parts[^1] != article.Slug + ".md")
        {
            yield return new Finding("file-name", Severity.Advice, new Place(article.Path, 1, 1),
                new($"Tên tệp khác slug “{article.Slug}”.", $"The file's name differs from the slug “{article.Slug}”."),
                new($"Đổi tên tệp thành {article.Slug}.md.", $"Rename the file {article.Slug}.md."));
        }

        var folder = FormattableString.Invariant($"articles/{article.Date:yyyy}/{article.Date:MM}");
        if (string.Join('/', parts[^Math.Min(4, parts.Length)..^1]) != folder)
        {
            yield return new Finding("file-folder", Severity.Advice, article.PlaceOf("date"),
                new($"Bài ngày {subject.Day.Vi()} không nằm trong thư mục {folder}.", $"The article of {subject.Day.En()} does not lie in {folder}."),
                new($"Chuyển tệp vào {folder}, hoặc sửa ngày.", $"Move it to {folder}, or correct the date."));
        }
    }
}
