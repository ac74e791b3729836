using System.Text.RegularExpressions;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Text;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Publications;

public sealed partial class ReasonWordsTests
{
    [Theory]
    [InlineData("Kênh chưa được kết nối.", "The channel is not connected.")]
    [InlineData("Quá 6 giờ so với giờ hẹn; xếp lại lịch nếu vẫn muốn đăng.", "Late by more than 6 hours; schedule it again if it shall still go out.")]
    [InlineData("Zalo không chấp nhận nội dung (mã -201: id is invalid!).", "Zalo does not accept the content (code -201: “id is invalid!”).")]
    [InlineData("Đã gỡ: Sai số liệu", "Withdrawn: “Sai số liệu”")]
    [InlineData("Facebook không chấp nhận nội dung (mã 100/1366046).", "Facebook does not accept the content (code 100/1366046).")]
    [InlineData("Không nhận được trả lời của Zalo (hết giờ).", "Zalo gave no answer (“hết giờ”).")]
    [InlineData("Lỗi khi gửi: TimeoutException.", "Sending failed: TimeoutException.")]
    [InlineData("Mẫu trình bày templates/a.scriban:1:2 bị lỗi: số viết sai. Không có mẫu trình bày “b”.", "The template templates/a.scriban:1:2 fails: Malformed number. There is no template “b”.")]
    [InlineData("Mẫu trình bày templates/a.scriban:1:8 bị lỗi, ở “}}”: vòng lặp thiếu tên biến.", "The template templates/a.scriban:1:8 fails at “}}”: Expecting a loop variable.")]
    [InlineData("Mẫu trình bày templates/a.scriban:1:8 bị lỗi, ở “end”: cần một biểu thức, nhưng lại gặp chỗ hết mẫu.",
        "The template templates/a.scriban:1:8 fails at “end”: Expecting an expression instead of the end of the template.")]
    [InlineData("Một lý do của bản cũ.", "The ledger says, in Vietnamese: “Một lý do của bản cũ.”")]
    public void AReasonIsToldInEnglishWhenAsked(string vi, string en)
    {
        ReasonWords.In(Language.English, vi).ShouldBe(en);
        ReasonWords.In(Language.Vietnamese, vi).ShouldBe(vi);
    }

    [Theory]
    [InlineData("Kênh chưa được kết nối; Tổ tin học chạy: cchc channel login zalo --agency so-mau", ReasonOwner.Unconnected)]
    [InlineData("Facebook không nhận mã truy cập; cần lấy mã mới cho trang (mã 190/463: Session has expired).", ReasonOwner.Account)]
    [InlineData("Zalo không nhận mã truy cập; cần kết nối lại kênh (mã -216).", ReasonOwner.Account)]
    [InlineData("Mã truy cập trong sổ đã bị sửa hoặc hỏng. Kết nối lại bằng “cchc channel login”.", ReasonOwner.Account)]
    [InlineData("Máy này không có khóa k1 đã niêm phong mã truy cập. Chép tệp khóa x từ máy cũ, đặt CCHC_KEY, hoặc kết nối lại bằng “cchc channel login”.", ReasonOwner.Node)]
    [InlineData("Zalo đang bận hoặc hết lượt, sẽ thử lại (mã -32).", ReasonOwner.Budget)]
    [InlineData("Mẫu hoặc cấu hình đã đổi sau khi duyệt; chờ duyệt lại.", ReasonOwner.Reopened)]
    [InlineData("Zalo không chấp nhận nội dung (mã -201: Zalo không nhận mã truy cập).", ReasonOwner.None)]
    [InlineData("Không nhận được trả lời của Zalo (hết giờ).", ReasonOwner.None)]
    [InlineData("Một lý do của bản cũ.", ReasonOwner.None)]
    [InlineData(null, ReasonOwner.None)]
    public void AReasonHasAnOwner(string? reason, ReasonOwner owner) => ReasonWords.OwnerOf(reason).ShouldBe(owner);

    /// <summary>A reason that somebody writes into a row is added to the list too: every Vietnamese text of channels and publisher that has no English beside it is in it.</summary>
    [Theory]
    [InlineData("src/CcHcPublish.Runtime/Channels/Facebook", 9)]
    [InlineData("src/CcHcPublish.Runtime/Channels/Zalo", 8)]
    [InlineData("src/CcHcPublish.Runtime/Channels/Website", 7)]
    [InlineData("src/CcHcPublish.Runtime/Publishing", 9)]
    public void EveryReasonOfTheProductHasItsEnglish(string folder, int least)
    {
        var reasons = SourceTree.Files(folder, "*.cs").SelectMany(file => Continued().Replace(File.ReadAllText(file), "\", ").Split('\n')).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal) && !Both().IsMatch(line))
            .SelectMany(line => Texts().Matches(line)).Select(text => Holes().Replace(text.Groups[1].Value, "1"))
            .Where(text => Letters().IsMatch(text) && text.Length > 12 && text[0] != ' ').Distinct().ToList();

        reasons.Count.ShouldBeGreaterThanOrEqualTo(least);
        reasons.Where(reason => ReasonWords.In(Language.English, reason)!.StartsWith("The ledger says", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [GeneratedRegex("\"((?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Texts();

    /// <summary>A text and its English on the next line.</summary>
    [GeneratedRegex("\",\\r?\\n\\s*(?=\\$?\")")]
    private static partial Regex Continued();

    /// <summary>A message that carries its own English, or a line of the log, which no row holds.</summary>
    [GeneratedRegex("\",\\s*\\$?\"|Words\\(|new\\(\\$?\"|\\[LoggerMessage|Message = \"")]
    private static partial Regex Both();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Holes();

    [GeneratedRegex("[À-ỹ]")]
    private static partial Regex Letters();
}
