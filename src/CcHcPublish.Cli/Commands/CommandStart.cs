using System.CommandLine;
using CcHcPublish.Cli.Commands.Database;
using CcHcPublish.Cli.Output;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Content;
using CcHcPublish.Runtime.Installation;

namespace CcHcPublish.Cli.Commands;

/// <summary>What every command begins with: its options read, its root found, its agency chosen. A refusal is printed and gives an exit code.</summary>
internal sealed class CommandStart(GlobalOptions options, CommandConsole console)
{
    public CommandConsole Console => console;

    public GlobalOptions Options => options;

    public string Say(string vi, string en) => console.Say(new Words(vi, en));

    /// <summary>An action that needs the content's root.</summary>
    public Func<ParseResult, CancellationToken, Task<int>> WithRoot(Func<ParseResult, ContentRoot, CancellationToken, Task<int>> run) => (parse, cancel) =>
    {
        if (FindRoot.From(parse.GetValue(options.Root), Directory.GetCurrentDirectory()) is { } root) return run(parse, root, cancel);
        console.Error(
            new("Không tìm thấy thư mục content/.", "There is no content/ folder."),
            new("Chạy trong thư mục của dự án, hoặc chỉ ra bằng --root DIR.", "Run inside the project, or name it with --root DIR."));
        return Task.FromResult(Exit.Failed);
    };

    /// <summary>
    /// An action that may take long and hears Ctrl+C and SIGTERM from its first moment. The library listens only once an action has given it a task, and a ledger in
    /// a file opens without ever waiting. Short commands do without: it costs each start the compiling of some twenty methods.
    /// </summary>
    public static Func<ParseResult, CancellationToken, Task<int>> Hearing(Func<ParseResult, CancellationToken, Task<int>> run) => async (parse, cancel) =>
    {
        await Task.Yield();
        return await run(parse, cancel);
    };

    /// <summary>An action that works on the ledger; nothing runs when the ledger cannot be opened.</summary>
    /// <param name="use">What happens where there is none.</param>
    public Func<ParseResult, CancellationToken, Task<int>> WithDesk(Func<ParseResult, Desk, CancellationToken, Task<int>> run, LedgerUse use = LedgerUse.MakesOne) => WithRoot(async (parse, root, cancel) =>
    {
        if (use == LedgerUse.NeedsOne && LedgerPlace.Of(parse, options) is { } place && !await HasAsync(place, cancel)) return Exit.Failed;
        if (await Desk.OpenAsync(parse, options, root, console, cancel, use) is not { } desk) return Exit.WrongUsage;
        await using (desk) return await run(parse, desk, cancel);
    });

    /// <summary>False after saying that there is no ledger, where it was looked for and which commands make one.</summary>
    public async Task<bool> HasAsync(LedgerPlace place, CancellationToken cancel)
    {
        if (await place.HasLedgerAsync(cancel)) return true;
        var (what, next) = place.Absent;
        console.Error(what, next);
        return false;
    }

    /// <summary>False after saying that root would leave files there that the folder's owner, the service, cannot write.</summary>
    public bool MayWriteIn(string folder)
    {
        if (!FileOwner.IsForeignToRoot(folder)) return true;
        console.Error(
            new(
                $"Thư mục {folder} của tài khoản khác; lệnh này chạy bằng root sẽ để lại tệp mà dịch vụ không ghi được.",
                $"{folder} is another user's; run as root, this would leave files there that the service cannot write."),
            new(
                "Chạy lại bằng tài khoản của dịch vụ: sudo -u cchc …, hoặc lệnh cchc bọc sẵn ở mục 2 của docs/operations.md.",
                "Run it as the service's user: sudo -u cchc …, or by the wrapper of section 2 in docs/operations.md."));
        return false;
    }

    /// <summary>The content of an agency, or null after its findings were printed.</summary>
    public AgencyContent? Report(ContentReading reading)
    {
        if (reading.Content is { } content) return content;
        foreach (var finding in reading.Findings) console.Error(finding);
        return null;
    }
}
