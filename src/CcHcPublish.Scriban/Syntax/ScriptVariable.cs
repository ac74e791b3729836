namespace Scriban.Syntax;

public enum ScriptVariableScope
{
    /// <summary>A variable of the object scopes: <c>name</c>.</summary>
    Global,

    /// <summary>A variable of the current page, function, include or <c>with</c> body: <c>$name</c>.</summary>
    Local,
}

/// <summary>The name of a variable; that of a local one begins with <c>$</c>.</summary>
public abstract class ScriptVariable
{
    private protected ScriptVariable(string name, ScriptVariableScope scope)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Key = string.Intern(name);
        Name = scope == ScriptVariableScope.Local ? "$" + name : Key;
        Scope = scope;
    }

    public string Name { get; }

    /// <summary>The interned name without <c>$</c>, as variables are kept.</summary>
    internal string Key { get; }

    public ScriptVariableScope Scope { get; }

    public sealed override string ToString() => Name;

    public static ScriptVariable Create(string name, ScriptVariableScope scope) =>
        scope == ScriptVariableScope.Global ? new ScriptVariableGlobal(name) : new ScriptVariableLocal(name);
}

public sealed class ScriptVariableGlobal(string name) : ScriptVariable(name, ScriptVariableScope.Global);

public sealed class ScriptVariableLocal(string name) : ScriptVariable(name, ScriptVariableScope.Local);
