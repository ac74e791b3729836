using CcHcPublish.Core.Agencies;
using CcHcPublish.Runtime.Channels.Website;

namespace CcHcPublish.Runtime.Doctor;

/// <summary>Whether the websites still have the state of everything that the ledger has as published there.</summary>
public sealed class ExamineSites(RuntimeServices runtime)
{
    public async Task<DoctorLine> RunAsync(CancellationToken cancel)
    {
        List<(string Agency, int Missing)> lacking = [];
        foreach (var id in runtime.Settings.Root.Agencies())
        {
            if (runtime.Content.Outline(id, cancel).Content is not { Agency: var agency }) continue;
            foreach (var website in agency.Channels.Where(channel => channel.Kind == ChannelKind.Website))
            {
                var missing = await new RecallArticles(runtime.Ledger, runtime.Settings, id, website.Id).MissingAsync(cancel);
                if (missing.Count > 0) lacking.Add((id, missing.Count));
            }
        }

        if (lacking.Count == 0) return DoctorLine.Good(
            "website", new("Trang web có đủ mọi bài mà sổ ghi là đã đăng.", "The websites have everything that the ledger has as published."));
        var (many, names) = (lacking.Sum(site => site.Missing), string.Join(", ", lacking.Take(4).Select(site => $"{site.Agency} ({site.Missing})")) + (lacking.Count > 4 ? $" (+{lacking.Count - 4})" : ""));
        return DoctorLine.Warning("website",
            new(
                $"Sổ ghi đã đăng nhưng thư mục website thiếu trạng thái của {many} bài: {names}.",
                $"The ledger has {many} articles as published that the website's state folder lacks: {names}."),
            new("Dựng lại trang từ sổ; cchc serve cũng tự làm khi khởi động.", "Build the site from the ledger; cchc serve does so too when it starts."), $"cchc site build --agency {lacking[0].Agency}");
    }
}
