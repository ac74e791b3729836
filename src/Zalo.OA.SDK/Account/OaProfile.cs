namespace Zalo.OA.SDK;

/// <summary>The OA as it describes itself: the cheapest check whether token, verification and package are in order.</summary>
public sealed record OaProfile
{
    /// <summary>The OA's id, long digits.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is verified; without that broadcasts and most features give -221. Null where the answer does not say.</summary>
    public bool? IsVerified { get; init; }

    /// <summary>2 business, 4 government; null where the answer does not say.</summary>
    public int? Kind { get; init; }

    /// <summary>Its category in words.</summary>
    public string? Category { get; init; }

    /// <summary>How many follow it.</summary>
    public long? Followers { get; init; }

    /// <summary>The package in words, such as "Nâng cao"; Basic cannot publish articles by API (-224).</summary>
    public string? Package { get; init; }

    /// <summary>The last day of the package, in Vietnam.</summary>
    public DateOnly? PackageValidThrough { get; init; }

    /// <summary>Its own text.</summary>
    public string? Description { get; init; }
}
