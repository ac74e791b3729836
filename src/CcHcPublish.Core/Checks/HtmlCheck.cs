using System.Text.RegularExpressions;

namespace CcHcPublish.Core.Checks;

/// <summary>No HTML in the text: it is shown to readers as it is written, never carried out.</summary>
public sealed partial class HtmlCheck : ICheck
{
    public IEnumerable<Finding> Check(CheckSubject subject)
    {
        foreach (var prose in subject.Prose)
        {
            foreach (Match tag in Tag().Matches(prose.Text))
            {
                yield return new Finding("raw-html", Severity.Advice, prose.At(tag.Index),
                    new($"Thẻ HTML “{tag.Value}” sẽ hiện nguyên văn trước mắt bạn đọc.", $"The HTML tag “{tag.Value}” is shown to readers as it stands."),
                    new(
                        "Dùng Markdown: **đậm**, *nghiêng*, bảng, danh sách; muốn nhắc tới thẻ thì đặt trong dấu `…`.",
                        "Use Markdown: **bold**, *italic*, tables, lists; to speak of a tag put it in `…`."));
            }
        }
    }

    [GeneratedRegex(@"</?(?:a|b|i|u|p|br|hr|em|div|img|span|font|table|tr|td|th|ul|ol|li|strong|center|script|style|iframe|h[1-6])(?:[ /][^<>\n]{0,120})?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 2000)]
    private static partial Regex Tag();
}
