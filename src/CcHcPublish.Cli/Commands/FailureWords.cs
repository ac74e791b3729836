using System.Data.Common;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Storage;
using Microsoft.AspNetCore.Connections;
using SQLitePCL;

namespace CcHcPublish.Cli.Commands;

/// <summary>What a failure means to its user; what nobody foresaw is called a fault of the program, with its kind for the report.</summary>
internal static partial class FailureWords
{
    [GeneratedRegex(@":(\d{1,5}): ", RegexOptions.CultureInvariant)]
    private static partial Regex BoundPort { get; }

    public static Words Of(Exception failure) => failure switch
    {
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: raw.SQLITE_BUSY } =>
            new("Sổ dữ liệu đang bị tiến trình khác giữ; chờ rồi chạy lại.", "The ledger is held by another process; wait and run again."),
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN } =>
            new("Không ghi được vào thư mục dữ liệu; kiểm tra quyền hoặc chọn --data khác.", "The data folder cannot be written; check its permissions or choose another --data."),
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB } =>
            new("Tệp sổ dữ liệu cchc.db bị hỏng; khôi phục từ bản sao lưu.", "The ledger file cchc.db is damaged; restore a backup."),
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: raw.SQLITE_FULL } =>
            new("Đĩa đầy; giải phóng chỗ trống rồi chạy lại, không có gì bị mất.", "The disk is full; make room and run again, nothing is lost."),
        Runtime.Channels.Accounts.SealBrokenException broken => broken.Why,
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: raw.SQLITE_ERROR } => new(
            "Tệp sổ dữ liệu cchc.db không đúng cấu trúc hoặc bị hỏng; khôi phục từ bản sao lưu.",
            "The ledger file cchc.db is not built as it should be, or is damaged; restore a backup."),
        Microsoft.Data.Sqlite.SqliteException { SqliteErrorCode: raw.SQLITE_IOERR } => new(
            "Không đọc hoặc ghi được tệp sổ dữ liệu; kiểm tra ổ đĩa và chỗ trống của thư mục --data rồi chạy lại, việc đã xong vẫn còn.",
            "The ledger file cannot be read or written; look at the disk and the room of --data and run again, what was done stands."),
        SchemaTooNewException newer => new(
            $"Sổ dữ liệu có lược đồ số {newer.Found}, mới hơn chương trình này (số {newer.Known}); cài bản chương trình mới hơn. Sổ không bị đụng tới.",
            $"The ledger has schema {newer.Found}, newer than this program's {newer.Known}; install a newer version. The ledger was not touched."),
        CommitUnknownException => new(
            "Mất kết nối đúng lúc ghi vào cơ sở dữ liệu, không rõ đã ghi hay chưa; xem lại bằng cchc status trước khi làm lại.",
            "The connection was lost just while the database was writing; whether it did is unknown. Look with cchc status before repeating."),
        Npgsql.PostgresException { SqlState: "53100" } => new(
            "Máy chủ PostgreSQL hết chỗ trên đĩa; giải phóng chỗ trống rồi chạy lại, không có gì bị mất.",
            "The PostgreSQL server's disk is full; make room and run again, nothing is lost."),
        Npgsql.PostgresException { SqlState: "25006" or "42501" } => new(
            "Tài khoản PostgreSQL không có quyền ghi, hoặc máy chủ chỉ cho đọc.", "The PostgreSQL account may not write, or the server is read-only."),
        Npgsql.PostgresException { SqlState: "3D000" } => new(
            "Máy chủ PostgreSQL không có cơ sở dữ liệu này; tạo nó (createdb), hoặc sửa Database trong CCHC_DATABASE hay --to.",
            "The PostgreSQL server has no such database; make it (createdb), or correct Database in CCHC_DATABASE or --to."),
        Npgsql.PostgresException { SqlState: "28P01" or "28000" } => new(
            "PostgreSQL không nhận tài khoản hoặc mật khẩu; kiểm tra CCHC_DATABASE hay --to, .pgpass và pg_hba.conf.",
            "PostgreSQL refuses the account or its password; check CCHC_DATABASE or --to, .pgpass and pg_hba.conf."),
        InvalidDataException => new(
            "Sổ dữ liệu có giá trị không đọc được; chạy cchc log verify, hoặc khôi phục từ bản sao lưu.",
            "The ledger holds a value that cannot be read; run cchc log verify, or restore a backup."),
        DbException => new(
            "Không nói chuyện được với cơ sở dữ liệu; kiểm tra máy chủ và chuỗi kết nối (CCHC_DATABASE, hay --to khi chép).",
            "The database does not answer; check the server and the connection string (CCHC_DATABASE, or --to of a copy)."),
        IOException { InnerException: AddressInUseException } or SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } => PortTaken(PortIn(failure.Message)),
        SocketException { SocketErrorCode: SocketError.AccessDenied } => new(
            "Hệ điều hành không cho mở cổng này (cổng dưới 1024 cần quyền riêng); chọn cổng khác bằng --port.",
            "The system does not let this port be opened (those below 1024 need a right of their own); choose another with --port."),
        Database.NoConnectionStringException => new(
            "CCHC_DATABASE không phải là chuỗi kết nối PostgreSQL; viết như “Host=…;Database=…;Username=…”, hoặc bỏ biến này để dùng sổ trong thư mục --data.",
            "CCHC_DATABASE is no PostgreSQL connection string; write it like “Host=…;Database=…;Username=…”, or take it away to use the ledger in --data."),
        ArgumentException { Source: "Npgsql" } or FormatException { Source: "Npgsql" } => new(
            "CCHC_DATABASE hay --to không phải là chuỗi kết nối PostgreSQL; viết như “Host=…;Database=…;Username=…”.",
            "CCHC_DATABASE or --to is no PostgreSQL connection string; write it like “Host=…;Database=…;Username=…”."),
        UnauthorizedAccessException => new(
            "Không có quyền đọc hoặc ghi; kiểm tra thư mục --data và --root.", $"Not allowed to read or write; look at --data and --root. {failure.Message}"),
        IOException => new(
            "Không đọc hoặc ghi được tệp; kiểm tra thư mục --data và --root, và chỗ trống trên đĩa.",
            $"A file cannot be read or written; look at --data, --root and the room on the disk. {failure.Message}"),
        _ => new(
            $"Chương trình gặp lỗi ngoài dự kiến ({failure.GetType().Name}); việc dở dang sẽ được làm tiếp khi chạy lại. Báo tổ tin học kèm lệnh vừa chạy.",
            $"An unforeseen fault ({failure.GetType().Name}): {failure.Message}"),
    };

    /// <summary>" 5480" as the server names it ("Failed to bind to address http://127.0.0.1:5480: address already in use."); empty where it does not.</summary>
    private static string PortIn(string message) => BoundPort.Match(message) is { Success: true } found ? $" {found.Groups[1].Value}" : "";

    private static Words PortTaken(string port) => new(
        $"Cổng{port} đang được chương trình khác dùng, có thể là một cchc đang chạy; dừng chương trình đó, hoặc chọn cổng khác bằng --port.",
        $"Port{port} is used by another program, perhaps by a cchc that runs already; stop it, or choose another port with --port.");
}
