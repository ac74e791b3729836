using System.Globalization;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Core.Publications;

/// <summary>Whose matter a reason is.</summary>
public enum ReasonOwner
{
    /// <summary>Nobody's but the publication's own.</summary>
    None,

    /// <summary>The account of the channel must be put in order.</summary>
    Account,

    /// <summary>The account itself allows it not or no more: its package, its verification or its standing at the far side. Connecting it anew changes nothing.</summary>
    Package,

    /// <summary>No account is connected.</summary>
    Unconnected,

    /// <summary>One node cannot serve the channel; others may.</summary>
    Node,

    /// <summary>The channel serves nobody for now: its budget is used up.</summary>
    Budget,

    /// <summary>An approval was taken back because the bytes would be others now.</summary>
    Reopened,

    /// <summary>There is nothing on the channel that the act could change.</summary>
    NothingThere,

    /// <summary>The website's own page is not reached from outside, where the far side must read it.</summary>
    Website,
}

/// <summary>
/// The reasons a publication's row can hold, each with its owner. Rows keep them in Vietnamese, as the board and the log read them; English is told from this closed list
/// on output. <c>{0}</c> stands for what differs from case to case: a number, a code, the far side's or a person's own words.
/// </summary>
public static class ReasonWords
{
    private static readonly Reason[] Known =
    [
        new("Kênh chưa được kết nối; Tổ tin học chạy: {0}", "The channel is not connected; the IT team runs: {0}", ReasonOwner.Unconnected),
        new("Kênh chưa được kết nối.", "The channel is not connected.", ReasonOwner.Unconnected),
        new("Kênh không còn trong agency.yaml.", "The channel no longer stands in agency.yaml."),
        new("Bản đã duyệt không còn khớp mã băm; duyệt lại tin bài.", "The approved bytes no longer match their hash; approve the article again."),
        new("Bản đã duyệt không còn khớp mã băm.", "The approved bytes no longer match their hash."),
        new(
            "Bản đã duyệt không phải là bài của trang web, hoặc mang đường dẫn khác; duyệt lại tin bài.",
            "What was approved is no article of the website, or has another path; approve the article again."),
        new("Chưa gửi được, sẽ thử lại.", "Not sent yet; it will be tried again."),
        new("Dừng giữa chừng khi đang gửi.", "Stopped in the middle of sending."),
        new("Lỗi khi gửi: {0}", "Sending failed: {0}"),
        new("Dừng giữa chừng khi đang tìm trên kênh.", "Stopped in the middle of looking at the channel."),
        new("Lỗi khi tìm trên kênh: {0}", "Looking at the channel failed: {0}"),
        new("Đã gỡ trước khi gửi.", "Withdrawn before it was sent."),
        new("Đã gỡ: {0}", "Withdrawn: “{0}”"),
        new("Lượt đăng trước chưa ngã ngũ.", "An earlier publication is not settled."),
        new("Trên kênh không có gì của tin bài này.", "Nothing of this article is on the channel.", ReasonOwner.NothingThere),
        new("Bản trước chưa từng lên kênh; bản đã duyệt được đăng mới.", "The earlier edition never reached the channel; what was approved is posted there for the first time."),
        new(
            "Có thể thiếu bình luận đầu tiên dưới bài: mở bài xem, thiếu thì viết tay.",
            "The first comment below the post may be missing: look there, and write it by hand if it is."),
        new("Thay bằng bài đính chính riêng.", "A correction post of its own takes its place."),
        new("Có bản mới được duyệt.", "A newer edition was approved."),
        new("Có bản đính chính được duyệt.", "A correction was approved."),
        new("Tin bài đã sửa sau khi duyệt; chờ duyệt lại.", "Changed after approval; it must be approved again.", ReasonOwner.Reopened),
        new("Mẫu hoặc cấu hình đã đổi sau khi duyệt; chờ duyệt lại.", "Templates or settings changed after approval; it must be approved again.", ReasonOwner.Reopened),
        new("Đã bị gỡ ở kênh; Ban biên tập chấp nhận.", "Removed on the channel; the board accepts it."),
        new("Máy bị treo trước khi gửi; sẽ thử lại.", "The machine slept before sending; it will be tried again."),
        new("Bài trên kênh do người đăng bằng tay; sửa hoặc gỡ bằng tay rồi ghi lại địa chỉ.", "A person posted it by hand; change or remove it by hand and note the address."),
        new("Sắp hết lượt gọi của kênh; chờ cấp lại.", "The channel's quota is nearly used up; waiting for more.", ReasonOwner.Budget),
        new("Sổ khôi phục từ bản sao lưu; tìm trên kênh trước khi gửi.", "The ledger was restored from a backup; the channel is looked at before anything is sent."),
        new("Trang web chưa dựng xong.", "The website is not built completely yet."),
        new("(Bài đang bị ẩn trên OA.)", "(The article is hidden on the OA.)"),
        new("Quá {0} giờ so với giờ hẹn; xếp lại lịch nếu vẫn muốn đăng.", "Late by more than {0} hours; schedule it again if it shall still go out."),
        new("Không có quyền ghi vào thư mục trang web.", "The website's folder cannot be written: access denied."),
        new("Ổ đĩa chứa trang web đã đầy.", "The website's disk is full."),
        new("Ổ đĩa chứa trang web chỉ cho đọc.", "The website's disk is read-only."),
        new("Không ghi được vào thư mục trang web.", "The website's folder cannot be written."),
        new("Không đọc được thư mục trang web.", "The website's folder cannot be read."),
        new("Chưa đọc lại được từ sổ những bài đã đăng trên trang web.", "What was published on the website could not be read from the ledger yet."),
        new("Trang web không nhận việc theo phiếu.", "The website hands out no tickets."),
        new("Không có mẫu trình bày “{0}”.", "There is no template “{0}”."),
        new("Mẫu trình bày phải đặt {{ body }} đúng một lần.", "The template must place {{ body }} exactly once."),
        new("Mẫu trình bày {0} bị lỗi, ở “{1}”: {t}.", "The template {0} fails at “{1}”: {t}."),
        new("Mẫu trình bày {0} bị lỗi: {t}.", "The template {0} fails: {t}."),
        new("Trên fanpage có bài gần giống; người phụ trách xem rồi quyết định.", "A similar post is on the fanpage; the person in charge looks and decides."),
        new("Ảnh trên fanpage không đổi được; duyệt bài đính chính riêng.", "Pictures on the fanpage cannot be changed; approve a correction post of its own."),
        new("Liên kết trên fanpage không đổi được; duyệt bài đính chính riêng.", "The link on the fanpage cannot be changed; approve a correction post of its own."),
        new(
            "Facebook không đọc được trang của tin bài sau nhiều lần thử; xem trang có mở được từ Internet không",
            "Facebook could not read the article's page in several tries; see whether it opens from the Internet", ReasonOwner.Website),
        new("Facebook chưa đọc được trang của tin bài, sẽ thử lại; xem trang có mở được từ Internet không",
            "Facebook could not read the article's page yet and tries again; see whether it opens from the Internet", ReasonOwner.Website),
        new("Facebook trả lời lạ.", "Facebook gave a strange answer."),
        new("Facebook không nhận việc theo phiếu.", "Facebook hands out no tickets."),
        new("Facebook đang bận hoặc hết lượt, sẽ thử lại", "Facebook is busy or the quota is used up; it will be tried again", ReasonOwner.Budget),
        new("Không rõ Facebook đã nhận bài hay chưa", "Whether Facebook took the post is not known"),
        new("Facebook không nhận mã truy cập; cần lấy mã mới cho trang", "Facebook refuses the token; the Page needs a new one", ReasonOwner.Account),
        new("Người quản trị trang cần đăng nhập facebook.com và xác minh", "The Page's admin must log in to facebook.com and verify", ReasonOwner.Account),
        new("Ứng dụng thiếu quyền đăng lên trang", "The app lacks the right to post on the Page", ReasonOwner.Account),
        new("Cấu hình kết nối fanpage chưa đúng", "The connection's settings are wrong", ReasonOwner.Account),
        new("Facebook đang hạn chế trang; xem thông báo trên facebook.com", "Facebook restricts the Page; see its notice"),
        new("Facebook không chấp nhận nội dung", "Facebook does not accept the content"),
        new("Bản thể hiện Zalo không đọc được; duyệt lại tin bài.", "The rendition for Zalo cannot be read; approve the article again."),
        new("Bản thể hiện Zalo không đọc được.", "The rendition for Zalo cannot be read."),
        new("Máy này không có khóa {0} đã niêm phong mã truy cập. Chép tệp khóa {1} từ máy cũ, đặt CCHC_KEY, hoặc kết nối lại bằng “cchc channel login”.",
            "This machine lacks the key {0} that sealed the token. Copy the key file {1} from the old machine, set CCHC_KEY, or connect again by “cchc channel login”.",
            ReasonOwner.Node),
        new(
            "Mã truy cập trong sổ đã bị sửa hoặc hỏng. Kết nối lại bằng “cchc channel login”.",
            "The stored token was changed or damaged. Connect again by “cchc channel login”.", ReasonOwner.Account),
        new("Trên OA đã có bài cùng tiêu đề. Nếu là cùng một tin: “cchc publish {0}”; nếu là tin khác: “cchc schedule {1}”.",
            "The OA already has an article of this title. If it is the same news: “cchc publish {0}”; if it is other news: “cchc schedule {1}”."),
        new("Trên OA vừa có bài cùng tiêu đề, có thể là của lượt đăng khác chưa ngã ngũ; chờ rồi xem lại.",
            "The OA has just got an article of this title, which may be another publication's that is not settled; it is looked at again."),
        new("Bản gửi tới người quan tâm không đọc được; duyệt lại tin bài.", "The broadcast's rendition cannot be read; approve the article again."),
        new("Bài chưa lên OA; chờ bài hiện rồi mới gửi.", "The article is not on the OA yet; it is broadcast once it is shown."),
        new(
            "Bài trên OA do người đăng bằng tay; gửi tới người quan tâm bằng tay trong trang quản trị OA.",
            "A person posted the article by hand; broadcast it by hand in the OA's admin page."),
        new("Bài đang bị ẩn trên OA; cho hiện lại rồi xếp lịch gửi.", "The article is hidden on the OA; show it again, then schedule the broadcast."),
        new("Zalo chưa cho biết bài đang hiện hay ẩn; hỏi lại rồi mới gửi.", "Zalo does not say whether the article is shown; it is asked again before anything is sent."),
        new("Zalo không cho xem lại lượt gửi: người phụ trách mở trang quản trị OA xem đã gửi chưa rồi ghi lại; phần mềm không tự gửi lại.",
            "Zalo does not show broadcasts: a person looks in the OA's admin page whether it went out and notes it; it is never sent again unasked."),
        new("Zalo không nhận lượt gửi theo phiếu.", "Zalo hands out no tickets for broadcasts."),
        new("Lượt gửi tới người quan tâm không sửa, không thu hồi được.", "A broadcast can be neither changed nor recalled."),
        new(
            "Trên OA có bài cùng tiêu đề đang ẩn hoặc không ghi ngày; người phụ trách xem rồi quyết định.",
            "An article of the same title is on the OA, hidden or undated; the person in charge looks and decides."),
        new("Danh sách bài mà Zalo trả lời không đầy đủ hoặc mâu thuẫn; sẽ xem lại.", "Zalo's list of articles is incomplete or contradicts itself; it will be looked at again."),
        new("Zalo đang bận hoặc hết lượt, sẽ thử lại", "Zalo is busy or the quota is used up; it will be tried again", ReasonOwner.Budget),
        new("Zalo không nhận mã truy cập; cần kết nối lại kênh", "Zalo refuses the token; connect the channel again", ReasonOwner.Account),
        new("Không nhận được trả lời của Zalo", "Zalo gave no answer"),
        new("Zalo từ chối; cần người quản trị xử lý", "Zalo refuses; an administrator must act", ReasonOwner.Account),
        new("Hết hạn mức bài của gói OA trong tháng", "The package's articles of this month are used up", ReasonOwner.Package),
        new("Gói OA không cho đăng bài qua API; cần nâng gói", "The package does not allow articles by API; a higher one is needed", ReasonOwner.Package),
        new("OA chưa xác thực; cần làm thủ tục xác thực", "The OA is not verified; it must be verified", ReasonOwner.Package),
        new("OA bị khóa hoặc không còn; cần liên hệ Zalo", "The OA is locked or gone; ask Zalo", ReasonOwner.Package),
        new(
            "OA chưa cấp cho ứng dụng quyền quản lý bài viết; cần đánh dấu nhóm quyền rồi kết nối lại kênh",
            "The OA has not granted the app the right to manage articles; tick the permission group and connect the channel again", ReasonOwner.Account),
        new("Ứng dụng Zalo chưa hoạt động hoặc bị khóa; cần xem trang nhà phát triển", "The Zalo app is not active or locked; look at the developer console", ReasonOwner.Account),
        new(
            "Ứng dụng Zalo đòi appsecret_proof; cần kết nối lại kênh với --proof", "The Zalo app wants appsecret_proof; connect the channel again with --proof",
            ReasonOwner.Account),
        new("Nội dung vi phạm quy định của Zalo", "The content violates Zalo's rules"),
        new(
            "Zalo không tải được ảnh của bài; thay ảnh dưới 1 MB, jpg hoặc png, mở được từ Internet",
            "Zalo could not fetch a picture; replace it by one below 1 MB, jpg or png, that opens from the Internet"),
        new("Zalo không chấp nhận tiêu đề: để trống, quá dài hoặc sai", "Zalo does not accept the title: empty, too long or wrong"),
        new("Zalo không chấp nhận mô tả: để trống, quá dài hoặc sai", "Zalo does not accept the description: empty, too long or wrong"),
        new("Zalo không chấp nhận tên tác giả: để trống, quá dài hoặc sai", "Zalo does not accept the author: empty, too long or wrong"),
        new("Zalo không chấp nhận ảnh: địa chỉ sai hoặc không mở được từ Internet", "Zalo does not accept a picture: its address is wrong or does not open from the Internet"),
        new("Zalo không chấp nhận thân bài", "Zalo does not accept the body"),
        new("Zalo không chấp nhận liên kết của bài", "Zalo does not accept the article's link"),
        new("Zalo không phục vụ người nhận này", "Zalo does not serve this recipient"),
        new("Zalo không chấp nhận nội dung", "Zalo does not accept the content"),
    ];

