using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CcHcPublish.Core.Rendering;

internal static class Tasks
{
    /// <summary>The box that opens a list item; null when the item is no task.</summary>
    public static TaskList? Mark(Block item) =>
        item is ListItemBlock { Count: > 0 } block && block[0] is ParagraphBlock { Inline.FirstChild: TaskList task } ? task : null;
}

internal static class Figures
{
    /// <summary>The pictures of a paragraph that holds nothing else; empty when it holds words too.</summary>
    public static IReadOnlyList<LinkInline> In(ParagraphBlock paragraph)
    {
        if (paragraph.Inline?.FirstChild is not LinkInline { IsImage: true }) return [];
        List<LinkInline> pictures = [];
        foreach (var inline in paragraph.Inline)
        {
            if (inline is LinkInline { IsImage: true } picture) pictures.Add(picture);
            else if (inline is not LineBreakInline && !(inline is LiteralInline text && text.Content.IsEmptyOrWhitespace())) return [];
        }

        return pictures;
    }
}
