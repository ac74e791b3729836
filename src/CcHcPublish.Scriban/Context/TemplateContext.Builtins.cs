using Scriban.Execution;
using Scriban.Runtime;

namespace Scriban;

public partial class TemplateContext
{
    private Dictionary<string, int>? _cycles;

    internal string TextOf(object? value) => ObjectToString(value) ?? string.Empty;

    /// <summary>The place of the next item of a cycle; each group counts for itself.</summary>
    internal int NextInCycle(string group, int count)
    {
        _cycles ??= [];
        var at = _cycles.GetValueOrDefault(group) % count;
        _cycles[group] = (at + 1) % count;
        return at;
    }

    /// <summary>Runs a text that a template evaluates, in the present scopes: as an expression, or into a text of its own.</summary>
    internal object? RunNested(Location at, Template template, bool expression)
    {
        EnterCall(at);
        try
        {
            return expression ? EvaluateBody(template) : RenderBody(template);
        }
        finally
        {
            LeaveCall();
        }
    }

    private object? EvaluateBody(Template template)
    {
        var outer = (KeepsLastValue, _lastValue);
        (KeepsLastValue, _lastValue) = (true, null);
        try
        {
            return template.Page!.BodyFor(this).Execute(this) == Flow.Return ? TakeReturned() : _lastValue;
        }
        finally
        {
            (KeepsLastValue, _lastValue) = outer;
        }
    }

    private string RenderBody(Template template)
    {
        var keeps = KeepsLastValue;
        KeepsLastValue = false;
        PushOutput();
        var text = string.Empty;
        try
        {
            template.Page!.BodyFor(this).Execute(this);
            Returned = null;
        }
        finally
        {
            KeepsLastValue = keeps;
            text = PopText();
        }

        return text;
    }

    /// <summary>Reads a member that its owner may lack.</summary>
    internal bool TryReadMember(Location at, object owner, string name, out object? value)
    {
        value = null;
        if (owner is string or LoopState)
        {
            value = ReadMember(at, owner, name);
            return value is not null;
        }

        if (owner is KeyValueItem item)
        {
            value = name == MemberName("Key") ? item.Key : item.Value;
            return name == MemberName("Key") || name == MemberName("Value");
        }

        if (owner is System.Collections.IDictionary entries)
        {
            return Members.Dictionaries.TryGet(this, entries, name, out value);
        }

        if (!Accessors.Of(owner.GetType()).TryGet(name, out var reader))
        {
            return Members.Dictionaries.TryGetGeneric(owner, name, out value);
        }

        value = Read(at, reader, owner, name);
        return true;
    }

    /// <summary>The reflected members of a host object as they are now.</summary>
    internal ScriptObject MembersOf(Location at, object owner)
    {
        var members = new ScriptObject();
        if (owner is KeyValueItem item)
        {
            members[MemberName("Key")] = item.Key;
            members[MemberName("Value")] = item.Value;
            return members;
        }

        var accessor = Accessors.Of(owner.GetType());
        foreach (var name in accessor.Names)
        {
            if (accessor.TryGet(name, out var reader))
            {
                members[name] = Read(at, reader, owner, name);
            }
        }

        return members;
    }
}
