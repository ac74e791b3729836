using System.CommandLine;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Cli.Commands;

internal static class LogCommand
{
    public static Command Build(CommandStart start)
    {
        var command = new Command("log", start.Say("Nhật ký không sửa được của mọi việc đã làm", "The log of every act, which cannot be quietly changed"));
        var verify = new Command("verify", start.Say("Kiểm tra chuỗi băm; mã thoát 1 khi có dấu hiệu sửa, xóa, đảo thứ tự", "Verify the hash chain; exit code 1 after an edit, deletion or reordering"));
        verify.SetAction(start.WithDesk(async (_, desk, cancel) =>
        {
            var broken = await EventLog.FirstBrokenAsync(desk.Runtime.Ledger, cancel);
            if (broken is { } number)
            {
                start.Console.Error(new Words($"Nhật ký không còn nguyên vẹn từ sự kiện số {number}.", $"The log does not hold from event {number} on."));
                return Exit.Failed;
            }

            start.Console.Line(new Words("Nhật ký nguyên vẹn.", "The log holds."));
            return Exit.Done;
        }));
        command.Subcommands.Add(verify);
        return command;
    }
}
