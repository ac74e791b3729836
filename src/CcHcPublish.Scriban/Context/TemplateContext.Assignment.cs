using Scriban.Execution;
using Scriban.Runtime;

namespace Scriban;

public partial class TemplateContext
{
    /// <summary>
    /// Writes a variable: into the variables of the function that runs when the name is or becomes its own, else into the top
    /// object scope.
    /// </summary>
    internal void Assign(Location at, string name, object? value)
    {
        if (Frame is not null && VariablesFor(name) is { } variables)
        {
            if (variables.IsReadOnly(name))
            {
                throw at.Fault($"The variable `{name}` is read-only");
            }

            variables.Set(name, value);
            return;
        }

        // Without a scope of the host's, variables live beside the builtins, which stay what they are.
        var written = _globalCount > 0
            ? _globals[_globalCount - 1].TrySetValue(this, default, name, value, false)
            : !_builtins.IsBuiltin(name) && _builtins.Object.TrySetValue(this, default, name, value, false);
        if (!written)
        {
            throw at.Fault($"The variable `{name}` is read-only");
        }
    }

    internal void AssignLocal(Location at, string name, object? value)
    {
        if (_locals.Variables is { } variables && variables.IsReadOnly(name))
        {
            throw at.Fault($"The variable `${name}` is read-only");
        }

        _locals.Set(name, value);
    }

    /// <exception cref="Syntax.ScriptRuntimeException">It is read-only already.</exception>
    internal void MakeReadOnly(Location at, string name, bool isLocal)
    {
        if (!isLocal && (Frame is null || VariablesFor(name) is null) && CurrentGlobal is { } scope && !scope.CanWrite(name))
        {
            throw at.Fault($"The variable `{name}` is read-only");
        }

        MakeReadOnly(name, isLocal);
    }

    internal void MakeReadOnly(string name, bool isLocal)
    {
        if (isLocal)
        {
            _locals.Variables?.SetReadOnly(name, true);
        }
        else if (Frame is not null && VariablesFor(name) is { } variables)
        {
            variables.SetReadOnly(name, true);
        }
        else
        {
            CurrentGlobal?.SetReadOnly(name, true);
        }
    }

    /// <summary>Copies members into the scope that receives new variables; read-only ones stay as they are.</summary>
    internal void ImportMembers(ScriptObject members)
    {
        var target = CurrentGlobal!;
        foreach (var name in members.GetMembers())
        {
            if (target.CanWrite(name) && members.TryGetValue(this, default, name, out var value))
            {
                target.TrySetValue(this, default, name, value, false);
            }
        }
    }

    /// <summary>The function variables that a write of this name goes to, or null for the top object scope.</summary>
    private EntryTable? VariablesFor(string name)
    {
        EntryTable? innermost = null;
        for (var frame = Frame; frame is not null; frame = frame.Parent)
        {
            if (frame.Variables is { } variables)
            {
                if (frame.GlobalCount < GlobalCount)
                {
                    return null;
                }

                if (variables.TryGet(name, out _))
                {
                    return variables;
                }

                innermost ??= variables;
            }

            if (frame.HidesParameters)
            {
                break;
            }
        }

        return innermost is null || IsInObjectScope(name) ? null : innermost;
    }

    private bool IsInObjectScope(string name)
    {
        for (var i = _globalCount - 1; i >= 0; i--)
        {
            if (_globals[i].Contains(name))
            {
                return true;
            }
        }

        return _builtins.Contains(name);
    }
}
