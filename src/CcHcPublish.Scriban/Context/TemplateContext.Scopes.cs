using Scriban.Execution;
using Scriban.Functions;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban;

public partial class TemplateContext
{
    private readonly BuiltinScope _builtins;
    private IScriptObject[] _globals = [];
    private int _globalCount;
    private LocalScope _locals = new();
    private Stack<LocalScope>? _pushedLocals;

    /// <summary>The top object scope, which receives every new variable; the builtins when nothing was pushed.</summary>
    public IScriptObject? CurrentGlobal => _globalCount > 0 ? _globals[_globalCount - 1] : BuiltinObject;

    /// <summary>This context's own copy of the builtins.</summary>
    public ScriptObject BuiltinObject => _builtins.Object;

    public int GlobalCount => _globalCount + 1;

    internal Frame? Frame { get; set; }

    internal LocalScope Locals
    {
        get => _locals;
        set => _locals = value;
    }

    internal BuiltinScope Builtins => _builtins;

    public void PushGlobal(IScriptObject scriptObject)
    {
        ArgumentNullException.ThrowIfNull(scriptObject);
        if (_globalCount == _globals.Length)
        {
            Array.Resize(ref _globals, Math.Max(4, _globalCount * 2));
        }

        _globals[_globalCount++] = scriptObject;
    }

    /// <exception cref="InvalidOperationException">Only the builtins are left.</exception>
    public IScriptObject PopGlobal()
    {
        if (_globalCount == 0)
        {
            throw new InvalidOperationException("No object scope was pushed");
        }

        var popped = _globals[--_globalCount];
        _globals[_globalCount] = null!;
        return popped;
    }

    public void PushLocal()
    {
        (_pushedLocals ??= new Stack<LocalScope>()).Push(_locals);
        _locals = new LocalScope();
    }

    public void PopLocal()
    {
        if (_pushedLocals is not { Count: > 0 })
        {
            throw new InvalidOperationException("No local scope was pushed");
        }

        _locals = _pushedLocals.Pop();
    }

    public object? GetValue(ScriptVariable variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        object? value;
        if (variable.Scope == ScriptVariableScope.Local)
        {
            return _locals.Variables is { } variables && variables.TryGet(variable.Key, out value) ? value : Unknown(default, variable.Name);
        }

        var hint = 0;
        return TryRead(variable.Key, variable.Key.GetHashCode(), ref hint, out value) ? value : Unknown(default, variable.Name);
    }

    public void SetValue(ScriptVariable variable, object? value, bool asReadOnly = false)
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (variable.Scope == ScriptVariableScope.Local)
        {
            AssignLocal(default, variable.Key, value);
        }
        else
        {
            Assign(default, variable.Key, value);
        }

        if (asReadOnly)
        {
            MakeReadOnly(variable.Key, variable.Scope == ScriptVariableScope.Local);
        }
    }

    /// <summary>Finds an interned name: loops and functions first, then the object scopes from the top down.</summary>
    internal bool TryRead(string name, int hash, ref int hint, out object? value)
    {
        if (Frame is not null && TryReadFrames(name, hash, ref hint, out value))
        {
            return true;
        }

        if (TryReadObjects(0, name, hash, ref hint, out value))
        {
            return true;
        }

        return _builtins.TryGet(this, name, hash, ref hint, out value);
    }

    /// <summary>Searches the object scopes from the top down to one of them.</summary>
    private bool TryReadObjects(int lowest, string name, int hash, ref int hint, out object? value)
    {
        for (var i = _globalCount - 1; i >= lowest; i--)
        {
            if (_globals[i] is ScriptObject { IsPlain: true } plain
                ? plain.Table.TryGet(name, hash, ref hint, out value)
                : _globals[i].TryGetValue(this, CurrentSpan, name, out value))
            {
                return true;
            }
        }

        value = null;
        return false;
    }

    internal LoopState? InnermostLoop(string keyword)
    {
        for (var frame = Frame; frame is not null; frame = frame.Parent)
        {
            if (frame.Loop is { } loop && ReferenceEquals(loop.Name, keyword))
            {
                return loop;
            }
        }

        return null;
    }

    internal object? Unknown(Location at, string name)
    {
        if (TryGetVariable is { } ask)
        {
            var isLocal = name[0] == '$';
            var variable = ScriptVariable.Create(isLocal ? name[1..] : name, isLocal ? ScriptVariableScope.Local : ScriptVariableScope.Global);
            if (ask(this, at.Span, variable, out var value))
            {
                return value;
            }
        }

        return StrictVariables ? throw at.Fault($"The variable `{name}` was not found") : null;
    }

    private bool TryReadFrames(string name, int hash, ref int hint, out object? value)
    {
        var hidesParameters = false;
        for (var frame = Frame; frame is not null; frame = frame.Parent)
        {
            if (ReferenceEquals(frame.LoopName, name))
            {
                // What `with` opened inside the loop lies above its variable.
                if (GlobalCount > frame.GlobalCount && TryReadObjects(_globalCount - (GlobalCount - frame.GlobalCount), name, hash, ref hint, out value))
                {
                    return true;
                }

                value = frame.LoopValue;
                return true;
            }

            if (frame.Variables is { } variables && !hidesParameters && variables.TryGet(name, hash, ref hint, out value))
            {
                return true;
            }

            hidesParameters |= frame.HidesParameters;
        }

        value = null;
        return false;
    }

    private void ResetScopes()
    {
        Array.Clear(_globals);
        _globalCount = 0;
        _locals = new LocalScope();
        _pushedLocals = null;
        Frame = null;
        WrappedBlock = null;
    }
}