    /// <summary>How a channel ends its sentence: with nothing, with the far side's code and words, or with its words alone.</summary>
    private static readonly Words[] Endings = [new("", ""), new(".", "."), new(" (mã {0}: {1}).", " (code {0}: “{1}”)."), new(" (mã {0}).", " (code {0})."), new(" ({0}).", " (“{0}”).")];

    /// <summary>How the findings begin of which one reason can hold several.</summary>
    private static readonly string[] Beginnings = [" Mẫu trình bày ", " Không có mẫu trình bày "];

    /// <summary>A row's reason in the language of its reader. One that is in no list, as an older version may have left it, is quoted.</summary>
    public static string? In(Language language, string? reason) =>
        language == Language.Vietnamese || reason is null ? reason : English(reason) ?? $"The ledger says, in Vietnamese: “{reason}”";

    /// <summary>Whose matter a row's reason is; nobody's for one that is in no list.</summary>
    public static ReasonOwner OwnerOf(string? reason) =>
        reason is null ? ReasonOwner.None : Array.Find(Known, known => reason.AsSpan().StartsWith(known.Vi.AsSpan(0, Fixed(known.Vi)), StringComparison.Ordinal))?.Owner ?? ReasonOwner.None;

    /// <summary>Null when some part of it is in no list.</summary>
    internal static string? English(string reason)
    {
        List<string> told = [];
        for (var at = 0; at < reason.Length;)
        {
            var end = Array.ConvertAll(Beginnings, start => reason.IndexOf(start, at, StringComparison.Ordinal)).Where(found => found > at).DefaultIfEmpty(reason.Length).Min();
            if (One(reason[at..end]) is not { } part) return null;
            told.Add(part);
            at = Math.Min(reason.Length, end + 1);
        }

        return told.Count == 0 ? "" : string.Join(' ', told);
    }

