using System.CommandLine;
using CcHcPublish.Cli.Commands.Database;
using CcHcPublish.Cli.Output.Storage;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Storage.History;

namespace CcHcPublish.Cli.Commands;

internal static class LogCommand
{
    public static Command Build(CommandStart start)
    {
        var command = new Command("log", start.Say("Nhật ký không sửa được của mọi việc đã làm", "The log of every act, which cannot be quietly changed"));
        command.Subcommands.Add(BuildVerify(start));
        command.Subcommands.Add(BuildExport(start));
        return command;
    }

    private static Command BuildVerify(CommandStart start)
    {
        var command = new Command(
            "verify",
            start.Say("Kiểm tra chuỗi băm; mã thoát 1 khi có dấu hiệu sửa, xóa, chèn, đảo thứ tự", "Verify the hash chain; exit code 1 after an edit, deletion, insertion or reordering"));
        var file = new Argument<string?>("file")
        {
            Arity = ArgumentArity.ZeroOrOne,
            HelpName = start.Say("tệp", "file"),
            Description = start.Say(
                "Tệp do cchc log export ghi, kiểm tra mà không cần sổ; mặc định là sổ",
                "A file that cchc log export wrote, verified without a ledger; by default the ledger"),
        };
        var contains = new Option<string?>("--contains")
        {
            HelpName = start.Say("SỐ:MÃ-BĂM", "NUMBER:HASH"),
            Description = start.Say("Mốc đã ghi lại trước đây, ví dụ trên giấy, phải còn trong chuỗi", "A head noted earlier, such as on paper, must still be part of the chain"),
        };
        contains.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && LogHead.Parse(result.Tokens[0].Value) is null)
                result.AddError(start.Say("Mốc viết là SỐ:MÃ-BĂM, mã băm có 64 chữ số thập lục phân.", "A head is written NUMBER:HASH, the hash with 64 hexadecimal digits."));
        });
        command.Arguments.Add(file);
        command.Options.Add(contains);
        command.SetAction(async (parse, cancel) =>
        {
            var noted = LogHead.Parse(parse.GetValue(contains));
            if (parse.GetValue(file) is { } export) return await VerifyFileAsync(start, export, noted, cancel);
            return await DatabaseCommand.WithLedger(start, async (_, place, stop) =>
            {
                await using var ledger = await place.OpenAsync(stop);
                return LogOutput.Write(start.Console, await new VerifyLedger(ledger, place.Backups(parse, start.Options)).RunAsync(noted, stop)) ? Exit.Done : Exit.Failed;
            })(parse, cancel);
        });
        return command;
    }

    private static async Task<int> VerifyFileAsync(CommandStart start, string path, LogHead? noted, CancellationToken cancel)
    {
        if (!File.Exists(path))
        {
            start.Console.Error(new Words($"Không có tệp “{path}”.", $"There is no file “{path}”."));
            return Exit.Failed;
        }

        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        if (stream.Length == 0)
        {
            // A log has an event as soon as anything is in its ledger: this is more likely a file that was cut to nothing.
            start.Console.Error(
                new Words($"Tệp “{path}” trống, không có sự kiện nào: không chứng minh được gì.", $"“{path}” is empty and has no event: it proves nothing."),
                new Words("Xuất lại bằng cchc log export --out TỆP.", "Export it again with cchc log export --out FILE."));
            return Exit.Failed;
        }

        var verdict = await new VerifyExport(stream).RunAsync(noted, cancel);
        return LogOutput.Write(start.Console, new LogProof(verdict, noted is null ? [] : [new NotedHead(noted, HeadKeeper.Person)])) ? Exit.Done : Exit.Failed;
    }

    private static Command BuildExport(CommandStart start)
    {
        var command = new Command(
            "export",
            start.Say("Xuất nhật ký thành JSON Lines: mỗi dòng một sự kiện, kèm mã băm", "Write the log as JSON Lines: one event per line, with its hash"));
        var output = new Option<string?>("--out") { HelpName = start.Say("TỆP", "FILE"), Description = start.Say("Tệp đích; mặc định là đầu ra chuẩn", "Target file; by default standard output") };
        command.Options.Add(output);
        command.SetAction(DatabaseCommand.WithLedger(start, async (parse, place, cancel) =>
        {
            await using var ledger = await place.OpenAsync(cancel);
            if (parse.GetValue(output) is not { } path)
            {
                await using var stream = Console.OpenStandardOutput();
                await new ExportLog(ledger).RunAsync(stream, cancel);
                return Exit.Done;
            }

            LogOutput.WriteExported(start.Console, path, await ToFileAsync(new ExportLog(ledger), Path.GetFullPath(path), cancel));
            return Exit.Done;
        }));
        return command;
    }

    /// <summary>Whoever sees the file sees all of it.</summary>
    private static async Task<LogHead> ToFileAsync(ExportLog export, string path, CancellationToken cancel)
    {
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            LogHead head;
            await using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                head = await export.RunAsync(stream, cancel);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
            return head;
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
