using CcHcPublish.Core.Text;

namespace CcHcPublish.Core.Publications;

/// <summary>
/// The reasons a publication's row can hold. Rows keep them in Vietnamese, as the board and the log read them; English is told from this list on output.
/// What follows a known beginning (a code, a person's own words) is passed on as it is.
/// </summary>
public static class ReasonWords
{
    private static readonly Words[] Known =
    [
        new("Kênh chưa được kết nối; Tổ tin học chạy: ", "The channel is not connected; the IT team runs: "),
        new("Kênh chưa được kết nối.", "The channel is not connected."),
        new("Kênh không còn trong agency.yaml.", "The channel no longer stands in agency.yaml."),
        new("Bản đã duyệt không còn khớp mã băm; duyệt lại tin bài.", "The approved bytes no longer match their hash; approve the article again."),
        new("Bản đã duyệt không còn khớp mã băm.", "The approved bytes no longer match their hash."),
        new("Bản đã duyệt không phải là bài của trang web", "What was approved is no article of the website"),
        new("Chưa gửi được, sẽ thử lại.", "Not sent yet; it will be tried again."),
        new("Dừng giữa chừng khi đang gửi.", "Stopped in the middle of sending."),
        new("Lỗi khi gửi:", "Sending failed:"),
        new("Đã gỡ trước khi gửi.", "Withdrawn before it was sent."),
        new("Đã gỡ:", "Withdrawn:"),
        new("Lượt đăng trước chưa ngã ngũ.", "An earlier publication is not settled."),
        new("Trên kênh không có gì của tin bài này.", "Nothing of this article is on the channel."),
        new("Có bản mới được duyệt.", "A newer edition was approved."),
        new("Có bản đính chính được duyệt.", "A correction was approved."),
        new("Tin bài đã sửa sau khi duyệt; chờ duyệt lại.", "Changed after approval; it must be approved again."),
        new("Quá ", "Past its grace: "),
        new("Facebook đang bận hoặc hết lượt, sẽ thử lại", "Facebook is busy or the quota is used up; it will be tried again"),
        new("Không rõ Facebook đã nhận bài hay chưa", "Whether Facebook took the post is not known"),
        new("Facebook không nhận mã truy cập; cần lấy mã mới cho trang", "Facebook refuses the token; the Page needs a new one"),
        new("Người quản trị trang cần đăng nhập facebook.com và xác minh", "The Page's admin must log in to facebook.com and verify"),
        new("Ứng dụng thiếu quyền đăng lên trang", "The app lacks the right to post on the Page"),
        new("Cấu hình kết nối fanpage chưa đúng", "The connection's settings are wrong"),
        new("Facebook đang hạn chế trang; xem thông báo trên facebook.com", "Facebook restricts the Page; see its notice"),
        new("Facebook không chấp nhận nội dung", "Facebook does not accept the content"),
        new("Máy này không có khóa ", "This machine lacks the key "),
        new("Mã truy cập trong sổ đã bị sửa hoặc hỏng. Kết nối lại bằng", "The stored token was changed or damaged. Connect again by"),
        new("Zalo đang bận hoặc hết lượt, sẽ thử lại", "Zalo is busy or the quota is used up; it will be tried again"),
        new("Zalo không nhận mã truy cập; cần kết nối lại kênh", "Zalo refuses the token; connect the channel again"),
        new("Không nhận được trả lời của Zalo", "Zalo gave no answer"),
        new("Zalo từ chối; cần người quản trị xử lý", "Zalo refuses; an administrator must act"),
        new("Zalo không phục vụ người nhận này", "Zalo does not serve this recipient"),
        new("Zalo không chấp nhận nội dung", "Zalo does not accept the content"),
    ];

    /// <summary>A row's reason in the language of its reader; one that is not known stays as it was written.</summary>
    public static string? In(Language language, string? reason)
    {
        if (language == Language.Vietnamese || reason is null) return reason;
        foreach (var words in Known)
        {
            if (reason.StartsWith(words.Vi, StringComparison.Ordinal)) return words.En + reason[words.Vi.Length..]
                .Replace("(mã ", "(code ", StringComparison.Ordinal)
                .Replace(" giờ so với giờ hẹn; xếp lại lịch nếu vẫn muốn đăng.", " hours late; schedule it again if it shall still go out.", StringComparison.Ordinal);
        }

        return reason;
    }
}
