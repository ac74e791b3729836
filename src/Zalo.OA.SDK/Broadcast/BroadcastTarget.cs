namespace Zalo.OA.SDK;

/// <summary>
/// Which followers get a broadcast; empty lists mean no filter. The numbers of provinces (<c>cities</c>) are those before the mergers of 2025, so
/// they are offered as plain numbers only.
/// </summary>
/// <remarks>All numbers come from the source of Zalo's own .NET library (4.0, 2023); that no filter means everybody was seen at publishers in the field.</remarks>
public sealed record BroadcastTarget
{
    /// <summary>Everybody.</summary>
    public static BroadcastTarget Everybody { get; } = new();

    /// <summary>Men, women, or null for both.</summary>
    public Gender? Gender { get; init; }

    /// <summary>Age groups.</summary>
    public IReadOnlyList<AgeGroup> Ages { get; init; } = [];

    /// <summary>Regions.</summary>
    public IReadOnlyList<Region> Regions { get; init; } = [];

    /// <summary>Province numbers 0 to 63 in Zalo's own order, such as 9 Hà Nội, 4 TP. Hồ Chí Minh, 63 abroad.</summary>
    public IReadOnlyList<int> Cities { get; init; } = [];

    /// <summary>Kinds of telephone.</summary>
    public IReadOnlyList<Platform> Platforms { get; init; } = [];
}

/// <summary>Gender as the API counts it.</summary>
public enum Gender
{
    /// <summary>Men.</summary>
    Male = 1,

    /// <summary>Women.</summary>
    Female = 2,
}

/// <summary>Age groups as the API counts them, in years.</summary>
public enum AgeGroup
{
    /// <summary>0 to 12.</summary>
    UpTo12 = 0,

    /// <summary>13 to 17.</summary>
    From13 = 1,

    /// <summary>18 to 24.</summary>
    From18 = 2,

    /// <summary>25 to 34.</summary>
    From25 = 3,

    /// <summary>35 to 44.</summary>
    From35 = 4,

    /// <summary>45 to 54.</summary>
    From45 = 5,

    /// <summary>55 to 64.</summary>
    From55 = 6,

    /// <summary>65 and older.</summary>
    From65 = 7,
}

/// <summary>Regions as the API counts them.</summary>
public enum Region
{
    /// <summary>The north.</summary>
    North = 0,

    /// <summary>The centre.</summary>
    Central = 1,

    /// <summary>The south.</summary>
    South = 2,
}

/// <summary>Kinds of telephone as the API counts them.</summary>
public enum Platform
{
    /// <summary>iOS.</summary>
    Ios = 1,

    /// <summary>Android.</summary>
    Android = 2,

    /// <summary>Windows Phone.</summary>
    WindowsPhone = 3,
}
