using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Installation;
using Microsoft.Data.Sqlite;

namespace CcHcPublish.Runtime.Doctor;

/// <summary>The newest backup in the folder of the settings: how old it is, and whether its database is sound.</summary>
public sealed class ExamineBackups(string dataFolder, BackupSettings settings, TimeProvider clock)
{
    private static readonly TimeSpan Old = TimeSpan.FromHours(36);
    private static readonly EnumerationOptions Below = new() { RecurseSubdirectories = true, MaxRecursionDepth = 3, IgnoreInaccessible = true };

    public DoctorLine Run()
    {
        var folder = new DirectoryInfo(Path.GetFullPath(settings.Folder, dataFolder));
        var newest = folder.Exists ? folder.EnumerateFiles("*.db", Below).MaxBy(file => file.LastWriteTimeUtc) : null;
        if (newest is null)
            return DoctorLine.Warning("backup", new($"Chưa có bản sao lưu nào trong {folder.FullName}.", $"There is no backup in {folder.FullName}."), new("Sao lưu ngay và để cchc serve sao lưu hằng đêm.", "Back up now, and let cchc serve do it every night."), "cchc db backup");
        var age = clock.GetUtcNow() - new DateTimeOffset(newest.LastWriteTimeUtc, TimeSpan.Zero);
        var hours = Math.Max(0, (int)age.TotalHours);
        if (!IsSound(newest.FullName))
            return DoctorLine.Bad("backup", new($"Bản sao lưu mới nhất {newest.Name} bị hỏng.", $"The newest backup {newest.Name} is damaged."), new("Sao lưu lại ngay, rồi kiểm tra đĩa.", "Back up again at once, then look at the disk."), "cchc db backup");
        var what = new Words($"Bản sao lưu mới nhất {newest.Name}, cách đây {hours} giờ, nguyên vẹn.", $"The newest backup is {newest.Name}, {hours} hours old, and sound.");
        return age <= Old
            ? DoctorLine.Good("backup", what)
            : DoctorLine.Warning("backup", what, new("Xem vì sao không có bản đêm qua, rồi sao lưu ngay.", "See why there is none of last night, and back up now."), "cchc db backup");
    }

    private static bool IsSound(string path)
    {
        try
        {
            SQLitePCL.Batteries_V2.Init();
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "select quick_check from pragma_quick_check(1)";
            return command.ExecuteScalar() is "ok";
        }
        catch (SqliteException)
        {
            return false;
        }
    }
}
