using CcHcPublish.Core.Text;

namespace CcHcPublish.Core.Site;

/// <summary>
/// All articles of one agency's website, in every order its pages need. Adding one costs the same however many there are.
/// Not safe for several threads at once.
/// </summary>
public sealed class SiteIndex
{
    private readonly Dictionary<string, SiteEntry> bySlug = new(StringComparer.Ordinal);

    /// <summary>Every address that was ever given out, withdrawn ones too, by slug.</summary>
    public IEnumerable<SiteEntry> Addresses => bySlug.Values.OrderBy(entry => entry.Slug, StringComparer.Ordinal);

    public SiteList All { get; } = new();

    public SortedDictionary<string, SiteList> Categories { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, SiteList> Units { get; } = new(StringComparer.Ordinal);

    /// <summary>By slug of the tag: "DVCTT" and "dvctt" are one.</summary>
    public SortedDictionary<string, SiteList> Tags { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<(int Year, string Item), SiteList> PlanItems { get; } = [];

    public SortedDictionary<(int Year, int Month), SiteList> Months { get; } = [];

    public SiteEntry? Find(string slug) => bySlug.GetValueOrDefault(slug);

    public void Put(SiteEntry entry)
    {
        Remove(entry.Slug);
        bySlug[entry.Slug] = entry;
        if (entry.IsWithdrawn) return;
        All.Add(entry);
        foreach (var list in Lists(entry)) list.Add(entry);
    }

    public void Remove(string slug)
    {
        if (!bySlug.Remove(slug, out var entry) || entry.IsWithdrawn) return;
        All.Remove(entry);
        foreach (var list in Lists(entry)) list.Remove(entry);
        Forget(Categories, entry.Category.Id);
        Forget(Units, entry.Unit.Id);
        Forget(Months, (entry.Local.Year, entry.Local.Month));
        foreach (var unit in entry.With) Forget(Units, unit.Id);
        foreach (var tag in entry.Tags) Forget(Tags, Vietnamese.Slug(tag));
        foreach (var item in entry.PlanItems) Forget(PlanItems, (item.Year, item.Id));
    }

    /// <summary>
    /// Articles a reader may want next: those nearest in time that serve the same plan item, then those of the same category. Nearest, not
    /// newest: else every new article would change the pages of all the older ones.
    /// </summary>
    public IReadOnlyList<SiteEntry> Related(SiteEntry entry, int count)
    {
        List<SiteEntry> related = [];
        var near = entry.PlanItems.Select(item => PlanItems.GetValueOrDefault((item.Year, item.Id))).Append(Categories.GetValueOrDefault(entry.Category.Id));
        foreach (var other in near.SelectMany(list => list?.Around(entry) ?? []))
        {
            if (related.Count == count) break;
            if (!related.Contains(other)) related.Add(other);
        }

        return related;
    }

    private IEnumerable<SiteList> Lists(SiteEntry entry)
    {
        yield return Of(Categories, entry.Category.Id);
        yield return Of(Months, (entry.Local.Year, entry.Local.Month));
        foreach (var unit in entry.With.Select(unit => unit.Id).Prepend(entry.Unit.Id).Distinct()) yield return Of(Units, unit);
        foreach (var tag in entry.Tags.Select(tag => Vietnamese.Slug(tag)).Where(tag => tag.Length > 0).Distinct()) yield return Of(Tags, tag);
        foreach (var item in entry.PlanItems.Select(item => (item.Year, item.Id)).Distinct()) yield return Of(PlanItems, item);
    }

    private static SiteList Of<TKey>(SortedDictionary<TKey, SiteList> lists, TKey key)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list)) lists[key] = list = new SiteList();
        return list;
    }

    private static void Forget<TKey>(SortedDictionary<TKey, SiteList> lists, TKey key)
        where TKey : notnull
    {
        if (lists.TryGetValue(key, out var list) && list.Count == 0) lists.Remove(key);
    }
}
