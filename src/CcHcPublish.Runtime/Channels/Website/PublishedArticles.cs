using System.Text.Json;
using CcHcPublish.Core.Site;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Runtime.Channels.Website;

/// <summary>What was published on one agency's website, one file per article, outside the public folder.</summary>
/// <param name="isDurable">Whether writing waits for the disk, so that a power cut takes nothing back.</param>
internal sealed class PublishedArticles(string folder, bool isDurable)
{
    private const string Ending = ".json";

    /// <summary>Slug, length and time of every file, without reading one.</summary>
    public IEnumerable<(string Slug, long Length, DateTime ChangedAt)> List()
    {
        var state = new DirectoryInfo(folder);
        if (!state.Exists) yield break;
        foreach (var file in state.EnumerateFiles("*" + Ending))
        {
            var slug = Path.GetFileNameWithoutExtension(file.Name);
            if (Vietnamese.IsSlug(slug)) yield return (slug, file.Length, file.LastWriteTimeUtc);
        }
    }

    /// <summary>Null when there is none.</summary>
    /// <exception cref="JsonException">The file is damaged.</exception>
    public SiteArticle? Read(string slug)
    {
        var path = PathOf(slug);
        if (!File.Exists(path)) return null;
        return JsonSerializer.Deserialize(File.ReadAllBytes(path), WebsiteJson.Readable.SiteArticle);
    }

    public void Write(SiteArticle article) =>
        AtomicFile.Write(PathOf(article.Content.Slug), JsonSerializer.SerializeToUtf8Bytes(article, WebsiteJson.Readable.SiteArticle), isDurable);

    /// <summary>As <see cref="Write"/>, unless the article has a file: false then.</summary>
    public bool Add(SiteArticle article) =>
        AtomicFile.Add(PathOf(article.Content.Slug), JsonSerializer.SerializeToUtf8Bytes(article, WebsiteJson.Readable.SiteArticle), isDurable);

    public void Remove(string slug) => File.Delete(PathOf(slug));

    /// <summary>Whether this very state of the article is kept.</summary>
    public bool Holds(SiteArticle article)
    {
        var file = new FileInfo(PathOf(article.Content.Slug));
        return file.Exists && File.ReadAllBytes(file.FullName).AsSpan().SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(article, WebsiteJson.Readable.SiteArticle));
    }

    private string PathOf(string slug)
    {
        if (!Vietnamese.IsSlug(slug)) throw new ArgumentException("No slug.", nameof(slug));
        return Path.Combine(folder, slug + Ending);
    }
}
