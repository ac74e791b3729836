using CcHcPublish.Core.Rendering;
using CcHcPublish.Runtime.Content;

namespace CcHcPublish.Testing;

/// <summary>The templates the product is delivered with.</summary>
public static class SampleTemplates
{
    private static readonly Lazy<TemplateSet> Delivered = new(() => new ReadTemplates(new ContentRoot(SourceTree.Root)).Run("no-agency").Templates);

    public static TemplateSet All => Delivered.Value;
}
