using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Text;
using CcHcPublish.Core.Yaml;

namespace CcHcPublish.Core.Agencies;

/// <summary>Ids of an agency file that must be unique, well formed and point at something.</summary>
internal static class AgencyReferences
{
    public static void Check(Agency agency, YamlFields fields, ICollection<Finding> findings)
    {
        var units = agency.Units.Select(unit => unit.Id).ToList();
        var channels = agency.DeclaredChannels.Select(channel => channel.Id).ToList();
        var categories = agency.Categories.Select(category => category.Id).ToList();
        Unique("units", units);
        Unique("channels", [.. agency.Channels.Select(channel => channel.Id)]);
        Unique("categories", categories);
        Unique("users", [.. agency.Users.Select(user => user.Id)]);
        if (!Vietnamese.IsSlug(agency.Id)) fields.Refuse("id", new("chữ thường không dấu, số và gạch nối", "lowercase letters without marks, digits and hyphens"));
        Known("board", agency.Board, units);
        foreach (var user in agency.Users) Known("users", user.Unit, units);
        foreach (var channel in agency.DefaultChannels) Known("default_channels", channel, channels);
        if (agency.Channels.Count(channel => channel.Kind == ChannelKind.Website) > 1)
            fields.Refuse("channels", new("danh sách có nhiều nhất một kênh website", "a list with at most one website"));
        if (agency.Bulletin is not { } bulletin) return;
        Known("bulletin", bulletin.Unit, units);
        Known("bulletin", bulletin.Category, categories);
        foreach (var channel in bulletin.Channels) Known("bulletin", channel, channels);

        void Unique(string key, List<string> ids)
        {
            foreach (var twice in ids.GroupBy(id => id, StringComparer.Ordinal).Where(group => group.Count() > 1))
                fields.Refuse(key, new($"danh sách có id khác nhau (“{twice.Key}” xuất hiện hai lần)", $"a list with different ids (“{twice.Key}” stands twice)"));
            foreach (var id in ids.Where(id => !Vietnamese.IsSlug(id)))
                fields.Refuse(key, new($"danh sách có id viết thường không dấu (sai: “{id}”)", $"a list with lowercase ids (wrong: “{id}”)"));
        }

        void Known(string key, string id, List<string> ids)
        {
            if (!ids.Contains(id)) findings.Add(YamlFindings.WrongChoice(fields.PlaceOf(key), key, id, Nearest.Of(id, ids), ids));
        }
    }
}
