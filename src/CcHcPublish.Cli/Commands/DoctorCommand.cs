using System.CommandLine;
using CcHcPublish.Cli.Output;
using CcHcPublish.Runtime.Content;
using CcHcPublish.Runtime.Doctor;
using CcHcPublish.Runtime.Installation;

namespace CcHcPublish.Cli.Commands;

/// <summary>Every check runs whatever the others found: a damaged ledger or a missing folder is a line, not the end.</summary>
internal static class DoctorCommand
{
    public static Command Build(CommandStart start)
    {
        var command = new Command(
            "doctor",
            start.Say("Khám toàn bộ cài đặt; mã thoát 1 khi có điều không hoạt động", "Examine the whole installation; exit code 1 when something does not work"));
        command.SetAction(async (parse, cancel) =>
        {
            var given = parse.GetValue(start.Options.Root);
            var root = FindRoot.From(given, Directory.GetCurrentDirectory()) ?? new ContentRoot(Path.GetFullPath(given ?? Directory.GetCurrentDirectory()));
            List<DoctorLine> lines = [];
            var folder = Desk.DataFolderOf(parse, start.Options, root);
            lines.AddRange(await ExamineSafely.RunAsync("data_folder", () => Task.FromResult<IReadOnlyList<DoctorLine>>([.. new ExamineMachine(folder).Run()])));
            lines.AddRange(await ExamineSafely.RunAsync("content", () => Task.FromResult<IReadOnlyList<DoctorLine>>([.. new ExamineContent(root).Run(cancel)])));
            if (parse.GetValue(start.Options.Agency) is { } agency && root.Agencies() is var known && !known.Contains(agency))
                lines.Add(DoctorLine.Bad("content", Desk.NoAgency(agency, known), new("Sửa --agency rồi khám lại.", "Correct --agency and examine again.")));
            lines.AddRange(await ExamineSafely.RunAsync("ledger", () => LedgerAsync(start, parse, root, folder, cancel)));
            lines.Add(await ExamineSafely.LineAsync("backup", () => new ExamineBackups(folder, new ReadSettings(root).Run().Backup, TimeProvider.System).RunAsync(cancel)));
            DoctorOutput.Write(start.Console, lines);
            return lines.Exists(line => line.Verdict == Verdict.Bad) ? Exit.Failed : Exit.Done;
        });
        return command;
    }

    private static async Task<IReadOnlyList<DoctorLine>> LedgerAsync(CommandStart start, ParseResult parse, ContentRoot root, string folder, CancellationToken cancel)
    {
        List<DoctorLine> lines = [];
        bool isUsable;
        if (Environment.GetEnvironmentVariable("CCHC_DATABASE") is { Length: > 0 } database)
        {
            var examine = new ExaminePostgres(database, TimeProvider.System);
            lines.AddRange(await examine.RunAsync(cancel));
            isUsable = examine.IsUsable;
        }
        else
        {
            var examine = new ExamineFile(folder);
            lines.AddRange(await examine.RunAsync(cancel));
            isUsable = examine.IsUsable;
        }

        if (!isUsable)
        {
            lines.Add(DoctorLine.Warning(
                "desk",
                new("Chưa xem được lượt đăng, nhật ký và kênh vì sổ chưa dùng được.", "Publications, log and channels could not be looked at, since the ledger cannot be used."),
                new("Xử lý dòng về sổ ở trên rồi khám lại.", "Deal with the ledger first, then examine again."), "cchc doctor"));
            return lines;
        }

        lines.AddRange(await ExamineSafely.RunAsync("desk", async () =>
        {
            if (await Desk.OpenAsync(parse, start.Options, root, start.Console, cancel) is not { } desk) return [];
            await using (desk) return await new ExamineDesk(desk.Runtime).RunAsync(cancel);
        }));
        return lines;
    }
}
