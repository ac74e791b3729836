using CcHcPublish.Core.Checks;

namespace CcHcPublish.Core.Rendering;

/// <summary>What rendering an article for one channel gave. Closed.</summary>
public abstract record RenderOutcome
{
    private RenderOutcome()
    {
    }

    public sealed record Rendered(Rendition Rendition) : RenderOutcome;

    /// <summary>The channel cannot get this article; each finding names the file a person must change. Never empty.</summary>
    public sealed record Failed(IReadOnlyList<Finding> Findings) : RenderOutcome;
}
