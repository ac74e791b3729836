using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Scriban;
using Scriban.Runtime;
using Shouldly;
using Xunit;

namespace CcHcPublish.Scriban.Tests.Conformance;

/// <summary>The examples of <c>docs/templates.md</c>: every block of template is followed by the block that it prints.</summary>
public partial class GuideTests
{
    private static readonly string Guide = ReadGuide();

    public static TheoryData<string, string> Examples()
    {
        var data = new TheoryData<string, string>();
        foreach (Match match in Example().Matches(Guide))
        {
            data.Add(match.Groups["template"].Value, match.Groups["output"].Value);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_prints_what_the_guide_says(string template, string output)
    {
        var model = new ScriptObject();
        model.Import(JsonDocument.Parse(Model().Match(Guide).Groups["json"].Value).RootElement);
        var context = new TemplateContext();
        context.PushCulture(CultureInfo.GetCultureInfo("vi-VN"));
        context.PushGlobal(model);

        var printed = Code().Replace(Template.Parse(template).Render(context), match => WebUtility.HtmlDecode(match.Value));

        printed.Trim().ShouldBe(output.Trim());
    }

    [Fact]
    public void Every_template_of_the_guide_is_an_example() =>
        Example().Count(Guide).ShouldBe(Regex.Count(Guide, "^```scriban$", RegexOptions.Multiline));

    private static string ReadGuide()
    {
        using var reader = new StreamReader(typeof(GuideTests).Assembly.GetManifestResourceStream("guide")!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    [GeneratedRegex("&#[0-9]+;")]
    private static partial Regex Code();

    [GeneratedRegex("```json\n(?<json>.*?)\n```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Model();

    [GeneratedRegex("```scriban\n(?<template>.*?)\n```\n\n```html\n(?<output>.*?)\n```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Example();
}
