using CcHcPublish.Core.Text;
using Zalo.OA.SDK;

namespace CcHcPublish.Runtime.Channels.Accounts;

/// <summary>Asks Zalo which OA a grant is for and whether it may publish articles. Renews the token on the way when it is due.</summary>
internal sealed class AskZalo(ZaloOaClient client, IZaloTokenStore store, AccountRow row, DateTimeOffset now)
{
    private static readonly TimeSpan Soon = TimeSpan.FromDays(14);
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    private readonly List<AccountFinding> findings = [];

    public async Task<IReadOnlyList<AccountFinding>> RunAsync(CancellationToken cancel)
    {
        var asked = await client.GetOaInfoAsync(cancel);
        if (!asked.TryGet(out var oa, out var error))
        {
            Refused(error);
            return findings;
        }

        if (row.Account.Length == 0)
            Add(
                "page", FindingWeight.Blocks, $"Sổ chưa ghi được đây là OA {oa.Name} ({oa.Id}); kiểm tra lại sau ít phút.",
                $"That this is the OA {oa.Name} ({oa.Id}) could not be written down yet; test again in some minutes.");
        else if (oa.Id != row.Account)
            Add(
                "page", FindingWeight.Blocks, $"Mã truy cập là của OA {oa.Id}, không phải {row.Account}; kết nối lại.",
                $"The token belongs to OA {oa.Id}, not {row.Account}; connect again.");
        else
            Add("page", FindingWeight.Good, $"Là OA {oa.Name} ({oa.Id}).", $"This is the OA {oa.Name} ({oa.Id}).");
        if (oa.IsVerified == false)
            Add(
                "verified", FindingWeight.Blocks, "OA chưa xác thực nên không đăng được (mã -221); Văn phòng làm thủ tục xác thực.",
                "The OA is not verified and cannot publish (code -221); the office applies for verification.");
        Package(oa);
        await ArticlesAsync(cancel);
        await LifeAsync(cancel);
        return findings;
    }

    private void Package(OaProfile oa)
    {
        var today = DateOnly.FromDateTime(now.ToOffset(Vietnam).DateTime);
        // The Basic package cannot publish articles by API; the name is what the service writes.
        if (oa.Package is { } name && (name.Contains("Cơ bản", StringComparison.OrdinalIgnoreCase) || name.Contains("Basic", StringComparison.OrdinalIgnoreCase)))
            Add(
                "package", FindingWeight.Blocks, $"Gói OA “{name}” không cho đăng bài qua API (mã -224); Văn phòng nâng gói.",
                $"The package “{name}” does not allow articles by API (code -224); the office buys a higher one.");
        else if (oa.PackageValidThrough is { } last && last < today)
            Add(
                "package", FindingWeight.Blocks, $"Gói OA đã hết hạn từ {last:dd/MM/yyyy}; Văn phòng gia hạn.",
                $"The OA's package ended on {last:yyyy-MM-dd}; the office renews it.");
        else if (oa.PackageValidThrough is { } soon && soon.DayNumber - today.DayNumber <= Soon.Days)
            Add("package", FindingWeight.Look, $"Gói OA sắp hết hạn: {soon:dd/MM/yyyy}.", $"The OA's package ends soon: {soon:yyyy-MM-dd}.");
        else if (oa.Package is { } fine)
            Add("package", FindingWeight.Good, $"Gói OA: {fine}.", $"Package: {fine}.");
    }

    /// <summary>Reading the list needs the right that publishing needs.</summary>
    private async Task ArticlesAsync(CancellationToken cancel)
    {
        var listed = await client.ListArticlesAsync(ArticleKind.Normal, limit: 1, cancel: cancel);
        if (listed.TryGet(out _, out var error)) Add("permissions", FindingWeight.Good, "Đọc được danh sách bài viết.", "The list of articles can be read.");
        else Refused(error);
    }

    private async Task LifeAsync(CancellationToken cancel)
    {
        if (await store.ReadAsync(cancel) is not { } state) return;
        var end = state.Pair.RefreshExpiresAt.ToOffset(Vietnam);
        if (state.Trouble is { IsFinal: true })
            Add("life", FindingWeight.Blocks, $"Không tự gia hạn được nữa, mã hiện tại chỉ còn đến {state.Pair.AccessExpiresAt.ToOffset(Vietnam):HH:mm dd/MM/yyyy}; quản trị viên OA cấp quyền lại bằng “cchc channel login”.", $"It can no longer be renewed; the present token ends at {state.Pair.AccessExpiresAt.ToOffset(Vietnam):yyyy-MM-dd HH:mm}. An administrator of the OA consents again by “cchc channel login”.");
        else if (state.Trouble is not null)
            Add(
                "life", FindingWeight.Look, $"Lần gia hạn gần nhất chưa được; phần mềm sẽ thử lại. Quyền còn đến {end:dd/MM/yyyy}.",
                $"The last renewal failed and will be tried again. The grant holds until {end:yyyy-MM-dd}.");
        else
            Add(
                "life", FindingWeight.Good, $"Tự gia hạn khi phần mềm chạy; nếu tắt hẳn thì quyền còn đến {end:dd/MM/yyyy}.",
                $"Renewed while the program runs; if it is off, the grant holds until {end:yyyy-MM-dd}.");
    }

    private void Refused(ZaloError error)
    {
        var (code, english) = error.Code is { } number ? ($" (mã {number})", $" (code {number})") : ("", "");
        var (word, vi, en) = error.Code switch
        {
            -204 or -205 => ("page", "OA bị khóa hoặc không còn", "The OA is locked or gone"),
            -209 or -219 or -14002 => ("app", "Ứng dụng chưa hoạt động hoặc bị khóa; Tổ tin học kiểm tra trang nhà phát triển", "The app is not active or locked; look at the developer console"),
            -212 or -223 => ("permissions", "Thiếu nhóm quyền “Quản lý bài viết”; đánh dấu trong ứng dụng rồi cấp quyền lại", "The permission group “Quản lý bài viết” is missing; tick it in the console and consent again"),
            -221 => ("verified", "OA chưa xác thực; Văn phòng làm thủ tục xác thực", "The OA is not verified; the office applies for verification"),
            -224 => ("package", "Gói OA không cho đăng bài qua API; Văn phòng nâng gói", "The package does not allow articles by API; the office buys a higher one"),
            -242 => ("settings", "Ứng dụng đòi appsecret_proof; kết nối lại với --proof", "The app wants appsecret_proof; connect again with --proof"),
            _ when error.Remedy is ZaloRemedy.RefreshToken or ZaloRemedy.PersonMustAct => ("token", "Zalo không nhận mã truy cập; quản trị viên OA cấp quyền lại bằng “cchc channel login”", "Zalo refuses the token; an administrator of the OA consents again by “cchc channel login”"),
            _ => ("answer", "Zalo chưa trả lời được; thử lại sau ít phút", "Zalo gave no answer; try again in some minutes"),
        };
        if (!findings.Any(finding => finding.Code == word && finding.Weight == FindingWeight.Blocks)) Add(word, FindingWeight.Blocks, $"{vi}{code}.", $"{en}{english}.");
    }

    private void Add(string code, FindingWeight weight, string vi, string en) => findings.Add(new AccountFinding(code, weight, new Words(vi, en)));
}
