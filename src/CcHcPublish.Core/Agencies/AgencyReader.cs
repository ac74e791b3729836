using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Text;
using CcHcPublish.Core.Yaml;

namespace CcHcPublish.Core.Agencies;

/// <summary>Reads <c>agency.yaml</c>. An agency is returned only when nothing is wrong with the file.</summary>
public static class AgencyReader
{
    /// <summary>The zone of the whole country: Việt Nam has one.</summary>
    public const string UsualZone = "Asia/Ho_Chi_Minh";

    private const int LargestFile = 512 * 1024;

    private static readonly Choices<AgencyKind> Kinds = new()
    {
        ["so"] = AgencyKind.Department,
        ["ubnd-tinh"] = AgencyKind.Province,
        ["ubnd-xa"] = AgencyKind.Commune,
    };

    private static readonly Choices<UnitKind> UnitKinds = new()
    {
        ["phong"] = UnitKind.Division,
        ["van-phong"] = UnitKind.Office,
        ["lanh-dao"] = UnitKind.Leadership,
        ["trung-tam"] = UnitKind.Centre,
        ["thanh-tra"] = UnitKind.Inspectorate,
        ["ban-bien-tap"] = UnitKind.Board,
        ["bo-phan"] = UnitKind.Section,
        ["ngoai"] = UnitKind.Outside,
    };

    private static readonly Choices<DayOffKind> DayOffKinds = new()
    {
        ["nghi-le"] = DayOffKind.Holiday,
        ["nghi-bu"] = DayOffKind.Compensation,
        ["hoan-doi"] = DayOffKind.Swap,
        ["lam-bu"] = DayOffKind.WorkedInstead,
    };

    /// <summary>When the channels are asked whether we may post, where an agency says nothing.</summary>
    private const string UsualCheck = "0 30 6 * * ?";

    public static Agency? Read(SourceFile file, ICollection<Finding> findings)
    {
        var before = Errors(findings);
        if (SourceText.Read(file, LargestFile, findings) is not { } text || YamlTree.Parse(text, file.Path, findings) is not { } root) return null;
        var fields = new YamlFields(root, file.Path, findings);
        var agency = new Agency
        {
            Id = fields.Text("id"),
            Name = fields.Text("name"),
            ShortName = fields.OptionalText("short_name"),
            Kind = fields.Choice("kind", Kinds),
            Parent = fields.OptionalText("parent"),
            Place = fields.OptionalText("place"),
            Zone = Zone(fields),
            Valid = Valid(fields),
            Successor = fields.OptionalText("successor"),
            Note = fields.OptionalText("note"),
            Units = fields.Maps("units", Unit, required: true),
            Board = fields.Text("board"),
            Users = fields.Maps("users", AgencySettingsReader.User),
            Contact = fields.Map("contact", ReadContact) ?? new Contact(),
            Categories = fields.Maps("categories", map => new Category(map.Text("id"), map.Text("name"))),
            Channels = [.. fields.Maps("channels", AgencySettingsReader.Channel, required: true).SelectMany<ChannelSetting, ChannelSetting>(channel => channel.Broadcasts ? [channel, channel.Broadcast] : [channel])],
            DefaultChannels = fields.Texts("default_channels", required: true),
            DaysOff = fields.Map("calendar", calendar => new List<DayOff>(calendar.Maps("days_off", ReadDayOff))) ?? [],
            Counting = fields.Map("counting", AgencySettingsReader.Counting) ?? new CountingRules(),
            Bulletin = fields.Map("bulletin", AgencySettingsReader.Bulletin),
            ChannelCheck = AgencySettingsReader.Cron(fields, "channel_check", UsualCheck) ?? UsualCheck,
            RehearsalNow = fields.Map("rehearsal", map => new Box<DateTime?>(map.OptionalDateTime("now", required: true)))?.Value,
        };
        fields.Done();
        if (Errors(findings) == before) AgencyReferences.Check(agency, fields, findings);
        return Errors(findings) == before ? agency : null;
    }

    internal static Validity Valid(YamlFields fields) => new(fields.OptionalDate("valid_from"), fields.OptionalDate("valid_to"));

    private static int Errors(ICollection<Finding> findings) => findings.Count(finding => finding.Severity == Severity.Error);

    private static TimeZoneInfo Zone(YamlFields fields)
    {
        var id = fields.OptionalText("time_zone") ?? UsualZone;
        if (TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone)) return zone;
        fields.Refuse("time_zone", new("múi giờ có thật, ví dụ Asia/Ho_Chi_Minh", "a time zone that exists, such as Asia/Ho_Chi_Minh"));
        return TimeZoneInfo.Utc;
    }

    private static Unit Unit(YamlFields map) => new(map.Text("id"), map.Text("name"), map.Choice("kind", UnitKinds), Valid(map))
    {
        Short = map.OptionalText("short"),
        Aliases = map.Texts("aliases"),
        Successor = map.OptionalText("successor"),
        Note = map.OptionalText("note"),
    };

    private static Contact ReadContact(YamlFields map) => new()
    {
        Address = map.OptionalText("address"),
        Phone = map.OptionalText("phone"),
        Hotline = map.OptionalText("hotline"),
        Email = map.OptionalText("email"),
        Website = map.OptionalText("website"),
    };

    private static DayOff ReadDayOff(YamlFields map) =>
        new(map.OptionalDate("date") ?? default, map.Choice("kind", DayOffKinds), map.Text("name"));

    private sealed record Box<T>(T Value);
}
