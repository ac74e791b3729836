using System.Collections;
using System.Runtime.CompilerServices;
using Scriban.Execution;
using Scriban.Syntax;

namespace Scriban;

public partial class TemplateContext
{
    /// <summary>What one text, and what is printed into one output, may hold where the host set no limit: a mistake must not take all memory.</summary>
    internal const int MaximumText = 1 << 24;

    /// <summary>By how many items one assignment may grow a list where the host set no limit.</summary>
    private const int MaximumGap = 1 << 20;

    private int _loopSteps;
    private int _callDepth;

    internal int LoopDepth { get; private set; }

    /// <summary>Loops that the template wrote around the present statement, within the present function; builtins that iterate do not count.</summary>
    internal int OpenLoops { get; set; }

    public void CheckAbort() => CheckAbort(CurrentSpan);

    internal void CheckAbort(Location at)
    {
        if (CancellationToken.IsCancellationRequested)
        {
            CheckAbort(at.Span);
        }
    }

    private void CheckAbort(Parsing.SourceSpan span)
    {
        if (CancellationToken.IsCancellationRequested)
        {
            throw new ScriptAbortException(span, CancellationToken);
        }
    }

    internal void EnterLoop()
    {
        EnterSteps();
        OpenLoops++;
    }

    internal void LeaveLoop()
    {
        OpenLoops--;
        LeaveSteps();
    }

    internal void LeaveSteps() => LoopDepth--;

    private void EnterSteps()
    {
        if (LoopDepth++ == 0)
        {
            _loopSteps = 0;
        }
    }

    /// <summary>Counts one iteration, of a loop or inside a builtin, against the limit that the whole nest shares.</summary>
    internal void StepLoop(Location at) => StepLoop(at, LoopLimit);

    internal void StepLoop(Location at, int limit)
    {
        CheckAbort(at);
        if (++_loopSteps > limit && limit > 0)
        {
            throw at.Fault($"The loop limit of {limit} iterations is exceeded");
        }
    }

    internal int LimitFor(object? source) => source is IQueryable ? LoopLimitQueryable ?? LoopLimit : LoopLimit;

    /// <summary>Counts the iterations of a builtin; they belong to the loop around it, if there is one.</summary>
    internal StepCounter Steps(Location at)
    {
        EnterSteps();
        return new StepCounter(this, at);
    }

    /// <summary>Copies any enumerable into a list, counting.</summary>
    internal List<object?> Materialise(Location at, IEnumerable values)
    {
        using var steps = Steps(at);
        List<object?> items = [];
        var limit = LimitFor(values);
        foreach (var value in values)
        {
            StepLoop(at, limit);
            items.Add(value);
        }

        return items;
    }

    internal void EnterCall(Location at)
    {
        CheckAbort(at);
        if (++_callDepth > RecursiveLimit && RecursiveLimit > 0)
        {
            _callDepth--;
            throw at.Fault($"The recursion limit of {RecursiveLimit} nested calls is exceeded");
        }

        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            _callDepth--;
            throw at.Fault("The calls nest too deeply");
        }
    }

    internal void LeaveCall() => _callDepth--;

    /// <summary>Refuses a text before it is built.</summary>
    internal void RequireTextLength(Location at, long length)
    {
        if (LimitToString > 0 ? length > LimitToString : length > MaximumText)
        {
            throw at.Fault($"A text of {length} characters exceeds the limit of {(LimitToString > 0 ? LimitToString : MaximumText)}");
        }
    }

    /// <summary>Refuses to fill a list with nulls up to a far index.</summary>
    internal void RequireGap(Location at, long gap)
    {
        var limit = LoopLimit > 0 ? LoopLimit : MaximumGap;
        if (gap > limit)
        {
            throw at.Fault($"Growing a list by {gap} items exceeds the limit of {limit}");
        }
    }

    private void ResetLimits()
    {
        LoopDepth = 0;
        OpenLoops = 0;
        _loopSteps = 0;
        _callDepth = 0;
    }
}

internal readonly struct StepCounter(TemplateContext context, Location at) : IDisposable
{
    public void Next() => context.StepLoop(at);

    public void Dispose() => context.LeaveSteps();
}
