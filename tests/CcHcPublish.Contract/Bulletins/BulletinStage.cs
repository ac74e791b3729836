using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Bulletins;
using CcHcPublish.Core.Quotas;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Runtime;
using CcHcPublish.Runtime.Bulletins;
using CcHcPublish.Runtime.Content;
using CcHcPublish.Runtime.Scheduling;
using CcHcPublish.Runtime.Storage;
using CcHcPublish.Testing;
using Microsoft.Extensions.Logging;

namespace CcHcPublish.Contract.Bulletins;

/// <summary>A folder of articles and a clock that stands on 20 November 2026; ledgers come and go.</summary>
internal sealed class BulletinStage : IDisposable, ILogger<ComposeMissingBulletins>
{
    public const string October = "content/so-mau/articles/2026/11/ban-tin-cchc-thang-10-2026.md";

    private readonly TempFolder folder = new();

    public BulletinStage() => Clock.StandAt(new DateTimeOffset(2026, 11, 20, 1, 0, 0, TimeSpan.Zero));

    public DeskClock Clock { get; } = new();

    public string Template { get; set; } = "Tháng này cơ quan đã đăng tin.";

    /// <summary>The ledgers of these tests are empty.</summary>
    public bool TakesEmpty { get; set; } = true;

    public List<string> Warnings { get; } = [];

    public IReadOnlyList<string> Files => Directory.Exists(folder.At("content/so-mau/articles"))
        ? [.. Directory.EnumerateFiles(folder.At("content/so-mau/articles"), "*", SearchOption.AllDirectories).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)]
        : [];

    public string At(string path) => folder.At(path);

    public void Write(string path, string text) => folder.Write(path, text);

    public Task<BulletinOutcome> ComposeAsync(Ledger ledger, int month = 10) =>
        Compose(ledger).RunAsync(Content, new Period(PeriodKind.Month, 2026, month, PeriodRule.Calendar), "he-thong", CancellationToken.None);

    public Task<IReadOnlyList<BulletinOutcome>> MakeUpAsync(Ledger ledger) => new ComposeMissingBulletins(Compose(ledger), ledger, this)
        .RunAsync(Content, DateOnly.FromDateTime(Content.Agency.Local(Clock.GetUtcNow()).DateTime), "he-thong", CancellationToken.None);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (logLevel == LogLevel.Warning) Warnings.Add(formatter(state, exception));
    }

    public void Dispose() => folder.Dispose();

    /// <summary>The folder is looked into by the verb itself: its reading of the articles may be older than they are.</summary>
    private static Core.Content.AgencyContent Content { get; } = A.Content(A.Agency() with
    {
        Bulletin = new BulletinSetting("Bản tin cải cách hành chính", "van-phong", "dich-vu-cong", ["1.1"], ["website"], "0 0 8 1 * ?"),
    });

    private ComposeMonthlyBulletin Compose(Ledger ledger) => new(
        ledger,
        _ => new TemplateSet(new Dictionary<string, string> { [ComposeBulletin.TemplatePath] = Template }),
        new RuntimeSettings { Root = new ContentRoot(folder.Path), DataFolder = folder.At("data"), Clock = Clock })
    { TakesEmpty = TakesEmpty };
}
