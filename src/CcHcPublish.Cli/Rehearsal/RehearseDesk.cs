using CcHcPublish.Cli.Commands;
using CcHcPublish.Cli.Output;
using CcHcPublish.Cli.Output.Quota;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Quotas;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Runtime.Rehearsals;
using CcHcPublish.Runtime.Scheduling;
using CcHcPublish.Web;

namespace CcHcPublish.Cli.Rehearsal;

/// <summary>The demonstration: the year up to the rehearsal's moment is played, then either the result is printed, or the desk goes on at the clock's pace.</summary>
internal sealed class RehearseDesk(CommandStart start, Desk desk)
{
    private readonly CommandConsole console = start.Console;
    private readonly List<PublicationLine> lines = [];
    private readonly Dictionary<string, string> titles = new(StringComparer.Ordinal);

    public async Task<int> RunAsync(bool isOnce, string? now, CancellationToken cancel)
    {
        var mark = desk.Rehearsal!;
        if (start.Report(desk.Runtime.Content.Run(mark.Agency, cancel)) is not { } all) return Exit.Failed;
        var content = await desk.Runtime.Import.OwnedAsync(all, cancel);
        var agency = content.Agency;
        var until = agency.At(now is null ? agency.RehearsalNow ?? DateTime.SpecifyKind(new DateTime(content.Plans.Max(plan => plan.Year), 12, 20, 8, 0, 0), DateTimeKind.Unspecified) : Desk.ReadTime(now)!.Value);
        if (mark.Reached > until) until = mark.Reached.Value;

        var replay = new ReplayYear(desk.Runtime, desk.Clock);
        replay.Refused += (act, outcome) => VerbOutput.Write(console, act.Slug, outcome);
        await replay.BeginAsync(content, until, cancel);
        await using var site = await SiteServer.StartAsync(desk.Runtime.Settings.SiteFolder, mark.SitePort, cancel);
        await desk.ConnectAsync(cancel);
        desk.Runtime.Publisher.Settled += publication => Tell(publication, agency);
        Announce(agency, until);
        await replay.RunAsync(until, cancel);
        if (isOnce) return await FinishAsync(content, cancel);

        await WriteTablesAsync(content, cancel);
        return await GoOnAsync(content, cancel);
    }

    private void Announce(Agency agency, DateTimeOffset until)
    {
        if (console.Format == OutputFormat.Json) return;
        console.Heading(console.Say(new($"Diễn tập: {agency.Name}", $"Rehearsal: {agency.Name}")));
        console.Line(new Words($"Giờ diễn tập: {agency.Local(until):HH:mm 'ngày' dd/MM/yyyy}", $"Rehearsal time: {agency.Local(until):yyyy-MM-dd HH:mm}"));
        console.Line();
    }

    private void Tell(Publication publication, Agency agency)
    {
        if (!titles.TryGetValue(publication.Article, out var title))
        {
            foreach (var row in ArticleRow.AllAsync(desk.Runtime.Ledger, agency.Id, CancellationToken.None).GetAwaiter().GetResult()) titles[row.Id] = row.Title;
            title = titles.GetValueOrDefault(publication.Article) ?? publication.Article;
        }

        var line = PublicationLines.Of(publication, agency, title);
        lines.Add(line);
        if (console.Format != OutputFormat.Json) PublicationOutput.WriteLine(console, line);
    }

