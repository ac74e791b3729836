using CcHcPublish.Runtime.Storage.Backup;

namespace CcHcPublish.Runtime.Scheduling;

/// <summary>
/// The one list of what must run once per installation, besides each agency's monthly bulletin, whose time stands in its <c>agency.yaml</c>.
/// A new job is one more line here and one in the table of <c>docs/operations.md</c>.
/// </summary>
public static class DeskJobs
{
    public static IReadOnlyList<DeskJob> All { get; } =
    [
        new("backup", "0 0 1 * * ?", Misfire.RunOnce, new("Sao lưu sổ, bỏ bớt bản cũ", "Back up the ledger and remove old backups"), BackUpAsync),
        new("drift_watch", "0 15 6,18 * * ?", Misfire.RunOnce,
            new("Đọc lại bài đã đăng, báo bài bị sửa hoặc gỡ trên kênh", "Read back what was published and report what was changed or removed"),
            (runtime, cancel) => runtime.WatchDrift.RunAsync(cancel)),
        new("log_verify", "0 30 3 ? * SUN", Misfire.RunOnce,
            new("Kiểm tra toàn bộ chuỗi băm của nhật ký", "Verify the whole hash chain of the log"),
            (runtime, cancel) => runtime.WatchLog.RunAsync(cancel)),
    ];

    /// <exception cref="InvalidDataException">There is no sound backup of this night.</exception>
    private static async Task BackUpAsync(RuntimeServices runtime, CancellationToken cancel)
    {
        var night = await runtime.BackUp.RunAsync(cancel);
        if (night.Outcome is not (BackupOutcome.Made or BackupOutcome.Exists)) throw new InvalidDataException($"The backup is not sound: {night.Outcome.GetType().Name}.");
    }
}
