using System.CommandLine;
using CcHcPublish.Cli.Commands.Database;
using CcHcPublish.Cli.Output;
using CcHcPublish.Cli.Rehearsal;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime;
using CcHcPublish.Runtime.Channels.Accounts;
using CcHcPublish.Runtime.Content;
using CcHcPublish.Runtime.Installation;
using CcHcPublish.Runtime.Logging;
using CcHcPublish.Runtime.Scheduling;
using CcHcPublish.Runtime.Storage;
using Microsoft.Extensions.Logging;

namespace CcHcPublish.Cli.Commands;

/// <summary>The ledger and everything around it, as one command uses it. A rehearsal's ledger brings its own time and its own channels.</summary>
internal sealed class Desk : IAsyncDisposable
{
    private readonly CommandConsole console;
    private readonly ContentRoot root;
    private readonly string? agencyGiven;
    private readonly Logs logs;
    private bool keepsTime;
    private bool isTimeGiven;

    private Desk(RuntimeServices runtime, DeskClock clock, RehearsalMark? rehearsal, CommandConsole console, ContentRoot root, string? agencyGiven, Logs logs)
    {
        Runtime = runtime;
        Clock = clock;
        Rehearsal = rehearsal;
        this.console = console;
        this.root = root;
        this.agencyGiven = agencyGiven;
        this.logs = logs;
    }

    public RuntimeServices Runtime { get; }

    public DeskClock Clock { get; }

    /// <summary>Set when this ledger belongs to a rehearsal.</summary>
    public RehearsalMark? Rehearsal { get; }

    /// <summary>True when no agency was named and there are several.</summary>
    public bool IsForAll => agencyGiven is null && root.Agencies().Count > 1;

    /// <summary>The rehearsal's fanpage and OA, once connected.</summary>
    public SandboxConnection? Sandbox { get; private set; }

    public static string DataFolderOf(ParseResult parse, GlobalOptions options, ContentRoot root) =>
        Path.GetFullPath(parse.GetValue(options.Data) ?? Environment.GetEnvironmentVariable("CCHC_DATA") ?? Path.Combine(root.Path, ".cchc"));

    /// <summary>A local time as the command line takes it, or null.</summary>
    public static DateTime? ReadTime(string text) =>
        IsoTime.TryDateTime(text.AsSpan().Trim(), out var time) ? time : null;

    /// <summary>Null after saying why the command line cannot be used. A rehearsal always works on the file in the data folder.</summary>
    public static async Task<Desk?> OpenAsync(
        ParseResult parse, GlobalOptions options, ContentRoot root, CommandConsole console, CancellationToken cancel, LedgerUse use = LedgerUse.MakesOne)
    {
        DateTime? now = null;
        if (parse.GetValue(options.Now) is { } text && (now = ReadTime(text)) is null)
        {
            console.Error(new Words($"“{text}” không phải là thời điểm; viết như “2026-11-20 08:00”.", $"“{text}” is no time; write it like “2026-11-20 08:00”."));
            return null;
        }

        var folder = DataFolderOf(parse, options, root);
        var postgres = use != LedgerUse.Rehearses && Environment.GetEnvironmentVariable("CCHC_DATABASE") is { Length: > 0 } database ? database : null;
        var place = new LedgerPlace(folder, postgres);
        var isAbsent = use == LedgerUse.DoesWithout && postgres is null && !Ledger.IsIn(folder);
        if (isAbsent) console.Notice(place.AbsentForNow);
        var ledger = isAbsent ? await Ledger.OpenPassingAsync(TimeProvider.System, cancel) : await place.OpenAsync(cancel);
        var rehearsal = await RehearsalMark.ReadAsync(ledger, cancel);
        var agency = parse.GetValue(options.Agency) ?? rehearsal?.Agency;
        var clock = new DeskClock(rehearsal?.Reached);
        // A given time stands still, so that two commands at one time see the same moment.
        if (now is { } local) clock.StandAt(At(local, root, agency));
        // The service's lines go to the machine's journal. Who types a command is told in words, and of errors by Dispose.
        var settings = LogSettings.Of(folder, out var problem);
        var logs = new Logs(parse.CommandResult.Command.Name == "serve" ? settings : settings with { ConsoleLevel = LogLevel.None });
        if (problem is { } words) console.Error(words);
        Desk? desk = null;
        var runtime = RuntimeServices.Over(ledger, new RuntimeSettings
        {
            Root = root,
            DataFolder = folder,
            Postgres = postgres,
            Clock = clock,
            RehearsalSite = rehearsal?.Site,
            Logs = logs,
            Installation = new ReadSettings(root).Run(),
            Connect = rehearsal is null ? null : (owner, channel) => desk?.Sandbox?.Connect(owner, channel),
            Key = Environment.GetEnvironmentVariable(KeyRing.Variable),
        });
        return desk = new Desk(runtime, clock, rehearsal, console, root, agency, logs) { isTimeGiven = now is not null };
    }