    private async Task<int> FinishAsync(AgencyContent content, CancellationToken cancel)
    {
        if (console.Format != OutputFormat.Json)
        {
            await WriteTablesAsync(content, cancel);
            return Exit.Done;
        }

        if (await QuotaAsync(content, cancel) is not { } quota) return Exit.Failed;
        var rows = await ArticleRow.AllAsync(desk.Runtime.Ledger, content.Agency.Id, cancel);
        var publications = await PublicationRows.OfAgencyAsync(desk.Runtime.Ledger, content.Agency.Id, cancel);
        var standing = Standing(publications, content.Agency, rows);
        console.WriteJson(json =>
        {
            json.WriteStartObject();
            json.WriteString("agency", content.Agency.Id);
            json.WriteString("now", content.Agency.Local(desk.Clock.GetUtcNow()).ToString("yyyy-MM-dd'T'HH:mm:sszzz", System.Globalization.CultureInfo.InvariantCulture));
            json.WritePropertyName("publications");
            PublicationOutput.WriteArray(json, standing, console.Language);
            json.WriteNumber("new", standing.Count(line => line.IsNew == true));
            json.WriteString("period", quota.Period.Id);
            json.WritePropertyName("quota");
            QuotaJson.WriteRows(json, quota);
            json.WriteStartObject("counts");
            json.WriteNumber("articles", rows.Count);
            foreach (var state in Enum.GetValues<DeskState>()) json.WriteNumber($"articles_{state.ToString().ToLowerInvariant()}", rows.Count(row => row.State == state));
            foreach (var state in Enum.GetValues<PublicationState>()) json.WriteNumber(
                state.ToString().ToLowerInvariant(), publications.Count(publication => publication.State == state));
            json.WriteEndObject();
            json.WriteEndObject();
        });
        return Exit.Done;
    }

    /// <summary>Everything that reached a channel or ended on the way, whichever run did it; what this run did is marked.</summary>
    private List<PublicationLine> Standing(IReadOnlyList<Publication> publications, Agency agency, IReadOnlyList<ArticleRow> rows)
    {
        var ended = publications.Where(publication => publication.State is not (PublicationState.Scheduled or PublicationState.Cancelled));
        return [.. PublicationLines.Of(ended, agency, rows).Select(line => line with { IsNew = lines.Exists(told => told.Article == line.Article && told.Channel == line.Channel && told.Act == line.Act) })];
    }

    private async Task WriteTablesAsync(AgencyContent content, CancellationToken cancel)
    {
        if (lines.Count == 0) console.Line(new Words("Mọi lượt đăng đến giờ này đã xong từ lần chạy trước.", "Everything due by now was done by an earlier run."));
        console.Line();
        if (await QuotaAsync(content, cancel) is { } quota) QuotaOutput.Write(console, quota, hasDetails: false);
        console.Line();
        WriteAddresses();
    }

    private void WriteAddresses()
    {
        var mark = desk.Rehearsal!;
        console.Heading(console.Say(new("Xem tại", "Open")));
        console.Line(new Words($"  Trang TTĐT    {mark.Site}{mark.Agency}/", $"  Website       {mark.Site}{mark.Agency}/"));
        console.Line(new Words($"  Fanpage       {desk.Sandbox!.FacebookPage}", $"  Fanpage       {desk.Sandbox!.FacebookPage}"));
        console.Line(new Words($"  Zalo OA       {desk.Sandbox!.ZaloPage}", $"  Zalo OA       {desk.Sandbox!.ZaloPage}"));
    }

    private async Task<QuotaTable?> QuotaAsync(AgencyContent content, CancellationToken cancel)
    {
        var month = QuotaCommand.PeriodOf(start, desk, content, null);
        return month is null ? null : await QuotaCommand.TableAsync(start, desk, content, month, cancel);
    }

    /// <summary>The clock runs on and Quartz rings: what falls due appears while the user watches, until Ctrl+C.</summary>
    private async Task<int> GoOnAsync(AgencyContent content, CancellationToken cancel)
    {
        console.Line();
        console.Line(new Words(
            "Lịch đang chạy; lượt đăng mới hiện ra ở đây. Nhấn Ctrl+C để dừng.",
            "The schedule is running; new publications appear here. Press Ctrl+C to stop."));
        console.Line();
        desk.Clock.Release();
        using var host = await DeskHost.StartAsync(desk.Runtime, [content.Agency], cancel);
        await SandboxCommand.WaitAsync(cancel);
        await host.StopAsync(CancellationToken.None);
        console.Line();
        await WriteTablesAsync(content, CancellationToken.None);
        return Exit.Done;
    }
}
