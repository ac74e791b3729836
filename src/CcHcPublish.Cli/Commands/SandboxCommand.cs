using System.CommandLine;
using CcHcPublish.Core.Text;
using CcHcPublish.Sandbox;

namespace CcHcPublish.Cli.Commands;

internal static class SandboxCommand
{
    public static Command Build(CommandStart start)
    {
        var command = new Command("sandbox", start.Say("Chạy bản mô phỏng Facebook và Zalo để tập dượt", "Run the stand-ins of Facebook and Zalo"));
        var port = new Option<int>("--port") { HelpName = "N", DefaultValueFactory = _ => 5481, Description = start.Say("Cổng trên 127.0.0.1; 0 là cổng trống bất kỳ", "Port on 127.0.0.1; 0 takes any free one") };
        var state = new Option<string?>("--state") { HelpName = "FILE", Description = start.Say("Tệp giữ trạng thái; mặc định chỉ giữ trong bộ nhớ", "File that keeps the state; by default memory only") };
        GlobalOptions.MustBePort(port, start);
        command.Options.Add(port);
        command.Options.Add(state);
        command.SetAction(async (parse, cancel) =>
        {
            // As in CommandStart.Hearing: else a signal during the start is lost.
            await Task.Yield();
            await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions { Port = parse.GetValue(port), StateFile = parse.GetValue(state) }, cancel);
            start.Console.Line(new Words($"Mô phỏng đang chạy: {sandbox.BaseAddress}", $"The sandbox runs: {sandbox.BaseAddress}"));
            start.Console.Line(new Words($"  Tài khoản dựng sẵn: {sandbox.BaseAddress}sandbox/accounts", $"  Ready-made accounts: {sandbox.BaseAddress}sandbox/accounts"));
            start.Console.Line(new Words("Nhấn Ctrl+C để dừng.", "Press Ctrl+C to stop."));
            await WaitAsync(cancel);
            return Exit.Done;
        });
        return command;
    }

    /// <summary>Until the user stops the process; that is no failure.</summary>
    public static async Task WaitAsync(CancellationToken cancel)
    {
        var stopped = new TaskCompletionSource();
        await using var registration = cancel.Register(stopped.SetResult);
        await stopped.Task;
    }
}
