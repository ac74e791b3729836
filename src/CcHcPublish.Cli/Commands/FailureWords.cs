using System.Data.Common;
using System.Net.Sockets;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Cli.Commands;

/// <summary>What a failure means to its user; what nobody foresaw is called a fault of the program, with its kind for the report.</summary>
internal static class FailureWords
{
    private const int SqliteBusy = 5;
    private const int SqliteReadOnly = 8;
    private const int SqliteCorrupt = 11;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;
    private const int SqliteNotADatabase = 26;

    public static Words Of(Exception failure) => failure switch
    {
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: SqliteBusy } =>
            new("Sổ dữ liệu đang bị tiến trình khác giữ; chờ rồi chạy lại.", "The ledger is held by another process; wait and run again."),
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: SqliteReadOnly or SqliteCannotOpen } =>
            new("Không ghi được vào thư mục dữ liệu; kiểm tra quyền hoặc chọn --data khác.", "The data folder cannot be written; check its permissions or choose another --data."),
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: SqliteCorrupt or SqliteNotADatabase } =>
            new("Tệp sổ dữ liệu cchc.db bị hỏng; khôi phục từ bản sao lưu.", "The ledger file cchc.db is damaged; restore a backup."),
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: SqliteFull } =>
            new("Đĩa đầy; giải phóng chỗ trống rồi chạy lại, không có gì bị mất.", "The disk is full; make room and run again, nothing is lost."),
        Runtime.Channels.Accounts.SealBrokenException broken => broken.Why,
        DbException => new("Không nói chuyện được với cơ sở dữ liệu; kiểm tra CCHC_DATABASE và máy chủ.", "The database does not answer; check CCHC_DATABASE and the server."),
        IOException { InnerException: SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } } or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } =>
            new("Cổng mạng đang bận; dùng --port để chọn cổng khác.", "The port is taken; choose another with --port."),
        ArgumentException { Source: "Npgsql" } or FormatException { Source: "Npgsql" } => new("CCHC_DATABASE không phải là chuỗi kết nối PostgreSQL.", "CCHC_DATABASE is no PostgreSQL connection string."),
        UnauthorizedAccessException => new("Không có quyền đọc hoặc ghi; kiểm tra thư mục --data và --root.", $"Not allowed to read or write; look at --data and --root. {failure.Message}"),
        IOException => new("Không đọc hoặc ghi được tệp; kiểm tra thư mục --data và --root, và chỗ trống trên đĩa.", $"A file cannot be read or written; look at --data, --root and the room on the disk. {failure.Message}"),
        _ => new($"Chương trình gặp lỗi ngoài dự kiến ({failure.GetType().Name}); việc dở dang sẽ được làm tiếp khi chạy lại. Báo tổ tin học kèm lệnh vừa chạy.", $"An unforeseen fault ({failure.GetType().Name}): {failure.Message}"),
    };
}
