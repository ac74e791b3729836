using System.Text;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Site;

namespace CcHcPublish.Runtime.Channels.Website;

/// <summary>One agency's website on disk: the state folder is written first, the public folder follows from it. Not safe for several threads at once.</summary>
internal sealed class LiveSite
{
    private readonly WebsiteFolders folders;
    private readonly WebsiteSources sources;
    private readonly PublishedArticles articles;
    private readonly PublishedIndex published;
    private readonly MediaSource media;
    private readonly bool isDurable;
    private SiteFrame? frame;

    public LiveSite(RuntimeSettings settings, string agency)
    {
        folders = WebsiteFolders.Of(settings, agency);
        sources = new WebsiteSources(settings, agency);
        // A rehearsal can be played again; real articles must outlive a power cut, at some milliseconds each.
        isDurable = settings.RehearsalSite is null;
        articles = new PublishedArticles(folders.State, isDurable);
        published = new PublishedIndex(articles);
        media = new MediaSource(folders.Content);
    }

    public SiteArticle? Find(string slug) => published.Load(slug);

    /// <summary>True when readers see exactly this edition under its address, or the notice of its withdrawal.</summary>
    public bool Shows(SiteArticle article)
    {
        var folder = WebsiteFolders.Below(folders.Public, SitePaths.Article(article.Content.Slug));
        if (File.Exists(Path.Combine(folder, SitePaths.GoneMark)) != article.Withdrawal is not null) return false;
        var page = Path.Combine(folder, "index.html");
        return File.Exists(page) && File.ReadAllText(page).Contains($"data-edition=\"{article.Edition}\"", StringComparison.Ordinal);
    }

    /// <summary>
    /// What readers find in place of the article's page: null when it is the page as made, empty when there is none, else what stands there.
    /// </summary>
    public string? Differs(SiteArticle article, CancellationToken cancel)
    {
        if (Open(cancel) is not { } site || Compare(site, article) is not { } seen) return null;
        // A page shows its neighbours, and another process may have published some since this one last looked.
        published.Renew(site.Agency, cancel);
        return Compare(site, article) is null ? null : seen;
    }

    private string? Compare(SiteFrame site, SiteArticle article)
    {
        if (Made(site, SiteEntry.Of(article, site.Agency), article, []) is not [var (path, bytes), ..]) return null;
        var page = new FileInfo(WebsiteFolders.Below(folders.Public, path));
        if (!page.Exists) return "";
        return page.Length == bytes.Length && File.ReadAllBytes(page.FullName).AsSpan().SequenceEqual(bytes) ? null : File.ReadAllText(page.FullName);
    }

    /// <summary>Makes the article's own files in memory and puts it into the index; nothing is written when something stands in the way.</summary>
    public PreparedArticle Prepare(SiteArticle article, CancellationToken cancel)
    {
        if ((frame ?? Open(cancel)) is not { } site) return PreparedArticle.Refused(article, [MediaSource.NoAgency()]);
        var needed = article.Withdrawal is null ? article.Content.Media : [];
        var sourced = needed.Select(path => (Path: path, Source: media.Find(path))).ToList();
        List<Finding> findings = [.. sourced.Where(file => file.Source is null).Select(file => MediaSource.Missing(file.Path))];
        if (findings.Count > 0) return PreparedArticle.Refused(article, findings);

        var entry = SiteEntry.Of(article, site.Agency);
        var before = published.Index.Find(entry.Slug);
        published.Index.Put(entry);
        var prepared = new PreparedArticle(article, findings, before);
        if (Made(site, entry, article, findings) is not { } pages)
        {
            Undo(prepared);
            return prepared;
        }

        return prepared with { Pictures = [.. sourced.Select(file => (file.Path, file.Source!))], Pages = pages };
    }

    /// <summary>Writes the article's state, its media and its own page, in this order; lists follow with <see cref="Refresh"/>. Several may write at once.</summary>
    public void Write(PreparedArticle prepared)
    {
        folders.MarkDirty();
        articles.Write(prepared.Article);
        foreach (var (path, source) in prepared.Pictures) AtomicFile.Copy(source, WebsiteFolders.Below(folders.Public, path));
        var gone = WebsiteFolders.Below(folders.Public, SitePaths.Article(prepared.Slug) + SitePaths.GoneMark);
        if (prepared.Article.Withdrawal is null && File.Exists(gone)) File.Delete(gone);
        foreach (var (path, bytes) in prepared.Pages) AtomicFile.Write(WebsiteFolders.Below(folders.Public, path), bytes, isDurable);
        // Anew: another process may have begun to renew the lists between the first mark and the state, and would take that mark away.
        folders.MarkDirty();
    }

