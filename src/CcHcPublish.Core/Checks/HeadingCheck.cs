using Markdig.Syntax;

namespace CcHcPublish.Core.Checks;

/// <summary>Headings of the body begin at ## (the title is the first level) and skip no level, as screen readers need.</summary>
public sealed class HeadingCheck : ICheck
{
    public IEnumerable<Finding> Check(CheckSubject subject)
    {
        var above = 1;
        foreach (var heading in subject.Document.Descendants<HeadingBlock>())
        {
            if (heading.Level == 1)
            {
                yield return Wrong(subject.At(heading),
                    new("Tiêu đề cấp 1 (#) dành cho tiêu đề bài.", "The first level (#) belongs to the article's title."),
                    new("Dùng ## cho mục lớn nhất trong bài.", "Use ## for the largest sections."));
            }
            else if (heading.Level > above + 1)
            {
                yield return Wrong(subject.At(heading),
                    new($"Tiêu đề nhảy từ cấp {above} xuống cấp {heading.Level}.", $"The headings jump from level {above} to {heading.Level}."),
                    new($"Dùng {new string('#', above + 1)} ở đây.", $"Use {new string('#', above + 1)} here."));
            }

            above = Math.Max(heading.Level, 1);
        }
    }

    private static Finding Wrong(Place place, Text.Words message, Text.Words advice) => new("heading-level", Severity.Advice, place, message, advice);
}
