using Scriban;
using Scriban.Runtime;

namespace CcHcPublish.Core.Rendering;

/// <summary>
/// What templates may call. What is approved is compared byte by byte with what is published later, so whatever gives another result
/// at another time is refused.
/// </summary>
internal static class TemplateBuiltins
{
    /// <summary>Takes any arguments, so that nobody is told to correct those first.</summary>
    private delegate object Refuser(params object[] arguments);

    private static readonly (string Group, string Name)[] Refused = [("date", "now"), ("date", "utc_now"), ("math", "random"), ("math", "uuid")];

    private static readonly Lazy<ScriptObject> Steady = new(Make);

    /// <summary>For one context: a template may change the functions that it sees, but only for itself.</summary>
    public static ScriptObject Copy() => (ScriptObject)Steady.Value.Clone(true);

    private static ScriptObject Make()
    {
        var builtins = TemplateContext.GetDefaultBuiltinObject();
        foreach (var (group, name) in Refused)
        {
            if (builtins[group] is ScriptObject functions) functions.Import(name, new Refuser(_ => throw Refusal(group, name)));
        }

        return builtins;
    }

    private static NotSupportedException Refusal(string group, string name) =>
        new($"`{group}.{name}` cannot be used in a template: the result must always be the same");
}
