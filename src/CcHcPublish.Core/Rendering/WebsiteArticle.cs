namespace CcHcPublish.Core.Rendering;

/// <summary>
/// Everything an article contributes to the website. Its addresses are relative, so that what was approved does not change
/// when the site moves. What stands around it (menus, neighbours) is not part of it.
/// </summary>
public sealed record WebsiteArticle
{
    public required string Slug { get; init; }

    public required string Title { get; init; }

    public required string Summary { get; init; }

    /// <summary>When it was meant to appear, local time of the agency.</summary>
    public required DateTime Date { get; init; }

    public required NamedId Unit { get; init; }

    public IReadOnlyList<NamedId> With { get; init; } = [];

    public required string Author { get; init; }

    public required NamedId Genre { get; init; }

    public required NamedId Category { get; init; }

    public IReadOnlyList<PlanItemLink> PlanItems { get; init; } = [];

    public IReadOnlyList<string> Tags { get; init; } = [];

    public ArticlePicture? Cover { get; init; }

    public string? Source { get; init; }

    /// <summary>Safe HTML as <see cref="ArticleHtml"/> writes it for an address one folder below the articles' folder.</summary>
    public required string Body { get; init; }

    /// <summary>Files the page needs, below the agency's folder, such as <c>media/ba-buoc.png</c>; sorted, without repetition.</summary>
    public IReadOnlyList<string> Media { get; init; } = [];
}

/// <summary>An id and the name it had when the article was rendered: names change, what was approved does not.</summary>
public sealed record NamedId(string Id, string Name);

/// <summary>The plan item an article serves.</summary>
public sealed record PlanItemLink(int Year, string Id, string Title);

/// <param name="Path">Below the agency's folder, with "/".</param>
/// <param name="Width">Pixels; 0 when unknown.</param>
public sealed record ArticlePicture(string Path, string Alt, string? Credit, int Width, int Height);
