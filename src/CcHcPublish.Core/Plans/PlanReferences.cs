using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Text;
using CcHcPublish.Core.Yaml;

namespace CcHcPublish.Core.Plans;

/// <summary>Collects every reference of a plan with its place while it is read, and resolves them once the whole plan is known.</summary>
internal sealed class PlanReferences(Agency agency, string file, ICollection<Finding> findings)
{
    private readonly List<Reference> uses = [];

    public HashSet<string> Units { get; } = [.. agency.Units.Select(unit => unit.Id)];

    public HashSet<string> Channels { get; } = [.. agency.DeclaredChannels.Select(channel => channel.Id)];

    public HashSet<string> Audiences { get; } = [];

    public HashSet<string> Topics { get; } = [];

    public HashSet<string> Items { get; } = [];

    public HashSet<string> Reports { get; } = [];

    public void Use(YamlFields map, string key, IReadOnlyCollection<string> known)
    {
        foreach (var (id, place) in map.PlacedTexts(key)) uses.Add(new Reference(key, id, place, known));
    }

    public void Check(Plan plan, YamlFields fields)
    {
        Fill(Audiences, "audiences", plan.Audiences.Select(part => part.Id));
        Fill(Topics, "topics", plan.Topics.Select(part => part.Id));
        Fill(Items, "items", plan.Items.Select(item => item.Id));
        Fill(Reports, "reporting", plan.Reporting.Select(report => report.Id));
        foreach (var (key, id, place, known) in uses)
        {
            if (!known.Contains(id)) findings.Add(YamlFindings.WrongChoice(place, key, id, Nearest.Of(id, known), known));
        }

        var groups = plan.Groups.Select(group => group.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var item in plan.Items.Where(item => item.Group is { } group && !groups.Contains(group)))
            findings.Add(YamlFindings.WrongChoice(
                new Place(file, fields.PlaceOf("items").Line, 1), $"items {item.Id}: group", item.Group!, Nearest.Of(item.Group!, groups), groups));

        void Fill(HashSet<string> set, string key, IEnumerable<string> ids)
        {
            foreach (var id in ids)
            {
                if (!set.Add(id)) fields.Refuse(key, new($"danh sách có id khác nhau (“{id}” xuất hiện hai lần)", $"a list with different ids (“{id}” stands twice)"));
            }
        }
    }

    private sealed record Reference(string Key, string Id, Place Place, IReadOnlyCollection<string> Known);
}