    /// <summary>
    /// Takes back what could not be finished: the lists follow the state folder and would bring an article that was reported as not sent. An act on one that was
    /// there before stays, since it is repeated until it is done.
    /// </summary>
    /// <exception cref="IOException">The state stays as it is: readers may get the article all the same.</exception>
    public void Undo(PreparedArticle prepared)
    {
        if (articles.Holds(prepared.Article))
        {
            if (!prepared.IsNew) return;
            articles.Remove(prepared.Slug);
        }

        published.Index.Remove(prepared.Slug);
        if (prepared.Before is not null) published.Index.Put(prepared.Before);
    }

    /// <summary>True when the public folder may not show everything it should.</summary>
    public bool IsDirty() => File.Exists(folders.DirtyMark) || !File.Exists(folders.BuiltMark) || File.ReadAllText(folders.BuiltMark) != sources.Stamp();

    /// <summary>
    /// Brings every page of the public folder up to date. Null when the agency's own file cannot be read now, or another process is at it: a slower one
    /// would put back, or remove as unknown, what it has not seen yet.
    /// </summary>
    public SiteReport? Refresh(CancellationToken cancel)
    {
        using var alone = Alone();
        if (alone is null) return null;
        var mark = File.Exists(folders.DirtyMark) ? File.ReadAllText(folders.DirtyMark) : null;
        var stamp = sources.Stamp();
        if (frame is null) AtomicFile.RemoveTemporary(folders.Public);
        if (Open(cancel) is not { } site) return null;
        published.Renew(site.Agency, cancel);
        var report = WriteTo(folders.Public, site, cancel);
        if (report.Findings.Count > 0) return report;
        AtomicFile.Write(folders.BuiltMark, Encoding.UTF8.GetBytes(stamp));
        // Another process may have published meanwhile: its mark stays for the next time.
        if (mark is not null && File.Exists(folders.DirtyMark) && File.ReadAllText(folders.DirtyMark) == mark) File.Delete(folders.DirtyMark);
        return report;
    }

    private FileStream? Alone()
    {
        Directory.CreateDirectory(folders.State);
        try
        {
            return new FileStream(folders.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (IOException) when (File.Exists(folders.Lock))
        {
            return null;
        }
    }

    /// <summary>The whole site, made from the state, in another folder.</summary>
    public SiteReport? Build(string folder, CancellationToken cancel)
    {
        if (Open(cancel) is not { } site) return null;
        published.Renew(site.Agency, cancel);
        return WriteTo(folder, site, cancel);
    }

    /// <summary>The article's own files, made before anything is written: a template that fails leaves no trace.</summary>
    private List<(string Path, byte[] Bytes)>? Made(SiteFrame site, SiteEntry entry, SiteArticle article, List<Finding> findings)
    {
        List<(string, byte[])> made = [];
        foreach (var page in new SitePages(site, published.Index, slug => slug == entry.Slug ? article : published.Load(slug)).Article(entry))
        {
            if (page.Render(findings) is not { } bytes) return null;
            made.Add((page.Path, bytes));
        }

        return made;
    }

    private SiteReport WriteTo(string folder, SiteFrame site, CancellationToken cancel)
    {
        var pages = new SitePages(site, published.Index, published.Load);
        var kept = published.Damaged.Select(SitePaths.Article).ToHashSet(StringComparer.Ordinal);
        return new WriteSite(folder, media).Run(pages.Everything(), pages.Media(), path => kept.Any(start => path.StartsWith(start, StringComparison.Ordinal)), cancel);
    }

    private SiteFrame? Open(CancellationToken cancel)
    {
        var now = sources.Frame();
        if (now is null) return null;
        if (frame is null) published.Renew(now.Agency, cancel);
        return frame = now;
    }
}

/// <summary>An article ready to be written.</summary>
/// <param name="Findings">What stands in the way; empty when readers can get it.</param>
/// <param name="Before">What the index held under this slug.</param>
internal sealed record PreparedArticle(SiteArticle Article, IReadOnlyList<Finding> Findings, SiteEntry? Before)
{
    public string Slug => Article.Content.Slug;

    public IReadOnlyList<(string Path, FileInfo Source)> Pictures { get; init; } = [];

    public IReadOnlyList<(string Path, byte[] Bytes)> Pages { get; init; } = [];

    /// <summary>True for a first delivery: the state folder held nothing under this slug.</summary>
    public bool IsNew { get; init; }

    public static PreparedArticle Refused(SiteArticle article, IReadOnlyList<Finding> findings) => new(article, findings, null);
}
