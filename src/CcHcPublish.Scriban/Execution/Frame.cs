using Scriban.Runtime;

namespace Scriban.Execution;

/// <summary>
/// A store of names on top of the object scopes: the variable of a running loop, or the variables of a called function. Frames
/// form a stack that functions and includes called inside a loop see as well.
/// </summary>
internal sealed class Frame(Frame? parent)
{
    public Frame? Parent { get; } = parent;

    /// <summary>The loop's variable, interned; null when it is a local or a path.</summary>
    public string? LoopName { get; init; }

    public object? LoopValue { get; set; }

    public LoopState? Loop { get; init; }

    /// <summary>Parameters and new variables of a function with parameters.</summary>
    public EntryTable? Variables { get; init; }

    /// <summary>Whether the parameters of callers are out of sight, as they are for a named function.</summary>
    public bool HidesParameters { get; init; }

    /// <summary>How many object scopes there were when the frame was made.</summary>
    public int GlobalCount { get; init; }
}

/// <summary>The <c>$names</c> and arguments of a page, a function call, an include or a <c>with</c> body.</summary>
internal sealed class LocalScope
{
    public EntryTable? Variables { get; set; }

    public ScriptArray? Arguments { get; set; }

    public void Set(string name, object? value) => (Variables ??= new EntryTable(0, null)).Set(name, value);
}
