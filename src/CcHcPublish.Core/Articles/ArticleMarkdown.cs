using Markdig;
using Markdig.Syntax;

namespace CcHcPublish.Core.Articles;

/// <summary>
/// The one dialect of articles: CommonMark with tables, footnotes, task lists and figures, and without raw HTML.
/// The pipeline is immutable and shared by all threads.
/// </summary>
public static class ArticleMarkdown
{
    public static MarkdownPipeline Pipeline { get; } = new MarkdownPipelineBuilder()
        .UsePreciseSourceLocation()
        .UsePipeTables()
        .UseFootnotes()
        .UseTaskLists()
        .UseEmphasisExtras()
        .DisableHtml()
        .Build();

    /// <summary>Address scheme by which an article names another article of its agency: <c>bai:slug</c>.</summary>
    public const string ArticleScheme = "bai:";

    public static MarkdownDocument Parse(string markdown) => Markdown.Parse(markdown, Pipeline);

    /// <summary>Null when quotes, lists or brackets are nested deeper than any person writes, which Markdig refuses.</summary>
    public static MarkdownDocument? TryParse(string markdown)
    {
        try
        {
            return Parse(markdown);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>True for addresses a reader may be sent to; Markdig itself keeps <c>javascript:</c>.</summary>
    public static bool IsSafeLink(string address)
    {
        if (address.StartsWith('#') || address.StartsWith(ArticleScheme, StringComparison.Ordinal)) return true;
        return Uri.TryCreate(address, UriKind.Absolute, out var target) && target.Scheme is "http" or "https" or "mailto" or "tel";
    }
}
