using System.CommandLine;
using CcHcPublish.Cli.Output.Storage;
using CcHcPublish.Runtime.Storage.Backup;

namespace CcHcPublish.Cli.Commands.Database;

internal static class BackupCommand
{
    public static Command Build(CommandStart start)
    {
        var command = new Command(
            "backup",
            start.Say("Sao lưu sổ thành một tệp, được đọc lại và đối chiếu; không phải dừng việc đăng", "Save the ledger to one file, which is read again and compared; publishing goes on"));
        var to = new Option<string?>("--to") { HelpName = start.Say("TỆP", "FILE"), Description = start.Say("Tệp sao lưu; mặc định cchc-<ngày>-<giờ>.db trong backup.folder của cchc.yaml", "The backup; by default cchc-<date>-<time>.db in backup.folder of cchc.yaml") };
        command.Options.Add(to);
        command.SetAction(DatabaseCommand.WithLedger(start, async (parse, place, cancel) =>
        {
            var file = Path.GetFullPath(parse.GetValue(to) ?? Path.Combine(place.Backups(parse, start.Options), MakeBackup.NameAt(TimeProvider.System.GetUtcNow())));
            if (!start.MayWriteIn(Path.GetDirectoryName(file)!)) return Exit.Failed;
            await using var ledger = await place.OpenAsync(cancel);
            var (bar, step) = DatabaseCommand.Progress(start.Console, new("Sao lưu", "Backing up"));
            BackupOutcome outcome;
            using (bar) outcome = await new MakeBackup(ledger, TimeProvider.System).RunAsync(file, step, cancel);
            return BackupOutput.Write(start.Console, outcome) ? Exit.Done : Exit.Failed;
        }));
        return command;
    }
}
