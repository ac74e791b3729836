using Scriban.Parsing;

namespace Scriban.Runtime;

/// <summary>A value with named members, as scopes and templates see it.</summary>
public interface IScriptObject
{
    int Count { get; }

    bool IsReadOnly { get; set; }

    IEnumerable<string> GetMembers();

    bool Contains(string member);

    bool TryGetValue(TemplateContext context, SourceSpan span, string member, out object? value);

    bool CanWrite(string member);

    /// <summary>Sets a member; false when it, or the object, is read-only.</summary>
    bool TrySetValue(TemplateContext context, SourceSpan span, string member, object? value, bool readOnly);

    bool Remove(string member);

    void SetReadOnly(string member, bool readOnly);

    IScriptObject Clone(bool deep);
}