    /// <summary>Makes the channels reachable: in a rehearsal the sandbox that runs already, else one of this process.</summary>
    public async Task ConnectAsync(CancellationToken cancel)
    {
        // Only who delivers moves the rehearsal's time, and a borrowed time is not kept.
        keepsTime = !isTimeGiven;
        if (Rehearsal is { } mark) Sandbox ??= await SandboxConnection.OpenAsync(mark, Runtime.Settings, Runtime.Ledger, cancel);
    }

    /// <summary>The agency's id: as given, the rehearsal's, or the only one there is. Null after saying which there are.</summary>
    public string? Agency(string? article = null)
    {
        var known = root.Agencies();
        var wanted = agencyGiven ?? (article?.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? article[..slash] : null) ?? (known.Count == 1 ? known[0] : null);
        if (wanted is not null && known.Contains(wanted)) return wanted;
        var list = string.Join(", ", known);
        console.Error(wanted is null ? new Words($"Chọn cơ quan bằng --agency: {list}.", $"Choose an agency with --agency: {list}.") : NoAgency(wanted, known));
        return null;
    }

    public static Words NoAgency(string wanted, IReadOnlyList<string> known)
    {
        if (known.Count == 0) return new($"Không có cơ quan “{wanted}”: content/ chưa có thư mục nào.", $"There is no agency “{wanted}”: content/ has no folder yet.");
        if (Nearest.Of(wanted, known) is { } near) return new($"Không có cơ quan “{wanted}”; có phải “{near}”?", $"There is no agency “{wanted}”; did you mean “{near}”?");
        var list = string.Join(", ", known);
        return new($"Không có cơ quan “{wanted}”. Các cơ quan: {list}.", $"There is no agency “{wanted}”. Agencies: {list}.");
    }

    /// <summary>An agency's content, freshly imported. Null after its findings were printed.</summary>
    public async Task<AgencyContent?> ImportAsync(string agency, string actor, CancellationToken cancel)
    {
        var reading = Runtime.Content.Run(agency, cancel);
        if (reading.Content is { } all)
        {
            var content = await Runtime.Import.OwnedAsync(all, cancel);
            await Runtime.Import.RunAsync(content, actor, cancel);
            await Runtime.Review.RunAsync(content, actor, cancel);
            return content;
        }

        foreach (var finding in reading.Findings) console.Error(finding);
        return null;
    }

    public async ValueTask DisposeAsync()
    {
        if (keepsTime && Rehearsal?.Reached is { } reached && Clock.GetUtcNow() > reached) await RehearsalMark.ReachAsync(Runtime.Ledger, Clock.GetUtcNow());
        if (Sandbox is not null) await Sandbox.DisposeAsync();
        await Runtime.DisposeAsync();
        logs.Dispose();
        if (logs.Errors > 0)
            console.Notice(new(
                $"Trong lúc chạy có {logs.Errors} lỗi được ghi vào {logs.Folder}; báo tổ tin học (cchc doctor).",
                $"{logs.Errors} errors were logged in {logs.Folder} meanwhile; tell IT (cchc doctor)."));
    }

    private static DateTimeOffset At(DateTime local, ContentRoot root, string? agency)
    {
        var zone = agency is null ? null : new ReadContent(root).Outline(agency).Content?.Agency;
        return zone?.At(local) ?? new DateTimeOffset(local, TimeSpan.FromHours(7));
    }
}
