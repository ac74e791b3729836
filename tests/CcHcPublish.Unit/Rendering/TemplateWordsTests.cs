using System.Text;
using System.Text.RegularExpressions;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Rendering;

public partial class TemplateWordsTests
{
    private const string Unknown = "bộ dựng mẫu báo";

    /// <summary>What hosts are told when they call the engine wrongly never reaches the author of a template.</summary>
    private static readonly string[] ForHosts = ["ArgumentException(", "InvalidOperationException(", "NotSupportedException("];

    private const string NamesOfTypes = "TypeNames.cs";

    [Fact]
    public void EveryComplaintOfTheEngineHasVietnameseWords()
    {
        var complaints = SourceTree.Files("src/CcHcPublish.Scriban", "*.cs").Where(file => Path.GetFileName(file) != NamesOfTypes).SelectMany(file => Complaints(File.ReadAllText(file))).Distinct().ToList();

        complaints.Count.ShouldBeGreaterThan(90);
        complaints.Where(complaint => TemplateWords.Of(complaint).Vi.Contains(Unknown, StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Expecting `)` instead of the end of the code", "cần `)`, nhưng lại gặp dấu đóng `}}`")]
    [InlineData("Expecting the name of a member instead of `5`", "cần tên một thành phần, nhưng lại gặp `5`")]
    [InlineData("`if` is not closed by `end`", "`if` chưa được đóng bằng `end`")]
    [InlineData("The operator * cannot be used on texts", "phép tính * không dùng được cho chữ")]
    [InlineData("The index 9 lies outside a list of 3 items", "số thứ tự 9 nằm ngoài danh sách 3 phần tử")]
    [InlineData("A value of type `array` has no member `string`", "giá trị kiểu `danh sách` không có thành phần `string`")]
    [InlineData("The variable `array` was not found", "không có giá trị nào tên `array`")]
    [InlineData("Division by zero", "chia cho 0")]
    public void AComplaintIsSaidInTheWordsOfTheOfficer(string complaint, string vietnamese)
    {
        TemplateWords.Of(complaint).Vi.ShouldBe(vietnamese);
        TemplateWords.Of(complaint).En.ShouldBe(complaint);
    }

    [Fact]
    public void AComplaintOfAnotherEngineIsQuoted() => TemplateWords.Of("Something else").Vi.ShouldBe("bộ dựng mẫu báo “Something else”");

    /// <summary>The texts in a source file that read as sentences, with something in place of what the program puts in.</summary>
    private static IEnumerable<string> Complaints(string source)
    {
        for (var at = source.IndexOf('"', StringComparison.Ordinal); at >= 0; at = source.IndexOf('"', at))
        {
            var line = source.LastIndexOf('\n', at) + 1;
            var before = source[Math.Max(0, at - 120)..at];
            var (text, end) = Literal(source, at, source[at - 1] == '$');
            at = end;
            if (source[line..].TrimStart().StartsWith("//", StringComparison.Ordinal) || ForHosts.Any(host => before[(before.LastIndexOf('\n') + 1)..].Contains(host, StringComparison.Ordinal))) continue;
            if (text.Contains(' ', StringComparison.Ordinal) && (char.IsAsciiLetterUpper(text[0]) || text[0] == '`') && Word().IsMatch(text) && !text.EndsWith(':')) yield return text;
        }
    }

    [GeneratedRegex("[a-z]{4}")]
    private static partial Regex Word();

    private static (string Text, int End) Literal(string source, int start, bool isInterpolated)
    {
        var text = new StringBuilder();
        var depth = 0;
        for (var at = start + 1; at < source.Length; at++)
        {
            var letter = source[at];
            if (letter == '{' && isInterpolated && depth++ == 0) text.Append("x1");
            else if (letter == '}' && isInterpolated && depth > 0) depth--;
            else if (depth > 0) continue;
            else if (letter == '"') return (text.ToString(), at + 1);
            else if (letter == '\\') text.Append(source[++at]);
            else text.Append(letter);
        }

        return ("", source.Length);
    }
}
