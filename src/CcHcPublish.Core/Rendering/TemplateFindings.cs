using CcHcPublish.Core.Checks;
using Scriban.Parsing;
using Scriban.Syntax;

namespace CcHcPublish.Core.Rendering;

/// <summary>What can be wrong with a template, with the piece of it that is meant. Positions count from 1; the engine counts from 0.</summary>
internal static class TemplateFindings
{
    /// <summary>Every finding of a template carries a code that begins so.</summary>
    public const string Code = "template";

    public static Finding Missing(string path) => new("template-missing", Severity.Error, new Place($"templates/{path}", 1, 1),
        new($"Không có mẫu trình bày “{path}”.", $"There is no template “{path}”."),
        new("Khôi phục tệp này trong thư mục templates.", "Restore the file in the templates folder."));

    public static IEnumerable<Finding> Parse(IEnumerable<LogMessage> messages, TemplateText template) => messages
        .Where(message => message.Type == ParserMessageType.Error)
        .Select(message => Of(message.Span, message.Message, template));

    /// <param name="find">The template of a file, since the place may lie in one that was included.</param>
    public static Finding Run(ScriptRuntimeException wrong, TemplateText template, Func<string, TemplateText?> find)
    {
        var (span, message) = wrong is ScriptParserRuntimeException { ParserMessages: [var first, ..] } ? (first.Span, first.Message) : (wrong.Span, wrong.OriginalMessage);
        return Of(span, message, string.IsNullOrEmpty(span.FileName) ? template : find(span.FileName) ?? template with { File = span.FileName, Text = "" });
    }

    public static Finding Body(string file) => new("template-body", Severity.Error, new Place(file, 1, 1),
        new("Mẫu trình bày phải đặt {{ body }} đúng một lần.", "The template must place {{ body }} exactly once."),
        new("Thêm {{ body }} vào chỗ nội dung bài phải đứng.", "Put {{ body }} where the article's text belongs."));

    private static Finding Of(SourceSpan span, string message, TemplateText template)
    {
        var place = new Place(template.File, span.Start.Line + 1, span.Start.Column + 1);
        var fragment = TemplateFragment.Of(template.Text, span);
        var words = TemplateWords.Of(message);
        var (near, nearEn) = fragment is null ? ("", "") : ($", ở “{fragment.Piece}”", $" at “{fragment.Piece}”");
        return new Finding(Code, Severity.Error, place,
            new($"Mẫu trình bày {place} bị lỗi{near}: {words.Vi}.", $"The template {place} fails{nearEn}: {words.En}."),
            new(
                "Sửa mẫu tại dòng và cột đã nêu, hoặc bỏ tệp riêng của cơ quan để dùng mẫu chung.",
                "Correct the template at that line and column, or remove the agency's own file to use the common one."))
        {
            Fragment = fragment,
        };
    }
}
