namespace CcHcPublish.Runtime.Channels.Facebook;

/// <summary>What a complete look at the Page found. Closed. Reading may lag behind writing: <see cref="Absent"/> counts only after some minutes.</summary>
public abstract record PostSearch
{
    private PostSearch()
    {
    }

    /// <summary>Exactly our post.</summary>
    public sealed record Found(PagePost Post) : PostSearch;

    /// <summary>Our post more than once, oldest first: adopt the oldest and raise the alarm.</summary>
    public sealed record FoundSeveral(IReadOnlyList<PagePost> Posts) : PostSearch;

    /// <summary>Posts that share text or link only; a person decides.</summary>
    public sealed record OnlySimilar(IReadOnlyList<PagePost> Posts) : PostSearch;

    /// <summary>All pages were read and nothing fits.</summary>
    public sealed record Absent : PostSearch;
}
