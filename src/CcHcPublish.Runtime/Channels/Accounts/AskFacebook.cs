using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Channels.Facebook;

namespace CcHcPublish.Runtime.Channels.Accounts;

/// <summary>Asks Facebook who a Page token is and whether it may post. Sources of the facts: reference on tokens and permissions of Pages.</summary>
/// <param name="setting">The channel as it is declared now; null where it cannot be read.</param>
internal sealed class AskFacebook(FacebookPagesClient client, AccountRow row, ChannelSetting? setting, DateTimeOffset now)
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(14);

    private readonly List<AccountFinding> findings = [];

    /// <summary>The findings, and when a person must sign in again at the latest.</summary>
    public async Task<(IReadOnlyList<AccountFinding> Findings, DateTimeOffset? ExpiresAt)> RunAsync(CancellationToken cancel)
    {
        var end = await AskAsync(cancel);
        Version();
        return (findings, end);
    }

    public static DateTimeOffset? Earliest(DateTimeOffset? one, DateTimeOffset? other) => one is null || other < one ? other : one;

    private async Task<DateTimeOffset?> AskAsync(CancellationToken cancel)
    {
        var report = await client.DebugTokenAsync(cancel) switch
        {
            GraphResult<TokenReport>.Success { Value: var told } => told,
            GraphResult<TokenReport>.Failure { Error: var error } => Refused(error),
            _ => null,
        };
        if (report is { IsValid: false }) Refused(report.Error);
        if (report is not { IsValid: true }) return row.ExpiresAt;
        Kind(report);
        Rights(report);
        var end = Earliest(report.ExpiresAt, report.DataAccessExpiresAt);
        Life(end);
        if (report.Kind is null or "PAGE") await PageAsync(cancel);
        Add(
            "mode", FindingWeight.Look,
            "Facebook không cho biết ứng dụng đã ở chế độ Hoạt động (Live) hay chưa: mở bài mới nhất bằng trình duyệt ẩn danh để chắc chắn.",
            "Facebook does not tell whether the app is live: open the newest post in a private window to be sure.");
        return end;
    }

    /// <summary>Told whatever the token is like: Meta moves an app to another version without an error.</summary>
    private void Version()
    {
        if (client.ServedVersion is { } served && served != client.Version)
            Add(
                "version", FindingWeight.Look,
                $"Phần mềm gọi Graph API {client.Version} nhưng Facebook trả lời bằng {served}; Tổ tin học xem nhật ký thay đổi của Meta và cập nhật phần mềm.",
                $"The program asks for Graph API {client.Version} and Facebook answers as {served}; read Meta's changelog and update the program.");
    }

    private void Kind(TokenReport report)
    {
        if (report.AppId is { } app && app != row.AppId)
            Add(
                "app", FindingWeight.Blocks, $"Token là của ứng dụng {app}, không phải {row.AppId}; đăng nhập lại.",
                $"The token belongs to the app {app}, not {row.AppId}; sign in again.");
        if (report.Kind is not (null or "PAGE"))
            Add(
                "token_kind", FindingWeight.Blocks, "Đây không phải token trang nên không đăng được; đăng nhập lại và chọn trang.",
                "This is no Page token and cannot post; sign in again and choose the Page.");
        else if (report.PageId is { } page && page != row.Account)
            Add(
                "page", FindingWeight.Blocks, $"Token là của trang {page}, không phải {row.Account}; đăng nhập lại.",
                $"The token belongs to the Page {page}, not {row.Account}; sign in again.");
    }

    private void Rights(TokenReport report)
    {
        if (report.Missing.Count == 0)
        {
            Add("permissions", FindingWeight.Good, "Đủ quyền đăng và đọc lại bài.", "Has the permissions to post and to read back.");
            if (setting is { FirstComment: true } && !report.Permissions.Contains(TokenReport.ForComments))
                Add(
                    "comments", FindingWeight.Look,
                    $"Kênh khai first_comment nhưng token thiếu quyền {TokenReport.ForComments}: bài vẫn đăng, không có bình luận đầu tiên. Đăng nhập lại để cấp quyền.",
                    $"The channel says first_comment, but the token lacks {TokenReport.ForComments}: posts go out without it. Sign in again to grant it.");
            return;
        }

        var missing = string.Join(", ", report.Missing);
        Add(
            "permissions", FindingWeight.Blocks, $"Thiếu quyền {missing}: thêm trong ứng dụng Meta rồi đăng nhập lại, token cũ không tự có quyền mới.",
            $"Lacks {missing}: add it in the Meta app and sign in again; the old token does not get it by itself.");
    }

    private void Life(DateTimeOffset? end)
    {
        if (end is not { } at)
            Add("life", FindingWeight.Good, "Token không ghi ngày hết hạn.", "The token names no end.");
        else if (at <= now + Soon)
            Add(
                "life", FindingWeight.Look, $"Token hoặc quyền đọc chỉ còn đến {at:dd/MM/yyyy}; đăng nhập lại trước ngày đó.",
                $"The token or its right to read ends on {at:yyyy-MM-dd}; sign in again before.");
        else
            Add("life", FindingWeight.Good, $"Token còn dùng được đến {at:dd/MM/yyyy}.", $"The token holds until {at:yyyy-MM-dd}.");
    }

    private async Task PageAsync(CancellationToken cancel)
    {
        switch (await client.GetPageAsync(cancel))
        {
            case GraphResult<PageProfile>.Success { Value: { IsPublished: false } page }:
                Add(
                    "page", FindingWeight.Blocks, $"Trang {page.Name} đang ẩn, bạn đọc không thấy; người quản trị trang bật lại.",
                    $"The Page {page.Name} is not published: readers see nothing; its admin publishes it.");
                break;
            case GraphResult<PageProfile>.Success { Value: { MayPost: false } page }:
                Add(
                    "tasks", FindingWeight.Look,
                    $"Facebook báo người cấp token không được đăng lên trang {page.Name}: người quản trị trang cấp việc “Tạo nội dung” (CREATE_CONTENT), rồi đăng nhập lại.",
                    $"Facebook says that the person behind the token may not post on the Page {page.Name}: its admin grants the task “Create content” (CREATE_CONTENT), then sign in again.");
                break;
            case GraphResult<PageProfile>.Success { Value: var page }:
                Add("page", FindingWeight.Good, $"Là trang {page.Name} ({page.Id}).", $"This is the Page {page.Name} ({page.Id}).");
                break;
            case GraphResult<PageProfile>.Failure { Error: var error }:
                Refused(error);
                break;
        }
    }

    private TokenReport? Refused(GraphError? error)
    {
        var code = error?.Code is { } number ? $" (mã {number}{(error.Subcode is { } sub ? $"/{sub}" : "")})" : "";
        var english = code.Replace("mã", "code", StringComparison.Ordinal);
        switch (error?.Advice)
        {
            case GraphAdvice.RetryLater or GraphAdvice.OutcomeUnknown:
                Add("answer", FindingWeight.Blocks, $"Facebook chưa trả lời được{code}; thử lại sau ít phút.", $"Facebook gave no answer{english}; try again in some minutes.");
                break;
            case GraphAdvice.PersonMustAct { Task: PersonTask.GrantPermission } when error.Subcode is 492:
                Add(
                    "role", FindingWeight.Blocks, $"Người đăng nhập không còn vai trò trên trang{code}; cấp lại vai trò rồi đăng nhập lại.",
                    $"The person has lost the role on the Page{english}; grant it and sign in again.");
                break;
            case GraphAdvice.PersonMustAct { Task: PersonTask.GrantPermission }:
                Add(
                    "permissions", FindingWeight.Blocks, $"Ứng dụng hoặc người đăng nhập thiếu quyền trên trang{code}; cấp quyền rồi đăng nhập lại.",
                    $"The app or the person lacks a right on the Page{english}; grant it and sign in again.");
                break;
            case GraphAdvice.PersonMustAct { Task: PersonTask.LogInToFacebook }:
                Add(
                    "person", FindingWeight.Blocks, $"Facebook đòi người quản trị xác minh{code}; mở facebook.com bằng tài khoản đó và làm theo.",
                    $"Facebook wants the admin to verify{english}; open facebook.com with that account.");
                break;
            case GraphAdvice.PersonMustAct { Task: PersonTask.SettleBlock }:
                Add("block", FindingWeight.Blocks, $"Facebook đang hạn chế trang{code}; xem mục Chất lượng trang.", $"Facebook restricts the Page{english}; see Page quality.");
                break;
            case GraphAdvice.PersonMustAct { Task: PersonTask.CorrectSettings }:
                Add("settings", FindingWeight.Blocks, $"Sai loại token hoặc App Secret{code}; đăng nhập lại.", $"Wrong kind of token or app secret{english}; sign in again.");
                break;
            default:
                Add(
                    "token", FindingWeight.Blocks, $"Facebook không nhận mã truy cập{code}; đăng nhập lại bằng “cchc channel login”.",
                    $"Facebook refuses the token{english}; sign in again by “cchc channel login”.");
                break;
        }

        return null;
    }

    private void Add(string code, FindingWeight weight, string vi, string en) => findings.Add(new AccountFinding(code, weight, new Words(vi, en)));
}
