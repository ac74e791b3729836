using Scriban.Parsing;

namespace Scriban.Runtime;

/// <summary>The value of <c>empty</c>: equal to every list and object without items, false, printed as nothing.</summary>
internal sealed class EmptyScriptObject : IScriptObject
{
    public static readonly EmptyScriptObject Default = new();

    private EmptyScriptObject()
    {
    }

    public int Count => 0;

    public bool IsReadOnly
    {
        get => true;
        set { }
    }

    public IEnumerable<string> GetMembers() => [];

    public bool Contains(string member) => false;

    public bool TryGetValue(TemplateContext context, SourceSpan span, string member, out object? value)
    {
        value = null;
        return false;
    }

    public bool CanWrite(string member) => false;

    public bool TrySetValue(TemplateContext context, SourceSpan span, string member, object? value, bool readOnly) => false;

    public bool Remove(string member) => false;

    public void SetReadOnly(string member, bool readOnly)
    {
    }

    public IScriptObject Clone(bool deep) => this;

    public override string ToString() => string.Empty;
}
