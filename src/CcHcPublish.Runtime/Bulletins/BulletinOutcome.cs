using CcHcPublish.Core.Text;

namespace CcHcPublish.Runtime.Bulletins;

/// <summary>How composing a bulletin ended. Closed.</summary>
public abstract record BulletinOutcome
{
    private BulletinOutcome()
    {
    }

    /// <param name="Path">The new file below the root, with "/"; the board edits, submits and approves it like any other.</param>
    public sealed record Composed(string Slug, string Path) : BulletinOutcome;

    /// <summary>This month's bulletin exists, or did until the board deleted it: it is never composed twice.</summary>
    public sealed record Already(string Slug) : BulletinOutcome;

    /// <summary>The month published nothing: a bulletin would say so in public, and nobody asked for that.</summary>
    public sealed record Empty(Words Month) : BulletinOutcome;

    public sealed record Refused(Words Reason) : BulletinOutcome;
}
