using CcHcPublish.Core.Publications;

namespace CcHcPublish.Runtime.Publishing;

/// <summary>What a sweep is for: everything, what one agency has, or one article.</summary>
public sealed record SweepScope
{
    public static SweepScope Everything { get; } = new();

    /// <summary>Null for every agency.</summary>
    public string? Agency { get; private init; }

    /// <summary>Null for every article.</summary>
    public string? Article { get; private init; }

    public static SweepScope OfAgency(string agency) => new() { Agency = agency };

    public static SweepScope OfArticle(string article) => new() { Article = article };

    public bool Covers(Publication publication) => (Agency is null || publication.Agency == Agency) && (Article is null || publication.Article == Article);

    /// <summary>The SQL condition that publication p is covered; it begins with <c>and</c>, or is empty.</summary>
    internal string Condition => (Agency is null ? "" : " and p.agency = @agency") + (Article is null ? "" : " and p.article = @article");

    /// <summary>The values of <see cref="Condition"/>.</summary>
    internal IEnumerable<(string Name, object? Value)> Values
    {
        get
        {
            if (Agency is not null) yield return ("agency", Agency);
            if (Article is not null) yield return ("article", Article);
        }
    }
}
