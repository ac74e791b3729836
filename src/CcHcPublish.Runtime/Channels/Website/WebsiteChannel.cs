using System.Data.Common;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Core.Site;
using CcHcPublish.Core.Text;
using Microsoft.Extensions.Logging;

namespace CcHcPublish.Runtime.Channels.Website;

/// <summary>
/// The agency's own website: static files that any web server can show. An article is published once its page lies on the disk;
/// lists follow in <see cref="RefreshAsync"/>, once per sweep, however many articles it brought.
/// </summary>
public sealed partial class WebsiteChannel(Agency agency, ChannelSetting setting, RuntimeSettings settings) : IChannel, IDisposable
{
    private const int WritersAtOnce = 32;
    private const string NotRecalled = "Chưa đọc lại được từ sổ những bài đã đăng trên trang web.";
    private static readonly TimeSpan DiskPause = TimeSpan.FromMinutes(1);

    private readonly LiveSite site = new(settings, agency.Id);
    private readonly SemaphoreSlim gate = new(1);

    /// <summary>Articles may be written side by side, and the disk flushes them together; the lists are only renewed when nobody writes.</summary>
    private readonly SemaphoreSlim writers = new(WritersAtOnce);

    private readonly ILogger log = settings.Logs.CreateLogger<WebsiteChannel>();

    /// <summary>Brings back what the state folder lost, before this channel first does anything; null where there is no ledger.</summary>
    public Func<CancellationToken, Task<int>>? Recall { get; init; }

    private bool isRecalled;

    public ValueTask<DeliveryOutcome> SendAsync(Delivery delivery, CancellationToken cancel) => PutAsync(delivery, SiteActs.Sent, cancel);

    public ValueTask<DeliveryOutcome> ReplaceAsync(Delivery delivery, string externalId, CancellationToken cancel) => PutAsync(delivery, SiteActs.Replaced, cancel);

    public ValueTask<DeliveryOutcome> WithdrawAsync(Delivery delivery, string externalId, CancellationToken cancel) => PutAsync(delivery, SiteActs.Withdrawn, cancel);

    /// <summary>
    /// What a sender that died left in the state folder, from which every page follows, comes before readers with the next lists in any case. It is not absent: its page is finished here.
    /// </summary>
    public async ValueTask<FindOutcome> FindAsync(Delivery delivery, CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        PreparedArticle begun;
        try
        {
            if (!await RecallAsync(cancel)) return new FindOutcome.CannotTell(NotRecalled);
            if (!Vietnamese.IsSlug(delivery.Slug) || site.Find(delivery.Slug) is not { } found) return new FindOutcome.Absent();
            var isTheAct = delivery.Withdrawal is not null ? found.Withdrawal is not null : found.Edition == delivery.Rendition.Hash && found.Withdrawal is null;
            if (!isTheAct) return new FindOutcome.Absent();
            if (site.Shows(found)) return new FindOutcome.Found(delivery.Slug, AddressOf(delivery.Slug));
            begun = site.Prepare(found, cancel);
            if (begun.Findings.Count > 0) return new FindOutcome.CannotTell("Trang web chưa dựng xong.");
            await writers.WaitAsync(CancellationToken.None);
        }
        catch (Exception wrong) when (AtomicFile.IsDisk(wrong))
        {
            return new FindOutcome.CannotTell("Không đọc được thư mục trang web.");
        }
        finally
        {
            gate.Release();
        }

        return await WriteAsync(begun) is DeliveryOutcome.Published shown
            ? new FindOutcome.Found(shown.ExternalId, shown.Address)
            : new FindOutcome.CannotTell("Trang web chưa dựng xong.");
    }

