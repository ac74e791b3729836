namespace CcHcPublish.Core.Rendering;

/// <summary>A link post: every character readers of the fanpage will see.</summary>
/// <param name="Link">Absolute address of the article on the website.</param>
public sealed record FacebookPost(string Message, string Link);

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
