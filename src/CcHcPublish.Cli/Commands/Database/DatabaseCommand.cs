using System.CommandLine;
using CcHcPublish.Cli.Output;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Cli.Commands.Database;

/// <summary><c>db</c>: the ledger as a thing to be moved, saved and brought back.</summary>
internal static class DatabaseCommand
{
    public static Command Build(CommandStart start)
    {
        var command = new Command(
            "db",
            start.Say("Sổ dữ liệu: nâng lược đồ, sao lưu, khôi phục, chuyển sang cơ sở dữ liệu khác", "The ledger: migrate, back up, restore, move to another database"));
        command.Subcommands.Add(BuildMigrate(start));
        command.Subcommands.Add(BackupCommand.Build(start));
        command.Subcommands.Add(RestoreCommand.Build(start));
        command.Subcommands.Add(CopyCommand.Build(start));
        return command;
    }

    /// <summary>An action on a ledger's place, without content.</summary>
    public static Func<ParseResult, CancellationToken, Task<int>> WithPlace(CommandStart start, Func<ParseResult, LedgerPlace, CancellationToken, Task<int>> run) => (parse, cancel) =>
    {
        if (LedgerPlace.Of(parse, start.Options) is { } place) return run(parse, place, cancel);
        start.Console.Error(
            new("Không biết sổ dữ liệu ở đâu.", "It is unknown where the ledger is."),
            new("Chỉ ra bằng --data DIR, hoặc chạy trong thư mục của dự án.", "Name it with --data DIR, or run inside the project."));
        return Task.FromResult(Exit.Failed);
    };

    /// <summary>A bar for a copy, which tells how many rows are done.</summary>
    public static (ProgressLine Bar, Action<long, long> Step) Progress(CommandConsole console, Words title)
    {
        var bar = console.Progress(title, 100, TimeProvider.System);
        var shown = 0L;
        return (bar, Step);

        void Step(long done, long total)
        {
            for (; shown < done * 100 / Math.Max(1, total); shown++) bar.Step();
        }
    }

    /// <summary>As <see cref="WithPlace"/>, where there is a ledger; refused where there is none.</summary>
    public static Func<ParseResult, CancellationToken, Task<int>> WithLedger(CommandStart start, Func<ParseResult, LedgerPlace, CancellationToken, Task<int>> run) =>
        WithPlace(start, async (parse, place, cancel) => await start.HasAsync(place, cancel) ? await run(parse, place, cancel) : Exit.Failed);

    private static Command BuildMigrate(CommandStart start)
    {
        var command = new Command(
            "migrate",
            start.Say("Nâng lược đồ của sổ lên bản mới nhất (mọi lệnh khác cũng tự làm)", "Bring the ledger to the newest schema (every other command does so, too)"));
        command.SetAction(WithPlace(start, async (_, place, cancel) =>
        {
            await using var ledger = await place.OpenAsync(cancel);
            var (from, to) = ledger.Schema;
            if (start.Console.Format == OutputFormat.Json)
            {
                start.Console.WriteJson(json =>
                {
                    json.WriteStartObject();
                    json.WriteNumber("from", from);
                    json.WriteNumber("to", to);
                    json.WriteEndObject();
                });
            }
            else
            {
                start.Console.Line(
                    from == to ? new Words($"Lược đồ đã ở số {to}, mới nhất.", $"The schema is at {to}, the newest.") : new Words(
                        $"Đã nâng lược đồ từ số {from} lên số {to}.", $"Brought the schema from {from} to {to}."),
                    Tone.Good);
            }

            return Exit.Done;
        }));
        return command;
    }
}
