using System.Text.Json;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Site;

namespace CcHcPublish.Runtime.Channels.Website;

/// <summary>The index of what was published, kept in memory and brought up to the files of the state folder, which another process may change too.</summary>
internal sealed class PublishedIndex(PublishedArticles articles)
{
    private readonly Dictionary<string, (long Length, DateTime ChangedAt)> read = new(StringComparer.Ordinal);
    private readonly HashSet<string> damaged = new(StringComparer.Ordinal);

    public SiteIndex Index { get; } = new();

    /// <summary>Slugs whose file cannot be read: their pages stay as they are until somebody looks.</summary>
    public IReadOnlySet<string> Damaged => damaged;

    /// <summary>Reads the files that are new or changed since the last time, forgets those that are gone.</summary>
    public void Renew(Agency agency, CancellationToken cancel)
    {
        HashSet<string> present = new(StringComparer.Ordinal);
        foreach (var (slug, length, changedAt) in articles.List())
        {
            cancel.ThrowIfCancellationRequested();
            present.Add(slug);
            if (read.TryGetValue(slug, out var known) && known == (length, changedAt)) continue;
            read[slug] = (length, changedAt);
            if (Load(slug) is { } article)
            {
                damaged.Remove(slug);
                Index.Put(SiteEntry.Of(article, agency));
            }
            else
            {
                damaged.Add(slug);
            }
        }

        foreach (var slug in read.Keys.Where(slug => !present.Contains(slug)).ToList())
        {
            read.Remove(slug);
            damaged.Remove(slug);
            Index.Remove(slug);
        }
    }

    /// <summary>The article from its file; null when the file is absent, damaged or about another slug.</summary>
    public SiteArticle? Load(string slug)
    {
        try
        {
            return articles.Read(slug) is { } article && article.Content.Slug == slug ? article : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
