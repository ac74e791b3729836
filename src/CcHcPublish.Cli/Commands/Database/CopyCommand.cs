using System.CommandLine;
using CcHcPublish.Cli.Output.Storage;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Storage.Copying;

namespace CcHcPublish.Cli.Commands.Database;

internal static class CopyCommand
{
    public static Command Build(CommandStart start)
    {
        var command = new Command("copy", start.Say(
            "Chép cả sổ sang một sổ trống khác, SQLite hay PostgreSQL, kèm bằng chứng hai bên bằng nhau",
            "Copy the whole ledger into an empty one, SQLite or PostgreSQL, with proof of equality"));
        var to = new Option<string>("--to")
        {
            Required = true,
            HelpName = start.Say("ĐÍCH", "TARGET"),
            Description = start.Say(
                "Thư mục dữ liệu mới, hoặc chuỗi kết nối PostgreSQL (“Host=…;Database=…”; mật khẩu có thể để trong PGPASSWORD)",
                "A new data folder, or a PostgreSQL connection string (“Host=…;Database=…”; the password may stay in PGPASSWORD)"),
        };
        command.Options.Add(to);
        command.SetAction(DatabaseCommand.WithPlace(start, async (parse, place, cancel) =>
        {
            if (LedgerPlace.Parse(parse.GetRequiredValue(to), place.Folder) is not { } target)
            {
                // The string may hold a password and is not repeated.
                start.Console.Error(new Words(
                    "Đích của --to không phải là chuỗi kết nối PostgreSQL; viết như “Host=may-chu;Database=cchc;Username=cchc”.",
                    "The target of --to is no PostgreSQL connection string; write it like “Host=server;Database=cchc;Username=cchc”."));
                return Exit.WrongUsage;
            }

            if (!await start.HasAsync(place, cancel)) return Exit.Failed;
            await using var from = await place.OpenAsync(cancel);
            await using var into = await target.OpenAsync(cancel);
            var (bar, step) = DatabaseCommand.Progress(start.Console, new("Chép sổ dữ liệu", "Copying the ledger"));
            CopyOutcome outcome;
            using (bar) outcome = await new CopyLedger(new CopyOrder(from, into, Progress: step)).RunAsync(cancel);
            return CopyOutput.Write(start.Console, outcome) ? Exit.Done : Exit.Failed;
        }));
        return command;
    }
}
