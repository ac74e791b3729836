using System.Collections.Concurrent;

namespace Scriban.Parsing;

/// <summary>
/// Templates that loaders and <c>object.eval</c> hand over as text again and again, compiled once per content. Holds a bounded
/// number of characters and starts anew when they are used up.
/// </summary>
internal static class TemplateCache
{
    private const int MaximumText = 64 << 10;

    private const long MaximumTotal = 4L << 20;

    private static readonly ConcurrentDictionary<Content, Template> Templates = new();

    private static long _total;

    public static Template Parse(string text, string? path, ParserOptions parserOptions, LexerOptions lexerOptions)
    {
        var content = new Content(text, path, parserOptions, lexerOptions);
        if (Templates.TryGetValue(content, out var known))
        {
            return known;
        }

        var template = Template.Parse(text, path, parserOptions, lexerOptions);
        if (text.Length <= MaximumText)
        {
            if (Interlocked.Add(ref _total, text.Length + 64) > MaximumTotal)
            {
                Templates.Clear();
                Interlocked.Exchange(ref _total, 0);
            }

            Templates.TryAdd(content, template);
        }

        return template;
    }

    private sealed record Content(string Text, string? Path, ParserOptions ParserOptions, LexerOptions LexerOptions);
}
