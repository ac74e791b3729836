using System.Text;
using Shouldly;

namespace CcHcPublish.Unit.Docs;

/// <summary>A page of <c>docs/</c>, embedded at build time.</summary>
internal static class Document
{
    public static string Read(string name)
    {
        using var stream = typeof(Document).Assembly.GetManifestResourceStream($"docs/{name}").ShouldNotBeNull(name);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>The example of the page whose first line is <paramref name="firstLine"/>, without its fences.</summary>
    public static string Example(string page, string language, string firstLine)
    {
        var opening = $"```{language}\n{firstLine}\n";
        var text = Read(page);
        var from = text.IndexOf(opening, StringComparison.Ordinal);
        from.ShouldBeGreaterThan(0, firstLine);
        from += language.Length + 4;
        return text[from..text.IndexOf("\n```", from, StringComparison.Ordinal)] + "\n";
    }
}
