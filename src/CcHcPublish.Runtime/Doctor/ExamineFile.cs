using CcHcPublish.Runtime.Installation;
using CcHcPublish.Runtime.Storage;
using Microsoft.Data.Sqlite;

namespace CcHcPublish.Runtime.Doctor;

/// <summary>The ledger in its SQLite file, looked at without changing it: no migration, no repair.</summary>
public sealed class ExamineFile(string dataFolder)
{
    private const long LargeWal = 64L << 20;

    private string Path => System.IO.Path.Combine(dataFolder, "cchc.db");

    /// <summary>True after <see cref="RunAsync"/> when the rest of the desk can be looked at.</summary>
    public bool IsUsable { get; private set; }

    public async Task<IReadOnlyList<DoctorLine>> RunAsync(CancellationToken cancel)
    {
        if (!File.Exists(Path))
            return [DoctorLine.Warning("ledger", new("Chưa có sổ cchc.db trong thư mục dữ liệu.", "There is no ledger cchc.db in the data folder yet."), new(
                "cchc serve, cchc submit hoặc cchc db migrate tạo sổ; nếu đã từng dùng, kiểm tra --data, CCHC_DATA.",
                "cchc serve, cchc submit or cchc db migrate makes it; if there was one, look at --data and CCHC_DATA."))];
        try
        {
            return await LookAsync(cancel);
        }
        catch (Exception wrong) when (wrong is SqliteException or IOException or UnauthorizedAccessException)
        {
            return [Broken(wrong)];
        }
    }

    private async Task<IReadOnlyList<DoctorLine>> LookAsync(CancellationToken cancel)
    {
        SQLitePCL.Batteries_V2.Init();
        var settings = new SqliteConnectionStringBuilder { DataSource = Path, Mode = SqliteOpenMode.ReadWrite, DefaultTimeout = 5, Pooling = false };
        await using var connection = new SqliteConnection(settings.ToString());
        await connection.OpenAsync(cancel);
        var look = new Change(connection, null, cancel);
        await look.RunAsync("pragma query_only = 1");
        var integrity = await look.FirstAsync("select quick_check as verdict from pragma_quick_check(1)", row => row.Text("verdict"));
        if (integrity != "ok") return [Damaged()];
        // A file that may only be read refuses here, which "begin immediate" alone does not tell; undone, it has changed nothing.
        await look.RunAsync("pragma query_only = 0; begin immediate; create table doctor (probe text); rollback; pragma query_only = 1");
        List<DoctorLine> lines = [FileOwner.Of(Path) is { } owner && FileOwner.Of(dataFolder) is { } folder && owner != folder && Environment.IsPrivilegedProcess ? OfAnother() : Size()];
        var version = await look.FirstAsync("select coalesce(max(number), 0) as newest from migrations", row => row.Number("newest"));
        lines.Add(SchemaLine.Of(version));
        IsUsable = version == MigrateLedger.NewestNumber;
        return lines;
    }

    private DoctorLine Size()
    {
        var wal = new FileInfo(Path + "-wal") is { Exists: true } file ? file.Length : 0;
        var (size, log) = (Megabytes(new FileInfo(Path).Length), Megabytes(wal));
        var (vi, en) = ($"Sổ mở được và nguyên vẹn: {size:0.0} MB, WAL {log:0.0} MB.", FormattableString.Invariant($"The ledger opens and is sound: {size:0.0} MB, WAL {log:0.0} MB."));
        return wal < LargeWal
            ? DoctorLine.Good("ledger", new(vi, en))
            : DoctorLine.Warning("ledger", new(vi, en), new(
                "WAL lớn: có tiến trình đọc quá lâu. Dừng mọi cchc rồi chạy lại một lệnh bất kỳ để gộp.",
                "The WAL is large: some process reads for very long. Stop every cchc and run any command to merge it."));
    }

    /// <summary>Root may write everything; the service's user may not.</summary>
    private DoctorLine OfAnother() => DoctorLine.Bad("ledger",
        new(
            "Tệp sổ cchc.db không phải của chủ thư mục dữ liệu: dịch vụ sẽ không ghi được.",
            "The ledger file cchc.db is not its data folder's owner's: the service cannot write it."),
        new("Trả tệp về cho tài khoản dịch vụ; từ nay chạy mọi lệnh bằng tài khoản ấy (sudo -u).", "Give it back to the service's user, and run every command as that user (sudo -u)."), $"chown -R --reference={dataFolder} {dataFolder}");

    private DoctorLine NotWritable() => DoctorLine.Bad("ledger",
        new($"Tài khoản {Environment.UserName} không ghi được tệp sổ cchc.db.", $"The user {Environment.UserName} cannot write the ledger file cchc.db."),
        new(
            $"Quản trị máy trả tệp về cho tài khoản dịch vụ: chown -R --reference={dataFolder} {dataFolder}",
            $"The machine's administrator gives it back to the service's user: chown -R --reference={dataFolder} {dataFolder}"));

    private static DoctorLine Damaged() => DoctorLine.Bad("ledger", new("Tệp sổ cchc.db bị hỏng.", "The ledger file cchc.db is damaged."),
        new("Dừng cchc serve, giữ nguyên tệp hỏng, khôi phục bản sao lưu gần nhất (docs/operations.md, mục Sao lưu).", "Stop cchc serve, keep the damaged file, restore the newest backup (docs/operations.md)."), "cchc db restore FILE");

    private DoctorLine Broken(Exception wrong) => wrong switch
    {
        SqliteException { SqliteErrorCode: 8 } => NotWritable(),
        SqliteException { SqliteErrorCode: 11 or 26 } => Damaged(),
        SqliteException { SqliteErrorCode: 5 or 6 } => DoctorLine.Bad(
            "ledger", new("Sổ đang bị tiến trình khác giữ.", "Another process holds the ledger."),
            new("Chờ rồi chạy lại; nếu còn, tìm tiến trình cchc bị treo.", "Wait and run again; if it stays, look for a cchc that hangs.")),
        _ => DoctorLine.Bad(
            "ledger", new("Không mở được sổ cchc.db.", "The ledger cchc.db cannot be opened."),
            new("Kiểm tra quyền đọc, ghi trên thư mục dữ liệu.", "Look at the permissions of the data folder.")),
    };

    private static double Megabytes(long bytes) => bytes / 1048576.0;
}
