using System.Collections.Concurrent;
using CcHcPublish.Contract.CommandLine;
using CcHcPublish.Contract.Storage.Faults;
using Shouldly;

namespace CcHcPublish.Contract.Scheduling;

/// <summary>A real <c>cchc serve</c> whose PostgreSQL goes away and comes back says so on its console once, in plain words.</summary>
public sealed class AbsentServerTests : IDisposable
{
    private readonly CchcRun cchc = new();

    [FactOnOwnPostgres]
    public async Task TheConsoleSaysWhatIsAwayAndWhenItIsBack()
    {
        var root = cchc.CopyOf("so-mau");
        File.WriteAllText(Path.Combine(root, "cchc.yaml"), "schedule: { zone: UTC }\n");
        using var server = PostgresServer.Start();
        using var process = CchcProcess.Start(server.ConnectionString, "serve", "--root", root, "--data", cchc.Data, "--port", "0");
        var lines = new ConcurrentQueue<string>();
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => { if (line.Data is { } text) lines.Enqueue(text); };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await ServingNodes.UntilAsync(() => Task.FromResult(Directory.Exists(Path.Combine(cchc.Data, "site")) ? "up" : null));
        await Task.Delay(TimeSpan.FromSeconds(5));
        try
        {
            server.Stop();
            var away = await LineAsync("“đăng đúng giờ (publish)” không chạy được");
            server.Resume();
            await LineAsync("“đăng đúng giờ (publish)” đã chạy lại bình thường");

            away.ShouldContain("cơ sở dữ liệu không trả lời. Phần mềm tự thử lại, không mất gì. Kiểm tra máy chủ PostgreSQL");
            lines.Count(line => line.Contains("“đăng đúng giờ (publish)” không chạy được", StringComparison.Ordinal)).ShouldBe(1);
            lines.ShouldNotContain(line => line.Contains("ERR Job ", StringComparison.Ordinal));
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        Task<string> LineAsync(string part) => ServingNodes.UntilAsync(() => Task.FromResult(lines.FirstOrDefault(line => line.Contains(part, StringComparison.Ordinal))));
    }

    public void Dispose() => cchc.Dispose();
}
