namespace CcHcPublish.Core.Agencies;

/// <summary>A body that publishes: a department, a province, a commune. Read from <c>content/&lt;id&gt;/agency.yaml</c>; immutable.</summary>
public sealed record Agency
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? ShortName { get; init; }

    public required AgencyKind Kind { get; init; }

    public string? Parent { get; init; }

    /// <summary>The place name that stands before the date in its documents (địa danh).</summary>
    public string? Place { get; init; }

    /// <summary>All local times of its files, its months and its quotas are in this zone.</summary>
    public required TimeZoneInfo Zone { get; init; }

    public required Validity Valid { get; init; }

    public string? Successor { get; init; }

    public string? Note { get; init; }

    public required IReadOnlyList<Unit> Units { get; init; }

    /// <summary>Id of the unit that is the editorial board (Ban biên tập).</summary>
    public required string Board { get; init; }

    public IReadOnlyList<DeskUser> Users { get; init; } = [];

    public Contact Contact { get; init; } = new();

    public IReadOnlyList<Category> Categories { get; init; } = [];

    /// <summary>Those of the file, and behind each OA that broadcasts the channel of its broadcasts.</summary>
    public IReadOnlyList<ChannelSetting> Channels { get; init; } = [];

    /// <summary>Those that the file declares: only they can be named by articles and plans.</summary>
    public IEnumerable<ChannelSetting> DeclaredChannels => Channels.Where(channel => channel.Of is null);

    public IReadOnlyList<string> DefaultChannels { get; init; } = [];

    public IReadOnlyList<DayOff> DaysOff { get; init; } = [];

    public CountingRules Counting { get; init; } = new();

    public BulletinSetting? Bulletin { get; init; }

    /// <summary>When the connected channels are asked "who am I, may I post?": a Quartz cron expression in <see cref="Zone"/>.</summary>
    public string ChannelCheck { get; init; } = "0 30 6 * * ?";

    public DateTime? RehearsalNow { get; init; }

    public Unit? Unit(string id) => Units.FirstOrDefault(unit => unit.Id == id);

    public ChannelSetting? Channel(string id) => Channels.FirstOrDefault(channel => channel.Id == id);

    public Category? Category(string id) => Categories.FirstOrDefault(category => category.Id == id);

    public DeskUser? User(string id) => Users.FirstOrDefault(user => user.Id == id);

    /// <summary>The instant of a local time of this agency's files.</summary>
    public DateTimeOffset At(DateTime local) => new(local, Zone.GetUtcOffset(local));

    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);
}

public enum AgencyKind
{
    Department,
    Province,
    Commune,
}

/// <summary>First and last day on which something exists; an open end is null.</summary>
public readonly record struct Validity(DateOnly? From, DateOnly? To)
{
    public bool Holds(DateOnly day) => (From is null || day >= From) && (To is null || day <= To);
}

public enum UnitKind
{
    Leadership,
    Office,
    Division,
    Centre,
    Inspectorate,
    Board,
    Section,
    Outside,
}

/// <summary>A phòng, centre or board of the agency, or an outside body that its plan names.</summary>
public sealed record Unit(string Id, string Name, UnitKind Kind, Validity Valid)
{
    public string? Short { get; init; }

    public IReadOnlyList<string> Aliases { get; init; } = [];

    public string? Successor { get; init; }

    public string? Note { get; init; }
}

public sealed record Category(string Id, string Name);

/// <summary>How readers reach the agency; only what it publishes itself.</summary>
public sealed record Contact
{
    public string? Address { get; init; }

    public string? Phone { get; init; }

    public string? Hotline { get; init; }

    public string? Email { get; init; }

    public string? Website { get; init; }
}

public enum DayOffKind
{
    Holiday,
    Compensation,
    Swap,

    /// <summary>A Saturday that is a working day (làm bù).</summary>
    WorkedInstead,
}

public sealed record DayOff(DateOnly Date, DayOffKind Kind, string Name);
