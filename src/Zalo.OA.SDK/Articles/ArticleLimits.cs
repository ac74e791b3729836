namespace Zalo.OA.SDK;

/// <summary>
/// The longest texts of an article, in code points after NFC. Documented as 150, 50 and 300; a publisher in the field saw texts of exactly 150
/// and 300 refused, which <see cref="Exclusive"/> accounts for.
/// </summary>
public sealed record ArticleLimits
{
    /// <summary>Longest title.</summary>
    public int Title { get; init; } = 150;

    /// <summary>Longest author.</summary>
    public int Author { get; init; } = 50;

    /// <summary>Longest description.</summary>
    public int Description { get; init; } = 300;

    /// <summary>True: a text of exactly the limit is too long. Default false, as documented.</summary>
    public bool Exclusive { get; init; }

    internal bool Allows(int length, int limit) => Exclusive ? length < limit : length <= limit;
}
