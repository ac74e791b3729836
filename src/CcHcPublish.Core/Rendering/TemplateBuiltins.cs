using Scriban;
using Scriban.Runtime;

namespace CcHcPublish.Core.Rendering;

/// <summary>
/// What templates may not call. What is approved is compared byte by byte with what is published later, so whatever gives another
/// result at another time is refused.
/// </summary>
internal static class TemplateBuiltins
{
    /// <summary>Each group is read by a template of its own: asking the context for its builtins would make all groups, at every start.</summary>
    private static readonly Lazy<(Template Group, ScriptObject Refusals)[]> Refused = new(() => [Group("date", "now", "utc_now"), Group("math", "random", "uuid")]);

    /// <summary>Takes any arguments, so that nobody is told to correct those first.</summary>
    private delegate object Refuser(params object[] arguments);

    /// <summary>Takes the functions from this context, whose groups are its own.</summary>
    public static void Refuse(TemplateContext context)
    {
        foreach (var (group, refusals) in Refused.Value)
        {
            if (group.Evaluate(context) is not ScriptObject functions) continue;
            foreach (var (name, refusal) in refusals) functions.SetValue(name, refusal, readOnly: true);
        }
    }

    private static (Template Group, ScriptObject Refusals) Group(string group, params ReadOnlySpan<string> names)
    {
        ScriptObject refusals = [];
        foreach (var name in names)
        {
            var complaint = $"`{group}.{name}` cannot be used in a template: the result must always be the same";
            refusals.Import(name, new Refuser(_ => throw new NotSupportedException(complaint)));
        }

        return (Template.Parse($"{{{{ {group} }}}}"), refusals);
    }
}
