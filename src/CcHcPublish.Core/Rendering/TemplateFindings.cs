using CcHcPublish.Core.Checks;
using Scriban.Parsing;
using Scriban.Syntax;

namespace CcHcPublish.Core.Rendering;

/// <summary>What can be wrong with a template. Positions count from 1; the engine counts from 0.</summary>
internal static class TemplateFindings
{
    public static Finding Missing(string path) => new("template-missing", Severity.Error, new Place($"templates/{path}", 1, 1),
        new($"Không có mẫu trình bày “{path}”.", $"There is no template “{path}”."),
        new("Khôi phục tệp này trong thư mục templates.", "Restore the file in the templates folder."));

    public static IEnumerable<Finding> Parse(IEnumerable<LogMessage> messages, string file) => messages
        .Where(message => message.Type == ParserMessageType.Error)
        .Select(message => Of(message.Span, file, message.Message));

    public static Finding Run(ScriptRuntimeException wrong, string file) => wrong is ScriptParserRuntimeException { ParserMessages: [var first, ..] }
        ? Of(first.Span, file, first.Message)
        : Of(wrong.Span, file, wrong.OriginalMessage);

    public static Finding Body(string file) => new("template-body", Severity.Error, new Place(file, 1, 1),
        new("Mẫu trình bày phải đặt {{ body }} đúng một lần.", "The template must place {{ body }} exactly once."),
        new("Thêm {{ body }} vào chỗ nội dung bài phải đứng.", "Put {{ body }} where the article's text belongs."));

    private static Finding Of(SourceSpan span, string file, string message)
    {
        var place = new Place(string.IsNullOrEmpty(span.FileName) ? file : span.FileName, span.Start.Line + 1, span.Start.Column + 1);
        return new Finding("template", Severity.Error, place,
            new($"Mẫu trình bày {place} bị lỗi: {message}", $"The template {place} fails: {message}"),
            new("Sửa mẫu tại dòng và cột đã nêu, hoặc bỏ tệp riêng của cơ quan để dùng mẫu chung.", "Correct the template at that line and column, or remove the agency's own file to use the common one."));
    }
}
