using System.CommandLine;
using CcHcPublish.Cli.Output.Storage;
using CcHcPublish.Runtime.Storage.Backup;
using Microsoft.Data.Sqlite;

namespace CcHcPublish.Cli.Commands.Database;

internal static class RestoreCommand
{
    public static Command Build(CommandStart start)
    {
        var command = new Command(
            "restore",
            start.Say("Khôi phục sổ từ một bản sao lưu, sau khi đối chiếu từng bảng", "Bring the ledger back from a backup, after every table was compared"));
        var file = new Argument<string>("file") { HelpName = start.Say("tệp", "file"), Description = start.Say("Tệp .db mà cchc db backup đã ghi; tệp .db.json phải nằm cạnh nó", "The .db file that cchc db backup wrote; its .db.json must lie beside it") };
        var replace = new Option<bool>("--replace")
        {
            Description = start.Say(
                "Thay sổ đang có việc: tệp SQLite cũ được cất sang tên khác; trên PostgreSQL các bảng bị xóa trắng trước khi ghi",
                "Replace a ledger that holds work: an old SQLite file is put aside; on PostgreSQL the tables are emptied first"),
        };
        command.Arguments.Add(file);
        command.Options.Add(replace);
        command.SetAction(DatabaseCommand.WithPlace(start, async (parse, place, cancel) =>
        {
            if (!start.MayWriteIn(place.Folder)) return Exit.Failed;
            var order = new RestoreOrder(Path.GetFullPath(parse.GetRequiredValue(file)), place.Folder, place.Connection, parse.GetValue(replace));
            try
            {
                return BackupOutput.Write(start.Console, await new RestoreBackup(TimeProvider.System).RunAsync(order, cancel)) ? Exit.Done : Exit.Failed;
            }
            catch (SqliteException busy) when (busy.SqliteErrorCode is SQLitePCL.raw.SQLITE_BUSY)
            {
                // A server never lets go of its ledger: to wait, as the general words advise, would be in vain.
                start.Console.Error(
                    new($"Tiến trình khác đang dùng sổ trong {place.Folder}; sổ không bị đụng tới.", $"Another process works on the ledger in {place.Folder}; the ledger was not touched."),
                    new("Dừng cchc serve (và mọi lệnh cchc khác trên sổ này) rồi chạy lại.", "Stop cchc serve, and every other cchc command on this ledger, and run again."));
                return Exit.Failed;
            }
        }));
        return command;
    }
}
