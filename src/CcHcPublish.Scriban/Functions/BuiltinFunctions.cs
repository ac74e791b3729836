using Scriban.Runtime;

namespace Scriban.Functions;

/// <summary>An object with all builtins of its own, for a host that wants to add to them or take some away.</summary>
public class BuiltinFunctions : ScriptObject
{
    public BuiltinFunctions()
    {
        foreach (var entry in BuiltinScope.MakeObject())
        {
            this[entry.Key] = entry.Value;
        }
    }
}
