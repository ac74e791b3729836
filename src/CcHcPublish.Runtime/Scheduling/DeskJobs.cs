namespace CcHcPublish.Runtime.Scheduling;

/// <summary>
/// The one list of what must run once per installation, besides each agency's monthly bulletin, whose time stands in its <c>agency.yaml</c>.
/// A new job is one more line here and one in the table of <c>docs/operations.md</c>.
/// </summary>
public static class DeskJobs
{
    public static IReadOnlyList<DeskJob> All { get; } =
    [
        new("drift_watch", "0 15 6,18 * * ?", Misfire.RunOnce,
            new("Đọc lại bài đã đăng, báo bài bị sửa hoặc gỡ trên kênh", "Read back what was published and report what was changed or removed"),
            (runtime, cancel) => runtime.WatchDrift.RunAsync(cancel)),
        new("log_verify", "0 30 3 ? * SUN", Misfire.RunOnce,
            new("Kiểm tra toàn bộ chuỗi băm của nhật ký", "Verify the whole hash chain of the log"),
            (runtime, cancel) => runtime.VerifyLog.RunAsync(cancel)),
    ];
}
