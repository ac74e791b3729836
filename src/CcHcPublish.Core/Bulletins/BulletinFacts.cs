using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Quotas;
using Scriban.Runtime;

namespace CcHcPublish.Core.Bulletins;

/// <summary>One article as a bulletin tells of it.</summary>
/// <param name="Unit">Id of the unit that wrote it; <paramref name="Category"/> and <paramref name="Genre"/> are ids too.</param>
/// <param name="PublishedAt">Local time of the agency.</param>
public sealed record BulletinArticle(string Slug, string Title, string Summary, string Unit, string Category, string Genre, DateTime PublishedAt);

/// <summary>What a bulletin is composed from.</summary>
/// <param name="Month">The month it tells of.</param>
/// <param name="Date">When the bulletin itself should appear, local time. Its plan items are those of this year's plan.</param>
public sealed record BulletinFacts(Agency Agency, BulletinSetting Setting, Period Month, DateTime Date, IReadOnlyList<BulletinArticle> Articles);

/// <summary>Renders the template of bulletins with a model of its own; null after adding why it failed to the findings.</summary>
public delegate string? BulletinTemplate(ICollection<Finding> findings, ScriptObject model);

/// <summary>How composing ended. Closed.</summary>
public abstract record BulletinText
{
    private BulletinText()
    {
    }

    /// <param name="Text">A whole article file: front matter and Markdown, UTF-8 without mark, LF.</param>
    public sealed record Composed(string Slug, string Text) : BulletinText;

    /// <summary>The template failed; nothing was composed.</summary>
    public sealed record Failed(IReadOnlyList<Finding> Findings) : BulletinText;
}
