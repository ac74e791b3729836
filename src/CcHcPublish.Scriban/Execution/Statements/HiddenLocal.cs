namespace Scriban.Execution.Statements;

/// <summary>A local variable as it was before a loop used its name; nothing for a loop over another kind of variable.</summary>
internal readonly struct HiddenLocal
{
    private readonly LocalScope _scope;
    private readonly string? _name;
    private readonly bool _existed;
    private readonly object? _value;

    public HiddenLocal(LocalScope scope, string? name)
    {
        _scope = scope;
        _name = name;
        if (name is not null && scope.Variables is { } variables)
        {
            _existed = variables.TryGet(name, out _value);
        }
    }

    public void Restore()
    {
        if (_name is null)
        {
            return;
        }

        if (_existed)
        {
            _scope.Set(_name, _value);
        }
        else
        {
            _scope.Variables?.Remove(_name);
        }
    }
}
