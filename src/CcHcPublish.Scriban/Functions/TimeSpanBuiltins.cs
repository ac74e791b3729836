using Scriban.Runtime;

namespace Scriban.Functions;

internal static class TimeSpanBuiltins
{
    public static ScriptObject Make()
    {
        var group = new FunctionGroup()
            .Add("from_days", ["days"], static (in a) => TimeSpan.FromDays(a.Double(0)))
            .Add("from_hours", ["hours"], static (in a) => TimeSpan.FromHours(a.Double(0)))
            .Add("from_minutes", ["minutes"], static (in a) => TimeSpan.FromMinutes(a.Double(0)))
            .Add("from_seconds", ["seconds"], static (in a) => TimeSpan.FromSeconds(a.Double(0)))
            .Add("from_milliseconds", ["millis"], static (in a) => TimeSpan.FromMilliseconds(a.Double(0)))
            .Add("parse", ["text"], static (in a) => TimeSpan.Parse(a.RequiredText(0), System.Globalization.CultureInfo.InvariantCulture));
        group.Members["zero"] = TimeSpan.Zero;
        return group.Members;
    }
}
