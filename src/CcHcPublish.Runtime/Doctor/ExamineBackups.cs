using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Installation;
using CcHcPublish.Runtime.Storage.Backup;

namespace CcHcPublish.Runtime.Doctor;

/// <summary>The newest backup in the folder of the settings: how old it is, and whether it fits its manifest.</summary>
public sealed class ExamineBackups(string dataFolder, BackupSettings settings, TimeProvider clock)
{
    private static readonly TimeSpan Old = TimeSpan.FromHours(36);
    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, MaxRecursionDepth = 3, IgnoreInaccessible = true };

    public async Task<DoctorLine> RunAsync(CancellationToken cancel)
    {
        var folder = new DirectoryInfo(Path.GetFullPath(settings.Folder, dataFolder));
        var newest = folder.Exists ? folder.EnumerateFiles("cchc-*.db", Below).MaxBy(file => file.LastWriteTimeUtc) : null;
        if (newest is null)
            return DoctorLine.Warning(
                "backup", new($"Chưa có bản sao lưu nào trong {folder.FullName}.", $"There is no backup in {folder.FullName}."),
                new("Sao lưu ngay và để cchc serve sao lưu hằng đêm.", "Back up now, and let cchc serve do it every night."), "cchc db backup");
        var age = clock.GetUtcNow() - new DateTimeOffset(newest.LastWriteTimeUtc, TimeSpan.Zero);
        var hours = Math.Max(0, (int)age.TotalHours);
        if (await new CheckBackup(newest.FullName).RunAsync(newest.FullName, cancel) is not BackupReading.Sound)
            return DoctorLine.Bad(
                "backup",
                new($"Bản sao lưu mới nhất {newest.Name} hỏng hoặc thiếu tệp .json đi kèm.", $"The newest backup {newest.Name} is damaged, or its .json is missing."),
                new("Sao lưu lại ngay, rồi kiểm tra đĩa.", "Back up again at once, then look at the disk."), "cchc db backup");
        var what = new Words($"Bản sao lưu mới nhất {newest.Name}, cách đây {hours} giờ, đã đối chiếu.", $"The newest backup is {newest.Name}, {hours} hours old, and verified.");
        return age <= Old
            ? DoctorLine.Good("backup", what)
            : DoctorLine.Warning(
                "backup", what, new("Xem vì sao không có bản đêm qua, rồi sao lưu ngay.", "See why there is none of last night, and back up now."),
                "cchc db backup");
    }
}
