using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Content;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Channels.Website;

/// <summary>What building a site gave. Closed.</summary>
public abstract record BuildOutcome
{
    private BuildOutcome()
    {
    }

    public sealed record Built(SiteReport Report) : BuildOutcome;

    public sealed record Refused(Words Why) : BuildOutcome;
}

/// <summary>Makes an agency's whole site anew from what was published. The bytes are those that publishing step by step gives.</summary>
public sealed class BuildSite(RuntimeSettings settings, Ledger ledger)
{
    /// <param name="folder">An absent or empty folder, or one an earlier build made; null or the public folder itself renews that in place.</param>
    public async Task<BuildOutcome> RunAsync(string agency, string? folder, CancellationToken cancel)
    {
        var home = WebsiteFolders.Of(settings, agency).Public;
        folder = folder is null ? home : Path.GetFullPath(folder);
        try
        {
            if (!IsOurs(folder)) return new BuildOutcome.Refused(new Words(
                "Thư mục đích đang chứa tệp khác; chọn thư mục trống.", "The folder holds other files; choose an empty one."));
            foreach (var channel in WebsitesOf(agency, cancel)) await new RecallArticles(ledger, settings, agency, channel).RunAsync(cancel);
            var site = new LiveSite(settings, agency);
            var report = folder == home ? site.Refresh(cancel) : site.Build(folder, cancel);
            return report is not null
                ? new BuildOutcome.Built(report)
                : new BuildOutcome.Refused(new Words(
                    "Không đọc được agency.yaml của cơ quan này; chạy cchc check để xem lỗi.", "The agency's agency.yaml cannot be read; run cchc check."));
        }
        catch (Exception wrong) when (AtomicFile.IsDisk(wrong))
        {
            return new BuildOutcome.Refused(new Words(AtomicFile.Reason(wrong), "The site's folder cannot be written."));
        }
    }

    private IEnumerable<string> WebsitesOf(string agency, CancellationToken cancel) =>
        new ReadContent(settings.Root, null, settings.RehearsalSite).Outline(agency, cancel).Content?.Agency.Channels.Where(channel => channel.Kind == ChannelKind.Website).Select(channel => channel.Id) ?? [];

    private static bool IsOurs(string folder) =>
        !Directory.Exists(folder) || File.Exists(Path.Combine(folder, SiteManifest.FileName)) || !Directory.EnumerateFileSystemEntries(folder).Any();
}
