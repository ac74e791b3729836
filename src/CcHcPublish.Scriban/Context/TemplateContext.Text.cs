using Scriban.Runtime;

namespace Scriban;

public partial class TemplateContext
{
    /// <summary>The text of a value in the current culture; a text inside another value is quoted. Cut at <see cref="LimitToString"/>.</summary>
    public virtual string? ObjectToString(object? value, bool nested = false)
    {
        if (nested && value is string quoted)
        {
            return $"\"{TextEscapes.Escape(quoted)}\"";
        }

        if (nested && value is null or EmptyScriptObject)
        {
            return "null";
        }

        value = JsonValues.Read(value);
        var text = ValuePrinter.Scalar(this, value) ?? new ValuePrinter(this).Print(value!);
        return LimitToString > 0 && text.Length > LimitToString ? string.Concat(text.AsSpan(0, LimitToString), "...") : text;
    }

    /// <summary>A date in the format that <c>date.format</c> holds.</summary>
    internal string PrintDate(DateTime time) => Functions.DateFormat.Print(time, Functions.DateBuiltins.FormatOf(this), CurrentCulture);

    internal string MemberName(string name) => MemberRenamer == StandardMemberRenamer.Default
        ? name == "Key" ? "key" : "value"
        : RenamedKeyValue(name);

    private string RenamedKeyValue(string name) => MemberRenamer(typeof(KeyValuePair<string, object>).GetProperty(name)!) is { Length: > 0 } renamed ? renamed : name;
}
