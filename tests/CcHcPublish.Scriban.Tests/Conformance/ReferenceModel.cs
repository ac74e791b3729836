using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace CcHcPublish.Scriban.Tests.Conformance;

/// <summary>The model and the templates to include that every example of the language reference starts with.</summary>
public static class ReferenceModel
{
    public static ScriptObject Make() => new()
    {
        ["name"] = "Lan",
        ["n"] = 7,
        ["list"] = List(3, 1, 2),
        ["words"] = List("phở", "bún", "cháo"),
        ["art"] = new ScriptObject
        {
            ["title"] = "Phố cổ",
            ["tags"] = List("hà nội", "ẩm thực"),
            ["views"] = 1250,
            ["author"] = null,
        },
        ["rows"] = List(Row("b", 2), Row("a", 2), Row("c", 1)),
        ["raw"] = "<b>Tết & \"mứt\"</b>",
    };

    public static ITemplateLoader Loader { get; } = new MemoryLoader(new Dictionary<string, string>
    {
        ["hello"] = "Hi {{ $1 }}{{ $who }}.",
        ["inc"] = "{{ k = k + 1; $z = 9 }}[{{ k }}]",
        ["lines"] = "1\n2",
        ["stop"] = "a{{ ret }}b",
        ["row"] = "{{ x }}/{{ for.index }} ",
        ["shell"] = "<main>\n  {{ body }}\n</main>",
        ["bad"] = "{{ if }}",
    });

    private static ScriptArray List(params object?[] items) => new((IEnumerable<object?>)items);

    private static ScriptObject Row(string t, int v) => new() { ["t"] = t, ["v"] = v };

    private sealed class MemoryLoader(Dictionary<string, string> templates) : ITemplateLoader
    {
        public string? GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) => templateName;

        public string? Load(TemplateContext context, SourceSpan callerSpan, string templatePath) => templates.GetValueOrDefault(templatePath);

        public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
            ValueTask.FromResult(Load(context, callerSpan, templatePath));
    }
}
