using System.Text.Json;
using System.Text.RegularExpressions;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Docs;

/// <summary>
/// The second part of <c>docs/templates.md</c> against the product: every name a template gets is documented with its kind, no name is
/// documented that it does not get, and every example prints what stands below it.
/// </summary>
public sealed partial class TemplateGuideTests
{
    private const string Absent = ", có thể trống";
    private const string List = "danh sách ";

    private static readonly string Guide = Document.Read("templates.md");
    private static readonly Dictionary<string, Dictionary<string, string>> Tables = ReadTables();
    private static readonly Lazy<ILookup<string, JsonElement>> Models = new(TemplateModels.All);

    public static TheoryData<string> Templates => new(Tables.Keys.Where(name => name.Contains('/') && name != "zalo/article"));

    public static TheoryData<string, string, string> Examples()
    {
        var data = new TheoryData<string, string, string>();
        foreach (Match match in Example().Matches(Guide)) data.Add(match.Groups["name"].Value, match.Groups["template"].Value, match.Groups["output"].Value);
        return data;
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void EveryNameAndKindIsAsTheTemplateGetsIt(string template)
    {
        var models = Models.Value[template].ToList();
        models.ShouldNotBeEmpty();
        Dictionary<string, string> rows = new(Tables[template]);
        if (template.StartsWith("website/", StringComparison.Ordinal)) (rows["root"], rows["page"]) = ("chữ", "trang");

        foreach (var model in models) ShouldBe(model, rows, template);
    }

    [Fact]
    public void TheSiteIsAsItIsDocumented()
    {
        foreach (var site in Models.Value["site"]) ShouldBe(site, Tables["trang web"], "site");
    }

    [Fact]
    public void TheRadioGetsWhatTheFanpageGets()
    {
        foreach (var model in Models.Value["radio/article"]) ShouldBe(model, Tables["facebook/article"], "radio/article");
    }

    [Fact]
    public void ZaloGetsWhatTheFanpageGetsAndTheBody() =>
        TemplateModels.ZaloNames().ShouldBe([.. Tables["facebook/article"].Keys, .. Tables["zalo/article"].Keys], ignoreOrder: true);

    [Fact]
    public void EveryKindThatIsNamedHasItsTableAndEveryTableIsNamed()
    {
        var named = Tables.Values.SelectMany(rows => rows.Values).Select(Plain).Where(kind => !Scalars.ContainsKey(kind)).Append("trang web").Append("trang").Distinct();

        Tables.Keys.Where(name => !name.Contains('/') && name != "Mọi trang của website").ShouldBe(named, ignoreOrder: true);
    }

    [Fact]
    public void EveryTemplateOfTheSiteHasItsChapter()
    {
        string[] noTable = ["website/404", "radio/article"];
        var delivered = CcHcPublish.Testing.SampleTemplates.All.Paths
            .Where(path => path.EndsWith(".scriban", StringComparison.Ordinal) && !path.Contains("/_", StringComparison.Ordinal)).Select(path => path[..^".scriban".Length]);

        Tables.Keys.Where(name => name.Contains('/')).Concat(noTable).ShouldBe(delivered, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void EachExamplePrintsWhatTheGuideSays(string name, string template, string output)
    {
        var printed = Edition().Replace(TemplateModels.Of(name, template), "data-edition=\"…\"");

        Lines(printed).ShouldBe(Lines(output));
    }

    private static Dictionary<string, Func<JsonElement, bool>> Scalars { get; } = new()
    {
        ["chữ"] = value => value.ValueKind == JsonValueKind.String,
        ["HTML"] = value => value.ValueKind == JsonValueKind.String,
        ["ngày giờ"] = value => value.ValueKind == JsonValueKind.String && value.TryGetDateTime(out _),
        ["số"] = value => value.ValueKind == JsonValueKind.Number,
        ["đúng/sai"] = value => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
    };

    private static void ShouldBe(JsonElement model, IReadOnlyDictionary<string, string> rows, string where)
    {
        model.ValueKind.ShouldBe(JsonValueKind.Object, where);
        model.EnumerateObject().Select(member => member.Name).ShouldBe(rows.Keys, ignoreOrder: true, customMessage: where);
        foreach (var member in model.EnumerateObject())
        {
            var kind = rows[member.Name];
            var path = $"{where}.{member.Name}";
            if (member.Value.ValueKind == JsonValueKind.Null) kind.ShouldEndWith(Absent, Case.Sensitive, path);
            else if (kind.StartsWith(List, StringComparison.Ordinal))
            {
                member.Value.ValueKind.ShouldBe(JsonValueKind.Array, path);
                foreach (var item in member.Value.EnumerateArray()) OfKind(item, Plain(kind), path);
            }
            else OfKind(member.Value, Plain(kind), path);
        }
    }

    private static void OfKind(JsonElement value, string kind, string path)
    {
        if (Scalars.TryGetValue(kind, out var holds)) holds(value).ShouldBeTrue($"{path}: {value}");
        else ShouldBe(value, Tables[kind], path);
    }

    private static string Plain(string kind)
    {
        var present = kind.EndsWith(Absent, StringComparison.Ordinal) ? kind[..^Absent.Length] : kind;
        return present.StartsWith(List, StringComparison.Ordinal) ? present[List.Length..] : present;
    }

    /// <summary>Kind by name, under the heading the table stands below.</summary>
    private static Dictionary<string, Dictionary<string, string>> ReadTables() => Guide.Split("\n### ").Skip(1)
        .Select(chapter => (Name: chapter[..chapter.IndexOf('\n', StringComparison.Ordinal)].Replace("Kiểu: ", "", StringComparison.Ordinal), Rows: Row().Matches(chapter)))
        .Where(chapter => chapter.Rows.Count > 0)
        .ToDictionary(chapter => chapter.Name, chapter => chapter.Rows.ToDictionary(row => row.Groups["name"].Value, row => row.Groups["kind"].Value));

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex("^\\| `(?<name>[a-z_]+)` \\| (?<kind>[^|]+?) \\|", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Row();

    [GeneratedRegex("```scriban (?<name>[a-z0-9/-]+)\n(?<template>.*?)\n```\n\n```html\n(?<output>.*?)\n```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Example();

    [GeneratedRegex("data-edition=\"[0-9a-f]*\"")]
    private static partial Regex Edition();
}
