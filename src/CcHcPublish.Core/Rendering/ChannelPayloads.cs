namespace CcHcPublish.Core.Rendering;

/// <summary>A post: every character and picture readers of the fanpage will see.</summary>
/// <param name="Link">Absolute address of the article on the website; the post's card unless there are photos.</param>
public sealed record FacebookPost(string Message, string Link)
{
    /// <summary>In the order in which readers see them, the cover first; null for a link post. Never empty, at most <see cref="MostPhotos"/>.</summary>
    public IReadOnlyList<FacebookPhoto>? Photos { get; init; }

    /// <summary>The first comment; null for none.</summary>
    public string? Comment { get; init; }

    /// <summary>There is no official number; schedulers in the field stop here.</summary>
    public const int MostPhotos = 10;
}

/// <param name="Url">Absolute and percent-encoded.</param>
/// <param name="Alt">What the picture shows, for who cannot see it; may be empty.</param>
/// <param name="Caption">Shown below the picture; may be empty.</param>
public sealed record FacebookPhoto(string Url, string Alt, string Caption);

/// <summary>An article of a Zalo OA within its limits, counted in code points.</summary>
/// <param name="Link">Absolute address of the article on the website.</param>
public sealed record ZaloArticle(
    string Title, string Description, string Author, ZaloCover Cover, IReadOnlyList<ZaloBlock> Body, string Link, bool Broadcast);

/// <param name="Url">Absolute and percent-encoded: the far side refuses Vietnamese letters in addresses.</param>
public sealed record ZaloCover(string Url, string Alt);

/// <summary>One block of a Zalo article: <see cref="Html"/>, or the picture at <see cref="Url"/> with its caption.</summary>
public sealed record ZaloBlock
{
    /// <summary>Only the tags p, br, b, i, ul, li and a.</summary>
    public string? Html { get; init; }

    public string? Url { get; init; }

    public string? Caption { get; init; }
}

/// <summary>An article's broadcast to all followers of its OA: what the card in their chat says.</summary>
/// <param name="Channel">The OA's channel on which the article stands.</param>
public sealed record ZaloNotice(string Channel, string Title, string Description);

/// <summary>Plain text to be read aloud or pasted elsewhere.</summary>
/// <param name="FileName">A name without folders.</param>
public sealed record TextFile(string FileName, string Text);
