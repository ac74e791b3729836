using Scriban.Runtime;

namespace Scriban.Functions;

/// <summary>Collects the functions of one builtin object.</summary>
internal sealed class FunctionGroup
{
    public ScriptObject Members { get; } = new(48);

    public FunctionGroup Add(string name, int required, string[] names, BuiltinBody body)
    {
        Members.SetValue(name, new Builtin(required, names, body), readOnly: true);
        return this;
    }

    public FunctionGroup Add(string name, string[] names, BuiltinBody body) => Add(name, names.Length, names, body);
}