    public async ValueTask<LiveState> ReadAsync(Delivery delivery, string externalId, CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            if (!await RecallAsync(cancel)) return new LiveState.CannotTell(NotRecalled);
            if (site.IsDirty()) return new LiveState.CannotTell("Trang web chưa dựng xong.");
            if (site.Find(delivery.Slug) is not { } found) return new LiveState.Gone();
            return site.Differs(found, cancel) switch
            {
                null => new LiveState.AsApproved(),
                // Another process began to write while this one compared.
                _ when site.IsDirty() => new LiveState.CannotTell("Trang web chưa dựng xong."),
                "" => new LiveState.Gone(),
                var seen => ChannelText.Edited(seen),
            };
        }
        catch (Exception wrong) when (AtomicFile.IsDisk(wrong))
        {
            return new LiveState.CannotTell("Không đọc được thư mục trang web.");
        }
        finally
        {
            gate.Release();
        }
    }

    public ValueTask<FindOutcome.Found?> FindAtAsync(Uri address, DateTimeOffset since, CancellationToken cancel)
    {
        var slug = address.AbsolutePath.TrimEnd('/').Split('/')[^1];
        return new(Vietnamese.IsSlug(slug) ? new FindOutcome.Found(slug, address) : null);
    }

    /// <summary>Files are written or not: this channel never hands out a ticket.</summary>
    public async ValueTask<DeliveryOutcome> AskAsync(Delivery delivery, string ticket, CancellationToken cancel) =>
        await FindAsync(delivery, cancel) is FindOutcome.Found found
            ? new DeliveryOutcome.Published(found.ExternalId, found.Address)
            : new DeliveryOutcome.Unconfirmed("Trang web không nhận việc theo phiếu.");

    /// <summary>Renews the lists and whatever else changed since the last time; does nothing when nothing did. What fails is logged and tried again next time.</summary>
    public async ValueTask RefreshAsync(CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            // A site made from half of its articles would take the others away from readers.
            if (!await RecallAsync(cancel) || !site.IsDirty()) return;
            for (var slot = 0; slot < WritersAtOnce; slot++) await writers.WaitAsync(CancellationToken.None);
            try
            {
                if (site.Refresh(cancel) is not { } report) return;
                foreach (var finding in report.Findings) LogFinding(agency.Id, finding.Place, finding.Message.Vi);
                LogRefreshed(agency.Id, report.Pages, report.Written, report.Removed);
            }
            finally
            {
                writers.Release(WritersAtOnce);
            }
        }
        catch (Exception wrong) when (AtomicFile.IsDisk(wrong) || wrong is AggregateException many && many.Flatten().InnerExceptions.All(AtomicFile.IsDisk))
        {
            LogDisk(wrong, agency.Id, AtomicFile.Reason(wrong.GetBaseException()));
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose()
    {
        gate.Dispose();
        writers.Dispose();
    }

    private async ValueTask<DeliveryOutcome> PutAsync(Delivery delivery, Func<SiteArticle?, Delivery, WebsiteArticle, SiteArticle> act, CancellationToken cancel)
    {
        if (!Vietnamese.IsSlug(delivery.Slug) || WebsiteJson.Article(delivery.Rendition.Payload) is not { } content || content.Slug != delivery.Slug)
            return new DeliveryOutcome.Rejected("Bản đã duyệt không phải là bài của trang web, hoặc mang đường dẫn khác; duyệt lại tin bài.");
        await gate.WaitAsync(cancel);
        PreparedArticle prepared;
        try
        {
            if (!await RecallAsync(cancel)) return new DeliveryOutcome.Deferred(NotRecalled, DiskPause);
            var before = site.Find(delivery.Slug);
            prepared = site.Prepare(act(before, delivery, content), cancel) with { IsNew = before is null };
            if (prepared.Findings.Count == 0) await writers.WaitAsync(CancellationToken.None);
        }
        catch (Exception wrong) when (AtomicFile.IsDisk(wrong))
        {
            return Failed(wrong);
        }
        finally
        {
            gate.Release();
        }

        return prepared.Findings.Count == 0
            ? await WriteAsync(prepared)
            : new DeliveryOutcome.Rejected(string.Join(' ', prepared.Findings.Select(finding => finding.Message.Vi)));
    }

    /// <summary>False while the ledger does not answer. Called by whoever holds the gate.</summary>
    private async Task<bool> RecallAsync(CancellationToken cancel)
    {
        if (isRecalled || Recall is null) return true;
        try
        {
            if (await Recall(cancel) is > 0 and var many) LogRecalled(agency.Id, many);
            return isRecalled = true;
        }
        catch (DbException lost)
        {
            LogNotRecalled(lost, agency.Id);
            return false;
        }
    }

    private async Task<DeliveryOutcome> WriteAsync(PreparedArticle prepared)
    {
        Exception failure;
        try
        {
            site.Write(prepared);
            return new DeliveryOutcome.Published(prepared.Slug, AddressOf(prepared.Slug));
        }
        catch (Exception wrong) when (AtomicFile.IsDisk(wrong))
        {
            failure = wrong;
        }
        finally
        {
            // Before the gate is waited for: who holds it may be waiting for this very place.
            writers.Release();
        }

        await gate.WaitAsync(CancellationToken.None);
        try
        {
            site.Undo(prepared);
        }
        finally
        {
            gate.Release();
        }

        return Failed(failure);
    }

    private DeliveryOutcome.Deferred Failed(Exception wrong)
    {
        LogDisk(wrong, agency.Id, AtomicFile.Reason(wrong));
        return new DeliveryOutcome.Deferred(AtomicFile.Reason(wrong), DiskPause);
    }

    private Uri AddressOf(string slug) => new($"{setting.BaseUrl!.TrimEnd('/')}/{SitePaths.Article(slug)}");

    [LoggerMessage(Level = LogLevel.Information, Message = "Website of {Agency}: {Pages} files, {Written} written, {Removed} removed")]
    private partial void LogRefreshed(string agency, int pages, int written, int removed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Website of {Agency}: {Many} published articles had no state and were made again from the ledger")]
    private partial void LogRecalled(string agency, int many);

    [LoggerMessage(Level = LogLevel.Error, Message = "Website of {Agency}: the ledger could not be read for what was published; it is tried again")]
    private partial void LogNotRecalled(Exception lost, string agency);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Website of {Agency}, {Place}: {Finding}")]
    private partial void LogFinding(string agency, Place place, string finding);

    [LoggerMessage(Level = LogLevel.Error, Message = "Website of {Agency}: {Reason}")]
    private partial void LogDisk(Exception wrong, string agency, string reason);
}
