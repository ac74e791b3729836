using Scriban.Execution.Calls;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban.Functions;

internal static class DateBuiltins
{
    public const string DefaultFormat = "%d %b %Y";

    public static ScriptObject Make()
    {
        var date = new DateObject();
        var members = new FunctionGroup()
            .Add("now", [], static (in _) => TimeProvider.System.GetLocalNow().DateTime)
            .Add("utc_now", [], static (in _) => TimeProvider.System.GetUtcNow().UtcDateTime)
            .Add("add_days", ["date", "days"], static (in a) => Shift(a, a.Double(1), (date, by) => date.AddDays(by)))
            .Add("add_hours", ["date", "hours"], static (in a) => Shift(a, a.Double(1), (date, by) => date.AddHours(by)))
            .Add("add_minutes", ["date", "minutes"], static (in a) => Shift(a, a.Double(1), (date, by) => date.AddMinutes(by)))
            .Add("add_seconds", ["date", "seconds"], static (in a) => Shift(a, a.Double(1), (date, by) => date.AddSeconds(by)))
            .Add("add_milliseconds", ["date", "millis"], static (in a) => Shift(a, a.Double(1), (date, by) => date.AddMilliseconds(by)))
            .Add("add_months", ["date", "months"], static (in a) => Shift(a, a.Int(1), (date, by) => date.AddMonths((int)by)))
            .Add("add_years", ["date", "years"], static (in a) => Shift(a, a.Int(1), (date, by) => date.AddYears((int)by)))
            .Add("parse", 1, ["text", "pattern", "culture"], static (in a) => DateParser.Parse(a, 0, 1, 2))
            .Add("parse_to_string", 1, ["text", "output_pattern", "output_culture", "input_pattern", "input_culture"], static (in a) => ParseToString(a))
            .Add("to_string", 2, ["date", "pattern", "culture"], static (in a) => ToText(a))
            .Members;
        foreach (var entry in members)
        {
            date.SetValue(entry.Key, entry.Value, readOnly: true);
        }

        date["format"] = DefaultFormat;
        date.SetValue("default_format", DefaultFormat, true);
        return date;
    }

    /// <summary>The pattern with which a context prints dates.</summary>
    public static string FormatOf(TemplateContext context) =>
        context.Builtins.Used("date") is ScriptObject date && date["format"] is string format ? format : DefaultFormat;

    private static DateTime? DateOf(in Arguments a) => a[0] switch
    {
        null => null,
        DateTime date => date,
        var value => throw a.At(0).Fault($"A value of type `{TypeNames.Of(value)}` cannot be converted to a date"),
    };

    private static DateTime Shift(in Arguments a, double by, Func<DateTime, double, DateTime> shift)
    {
        try
        {
            return shift(DateOf(a) ?? throw a.At(0).Fault("The date must not be null"), by);
        }
        catch (ArgumentException outside)
        {
            throw a.Site.Whole.Fault("The date lies outside the calendar", outside);
        }
    }

    private static string? ToText(in Arguments a) =>
        DateOf(a) is { } date ? a.Limited(DateFormat.Print(date, a.RequiredText(1), MathBuiltins.CultureOf(a, 2), FormatOf(a.Context))) : null;

    private static string? ParseToString(in Arguments a)
    {
        if (DateParser.Parse(a, 0, 3, 4) is not DateTime date)
        {
            return null;
        }

        var culture = MathBuiltins.CultureOf(a, 2);
        var format = a.NullableText(1) is { } pattern ? DateParser.FormatOf(a, 1, pattern, ref culture) : FormatOf(a.Context);
        return a.Limited(date.ToString(format, culture));
    }
}

/// <summary>The builtin <c>date</c>: an object with functions that parses when it is called itself.</summary>
internal sealed class DateObject : ScriptObject, IInvocable
{
    public DateObject()
    {
    }

    private DateObject(EntryTable table)
        : base(table)
    {
    }

    public int RequiredParameterCount => 0;

    public int ParameterCount => 1;

    public ScriptVarParamKind VarParamKind => ScriptVarParamKind.None;

    public Type ReturnType => typeof(object);

    public ScriptParameterInfo GetParameterInfo(int index) => new(typeof(string), "text", null, true);

    public object? Call(TemplateContext context, in Invocation call) => call.Values.Length switch
    {
        0 => this,
        1 => DateParser.Parse(new Arguments(context, call.Site, call.Values), 0, 1, 2),
        _ => throw call.Site.Argument(1).Fault("`date` takes one text"),
    };

    public object? Invoke(TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        Call(context, new Invocation(context.HostSite, arguments.Items));

    public ValueTask<object?> InvokeAsync(
        TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
        ValueTask.FromResult(Invoke(context, callerContext, arguments, blockStatement));

    public override IScriptObject Clone(bool deep) => new DateObject(Table.Clone());
}
