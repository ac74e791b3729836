using System.Data.Common;
using System.Net.Sockets;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Storage;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace CcHcPublish.Runtime.Scheduling;

/// <summary>Why a job of <c>serve</c> fails and what Tổ tin học does about it, in words for whoever looks at the console.</summary>
/// <param name="What">Begins small: it follows a colon.</param>
/// <param name="ToDo">A whole sentence.</param>
internal sealed record JobTrouble(Words What, Words ToDo)
{
    /// <summary>ENOSPC, EDQUOT and EROFS as .NET on Linux gives them, and Windows' ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL.</summary>
    private static readonly int[] NoRoom = [28, 122, unchecked((int)0x80070070), unchecked((int)0x80070027)];
    private const int ReadOnlyDisk = 30;

    private static readonly JobTrouble Full = new(
        new("đĩa đầy", "the disk is full"),
        new("Giải phóng chỗ trống trên ổ của thư mục dữ liệu hoặc của máy chủ PostgreSQL.", "Make room on the disk of the data folder or of the PostgreSQL server."));

    private static readonly JobTrouble ReadOnly = new(
        new("không ghi được vào sổ hoặc thư mục dữ liệu (chỉ đọc, hoặc thiếu quyền)", "the ledger or the data folder cannot be written (read-only, or no right to)"),
        new("Kiểm tra quyền của thư mục dữ liệu, ổ đĩa, hoặc tài khoản PostgreSQL.", "Look at the rights of the data folder, at the disk, or at the PostgreSQL account."));

    private static readonly JobTrouble Away = new(
        new("cơ sở dữ liệu không trả lời", "the database does not answer"),
        new("Kiểm tra máy chủ PostgreSQL, mạng và CCHC_DATABASE.", "Look at the PostgreSQL server, the network and CCHC_DATABASE."));

    private static readonly JobTrouble Held = new(
        new("tệp sổ đang bị tiến trình khác giữ", "another process holds the ledger file"), new("Tìm tiến trình cchc bị treo.", "Look for a cchc process that hangs."));

    private static readonly JobTrouble Damaged = new(
        new("tệp sổ bị hỏng hoặc ổ đĩa không đọc ghi được", "the ledger file is damaged, or its disk cannot be read or written"),
        new("Chạy cchc doctor; kiểm tra ổ đĩa, rồi khôi phục bản sao lưu nếu tệp hỏng.", "Run cchc doctor; look at the disk, then restore a backup if the file is damaged."));

    public static JobTrouble Of(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (Known(cause) is { } known) return failure is ImportFailedException import ? known with { What = Importing(import, known.What) } : known;
        }

        var kind = failure is ImportFailedException { Word: var word } ? word : failure.GetType().Name;
        return new(
            new($"lỗi chưa rõ ({kind})", $"of an unforeseen kind ({kind})"),
            new("Xem chi tiết trong thư mục logs; chạy cchc doctor.", "See the details in the log files; run cchc doctor."));
    }

    private static JobTrouble? Known(Exception cause) => cause switch
    {
        SqliteException { SqliteErrorCode: raw.SQLITE_FULL } or PostgresException { SqlState: PostgresErrorCodes.DiskFull } => Full,
        SqliteException { SqliteErrorCode: raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN } or PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction or PostgresErrorCodes.InsufficientPrivilege } => ReadOnly,
        SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED } => Held,
        SqliteException { SqliteErrorCode: raw.SQLITE_IOERR or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB } => Damaged,
        // An answer of any other kind, so the server is there; its class 57P and 53300 say that it takes nobody.
        PostgresException { SqlState: ['5', '7', 'P', ..] or PostgresErrorCodes.TooManyConnections } => Away,
        PostgresException => null,
        NpgsqlException or SocketException or CommitUnknownException => Away,
        DbException => null,
        IOException io when NoRoom.Contains(io.HResult) => Full,
        IOException { HResult: ReadOnlyDisk } or UnauthorizedAccessException => ReadOnly,
        _ => null,
    };

    private static Words Importing(ImportFailedException import, Words what) =>
        new($"{what.Vi} (khi đưa tệp vào sổ: {import.Word})", $"{what.En} (while importing: {import.Word})");
}
