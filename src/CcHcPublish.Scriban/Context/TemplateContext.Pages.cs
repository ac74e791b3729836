using Scriban.Execution;
using Scriban.Syntax;

namespace Scriban;

public partial class TemplateContext
{
    private object? _lastValue;
    private bool _isRunning;

    internal bool KeepsLastValue { get; set; }

    /// <summary>Runs a page; as an expression it gives the value of its last statement instead of printing.</summary>
    internal object? RunPage(Template template, bool expression)
    {
        var outerLocals = _locals;
        var (outerKeeps, outerValue) = (KeepsLastValue, _lastValue);
        var outerSite = _currentSite;
        var depth = _callDepth;
        var (depthOfLoops, openLoops) = (LoopDepth, OpenLoops);
        var frame = Frame;
        var indent = Indent;
        if (_isRunning)
        {
            _locals = new LocalScope();
        }

        var wasRunning = _isRunning;
        _isRunning = true;
        (KeepsLastValue, _lastValue) = (expression, null);
        PushSourceFile(template.SourceFilePath ?? string.Empty);
        try
        {
            var flow = template.Page!.BodyFor(this).Execute(this);
            var returned = TakeReturned();
            if (expression)
            {
                return flow == Flow.Return ? returned : _lastValue;
            }

            if (returned is not null)
            {
                PrintValue(returned);
            }

            return null;
        }
        catch (Exception problem) when (problem is not (ScriptRuntimeException or OutOfMemoryException or OperationCanceledException))
        {
            throw new ScriptRuntimeException(_currentSite?.Span ?? template.Page!.Span, problem.Message, problem);
        }
        finally
        {
            PopSourceFile();
            _isRunning = wasRunning;
            _currentSite = outerSite;
            (KeepsLastValue, _lastValue) = (outerKeeps, outerValue);
            _locals = outerLocals;
            _callDepth = depth;
            (LoopDepth, OpenLoops) = (depthOfLoops, openLoops);
            Frame = frame;
            Indent = indent;
        }
    }

    internal void Keep(object? value) => _lastValue = value;
}
