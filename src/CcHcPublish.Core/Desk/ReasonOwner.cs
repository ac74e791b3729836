namespace CcHcPublish.Core.Desk;

/// <summary>Whose matter a row's reason is, by its known beginnings (<see cref="Publications.ReasonWords"/>).</summary>
internal static class ReasonOwner
{
    private const string Unconnected = "Kênh chưa được kết nối";

    private static readonly string[] Account =
    [
        "Facebook không nhận mã truy cập", "Người quản trị trang cần đăng nhập", "Ứng dụng thiếu quyền", "Cấu hình kết nối fanpage", "Zalo không nhận mã truy cập",
        "Zalo từ chối; cần người quản trị", Unconnected,
    ];

    private static readonly string[] Reopened = ["Tin bài đã sửa sau khi duyệt", "Mẫu hoặc cấu hình đã đổi sau khi duyệt"];

    /// <summary>The account must be put in order, not the text.</summary>
    public static bool IsAccount(string? reason) => Begins(reason, Account);

    /// <summary>No account was ever connected, or it was disconnected.</summary>
    public static bool IsUnconnected(string? reason) => reason?.StartsWith(Unconnected, StringComparison.Ordinal) == true;

    /// <summary>An approval was taken back because the bytes would be others now.</summary>
    public static bool IsReopened(string? reason) => Begins(reason, Reopened);

    private static bool Begins(string? reason, string[] known) => reason is not null && Array.Exists(known, start => reason.StartsWith(start, StringComparison.Ordinal));
}
