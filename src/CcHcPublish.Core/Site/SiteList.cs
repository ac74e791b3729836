namespace CcHcPublish.Core.Site;

/// <summary>
/// Articles in the order they appeared. Its numbered pages hold <see cref="PageSize"/> each and are counted from the oldest, so that a new
/// article changes the front page only: what lies on page 3 stays there for good. The front page shows the newest one to two pages' worth.
/// </summary>
public sealed class SiteList
{
    public const int PageSize = 20;

    private readonly List<SiteEntry> entries = [];

    public int Count => entries.Count;

    public SiteEntry this[int index] => entries[index];

    public IEnumerable<SiteEntry> Newest
    {
        get
        {
            for (var at = entries.Count - 1; at >= 0; at--) yield return entries[at];
        }
    }

    /// <summary>How many numbered pages there are besides the front page.</summary>
    public int OlderPages => Math.Max(0, (entries.Count / PageSize) - 1);

    public IEnumerable<SiteEntry> FrontPage => Newest.Take(entries.Count - (OlderPages * PageSize));

    /// <summary>Page <paramref name="number"/> from 1, the oldest; its newest article first.</summary>
    public IEnumerable<SiteEntry> Page(int number) => entries.GetRange((number - 1) * PageSize, PageSize).AsEnumerable().Reverse();

    /// <summary>Position of an entry that is in the list; negative when it is not.</summary>
    public int IndexOf(SiteEntry entry) => entries.BinarySearch(entry, ByTime.Order);

    /// <summary>The other entries by their distance from one that is in the list: the newer neighbour, the older, and so on outwards.</summary>
    public IEnumerable<SiteEntry> Around(SiteEntry entry)
    {
        var at = IndexOf(entry);
        if (at < 0) yield break;
        for (var distance = 1; at + distance < entries.Count || at >= distance; distance++)
        {
            if (at + distance < entries.Count) yield return entries[at + distance];
            if (at >= distance) yield return entries[at - distance];
        }
    }

    public void Add(SiteEntry entry)
    {
        var at = IndexOf(entry);
        if (at < 0) entries.Insert(~at, entry);
    }

    public void Remove(SiteEntry entry)
    {
        var at = IndexOf(entry);
        if (at >= 0) entries.RemoveAt(at);
    }

    private sealed class ByTime : IComparer<SiteEntry>
    {
        public static ByTime Order { get; } = new();

        public int Compare(SiteEntry? left, SiteEntry? right)
        {
            var byTime = left!.PublishedAt.CompareTo(right!.PublishedAt);
            return byTime != 0 ? byTime : string.CompareOrdinal(left.Slug, right.Slug);
        }
    }
}
