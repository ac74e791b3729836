using CcHcPublish.Core.Checks;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CcHcPublish.Core.Articles;

/// <summary>Takes an article apart into the stretches of text that a person wrote for readers.</summary>
public static class ArticleProse
{
    private const char Nothing = '\0';

    public static Prose Body(Article article, MarkdownDocument document)
    {
        var text = article.Body.ToCharArray();
        foreach (var node in document.Descendants())
        {
            switch (node)
            {
                case CodeBlock or LinkReferenceDefinition or CodeInline or AutolinkInline:
                    Blank(text, node.Span);
                    break;
                case LinkInline link:
                    Blank(text, link.UrlSpan);
                    break;
            }

            if (node is LeafBlock && node.Span.Start > 0 && node.Span.Start <= text.Length && text[node.Span.Start - 1] == '\n') text[node.Span.Start - 1] = Nothing;
        }

        return new Prose(new string(text), new Place(article.Path, article.BodyLine, 1), Lines(article.Body));
    }

    /// <summary>The front matter values that readers see.</summary>
    public static IEnumerable<Prose> FrontMatter(Article article)
    {
        (string Key, string? Text)[] values =
        [
            ("title", article.Title),
            ("summary", article.Summary),
            ("cover_alt", article.CoverAlt),
            ("source", article.Source),
            ("fanpage.text", article.FanpageText),
            ("zalo.title", article.ZaloTitle),
            ("zalo.description", article.ZaloDescription),
        ];
        return values.Where(value => !string.IsNullOrEmpty(value.Text)).Select(value => new Prose(value.Text!, article.PlaceOf(value.Key)));
    }

    private static void Blank(char[] text, SourceSpan span)
    {
        if (span.IsEmpty || span.Start < 0 || span.End >= text.Length) return;
        Array.Fill(text, Nothing, span.Start, span.Length);
    }

    private static int[] Lines(string text)
    {
        List<int> lines = [0];
        for (var at = text.IndexOf('\n'); at >= 0; at = text.IndexOf('\n', at + 1)) lines.Add(at + 1);
        return [.. lines];
    }
}
