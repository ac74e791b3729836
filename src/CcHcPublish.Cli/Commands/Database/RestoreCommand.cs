using System.CommandLine;
using CcHcPublish.Cli.Output.Storage;
using CcHcPublish.Runtime.Storage.Backup;

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
            var order = new RestoreOrder(Path.GetFullPath(parse.GetRequiredValue(file)), place.Folder, place.Postgres, parse.GetValue(replace));
            return BackupOutput.Write(start.Console, await new RestoreBackup(TimeProvider.System).RunAsync(order, cancel)) ? Exit.Done : Exit.Failed;
        }));
        return command;
    }
}
