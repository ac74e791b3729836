namespace CcHcPublish.Core.Articles;

/// <summary>The YAML between two lines of three hyphens at the top of a file, and the Markdown after it.</summary>
/// <param name="BodyLine">The file's line on which the Markdown begins, from 1.</param>
public sealed record FrontMatter(string Yaml, string Body, int BodyLine)
{
    private const string Fence = "---";

    /// <summary>Null when the text does not begin with front matter or never closes it. Line ends must be LF.</summary>
    public static FrontMatter? Split(string text)
    {
        if (!text.StartsWith(Fence + "\n", StringComparison.Ordinal)) return null;
        var start = Fence.Length + 1;
        var line = 2;
        for (var at = start; at < text.Length; line++)
        {
            var end = text.IndexOf('\n', at);
            if (end < 0) end = text.Length;
            if (text.AsSpan(at, end - at).TrimEnd().SequenceEqual(Fence))
                return new FrontMatter(text[start..at], end < text.Length ? text[(end + 1)..] : "", line + 1);
            at = end + 1;
        }

        return null;
    }
}