    private static string? One(string text)
    {
        foreach (var known in Known)
        {
            // What ends in somebody's words ends there.
            foreach (var ending in known.Vi.Contains('{') ? Endings[..1] : Endings)
            {
                if (Fit(text, new Words(known.Vi + ending.Vi, known.En + ending.En)) is { } told) return told;
            }
        }

        return null;
    }

    /// <summary>The English of a pattern with what the text has in its places; null when the text is another. <c>{t}</c> stands for a complaint about a template.</summary>
    private static string? Fit(string text, Words pattern)
    {
        var fixedParts = pattern.Vi.Split(["{0}", "{1}", "{t}"], StringSplitOptions.None);
        if (!text.StartsWith(fixedParts[0], StringComparison.Ordinal)) return null;
        var english = pattern.En;
        var at = fixedParts[0].Length;
        for (var place = 1; place < fixedParts.Length; place++)
        {
            var isLast = place == fixedParts.Length - 1;
            var end = !isLast ? text.IndexOf(fixedParts[place], at, StringComparison.Ordinal)
                : text.Length - fixedParts[place].Length >= at && text.EndsWith(fixedParts[place], StringComparison.Ordinal) ? text.Length - fixedParts[place].Length
                : -1;
            if (end < 0) return null;
            english = english.Replace(string.Create(CultureInfo.InvariantCulture, $"{{{place - 1}}}"), text[at..end], StringComparison.Ordinal);
            if (isLast && english.Contains("{t}", StringComparison.Ordinal)) english = english.Replace(
                "{t}", TemplateWords.English(text[at..end]) ?? $"“{text[at..end]}”", StringComparison.Ordinal);
            at = end + fixedParts[place].Length;
        }

        return at == text.Length ? english : null;
    }

    /// <summary>How long a pattern is the same in every case; what follows, such as the far side's own words, differs.</summary>
    private static int Fixed(string pattern) => pattern.IndexOf('{', StringComparison.Ordinal) is > 0 and var hole ? hole : pattern.Length;

    private sealed record Reason(string Vi, string En, ReasonOwner Owner = ReasonOwner.None);
}
