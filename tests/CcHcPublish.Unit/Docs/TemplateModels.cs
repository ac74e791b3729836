using System.Text.Json;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Bulletins;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Testing;
using CcHcPublish.Unit.Bulletins;
using CcHcPublish.Unit.Rendering;
using CcHcPublish.Unit.Site;
using Shouldly;

namespace CcHcPublish.Unit.Docs;

/// <summary>The product's own models and pages, seen through templates of the test's.</summary>
internal static class TemplateModels
{
    private const string Dump = "{{ this | object.to_json }}";
    private const char Mark = '§';

    /// <summary>The page of the sample site on which each example of the guide is run.</summary>
    private static readonly Dictionary<string, string> ExamplePages = new()
    {
        ["website/home"] = "index.html",
        ["website/404"] = "404.html",
        ["website/article"] = "bai/ba-buoc-nop-ho-so/index.html",
        ["website/withdrawn"] = "bai/tin-da-rut/index.html",
        ["website/list"] = "chuyen-muc/dich-vu-cong/index.html",
        ["website/plans"] = "ke-hoach/index.html",
        ["website/plan"] = "ke-hoach/2026/index.html",
        ["website/plan-item"] = "ke-hoach/2026/1-1/index.html",
        ["website/archive"] = "luu-tru/index.html",
    };

    /// <summary>All models that a template gets on the sample pages; several, since what is absent on one stands on another.</summary>
    public static ILookup<string, JsonElement> All()
    {
        var templates = new TemplateSet(ExamplePages.Keys.ToDictionary(name => $"{name}.scriban", name => $"{Mark}{name}{Mark}{Dump}{Mark}{{{{ site | object.to_json }}}}"));
        List<(string Name, JsonElement Model)> models = [];
        foreach (var site in new[] { SiteUnderTest.Sample(templates), Long(templates) })
        {
            foreach (var parts in site.Files().Values.Select(text => text.Split(Mark)).Where(parts => parts.Length == 4))
            {
                models.Add((parts[1], Json(parts[2])));
                models.Add(("site", Json(parts[3])));
            }
        }

        models.AddRange([("facebook/article", Json(Of("facebook/article", Dump))), ("radio/article", Json(Of("radio/article", Dump))), ("bulletin/monthly", Json(Of("bulletin/monthly", Dump)))]);
        return models.ToLookup(entry => entry.Name, entry => entry.Model);
    }

    /// <summary>The names that the template of Zalo gets: its text may not hold the article's blocks twice, so their model is not dumped.</summary>
    public static string[] ZaloNames() => Of("zalo/article", "{{ this | object.keys | array.join ',' }}{{ body }}").Split('…')[0].Split(',');

    /// <summary>What a template prints in the place of a delivered one.</summary>
    public static string Of(string name, string template)
    {
        var texts = SampleTemplates.All.Paths.ToDictionary(path => path, path => path == $"{name}.scriban" ? template : SampleTemplates.All.Text(path)!);
        var set = new TemplateSet(texts);
        if (ExamplePages.TryGetValue(name, out var page)) return SiteUnderTest.Sample(set).Files()[page];
        if (name == ComposeBulletin.TemplatePath[..^".scriban".Length]) return Bulletin(set);
        // A picture parts the template's own text on Zalo from the article's.
        var article = name.StartsWith("zalo", StringComparison.Ordinal) ? RichArticle.Of() with { Body = "![Ảnh](media/ba-buoc.png)" } : RichArticle.Of();
        var content = RichArticle.Content(article);
        var kind = name.Split('/')[0] switch { "facebook" => ChannelKind.Facebook, "zalo" => ChannelKind.Zalo, _ => ChannelKind.File };
        var channel = content.Agency.Channels.FirstOrDefault(channel => channel.Kind == kind) ?? content.Agency.Channels[0] with { Kind = kind };
        var payload = new Renderer(set).Render(article, content, channel).ShouldBeOfType<RenderOutcome.Rendered>().Rendition.Payload;
        return kind switch
        {
            ChannelKind.Facebook => Json(payload).GetProperty("message").GetString()!,
            ChannelKind.Zalo => ZaloText(Json(payload).GetProperty("body")),
            _ => Json(payload).GetProperty("text").GetString()!,
        };
    }

    /// <summary>The template's own text before and after the article's blocks.</summary>
    private static string ZaloText(JsonElement blocks)
    {
        var texts = blocks.EnumerateArray().Where(block => block.TryGetProperty("html", out var html) && html.ValueKind == JsonValueKind.String).Select(block => block.GetProperty("html").GetString()!).ToList();
        return $"{texts[0]}…{texts[^1]}";
    }

    private static string Bulletin(TemplateSet set)
    {
        List<Finding> findings = [];
        string? text = null;
        ComposeBulletin.Run(ComposeBulletinTests.Sample(), (wrong, model) => text = set.Render(ComposeBulletin.TemplatePath, findings, model));
        findings.ShouldBeEmpty();
        return text.ShouldNotBeNull();
    }

    private static SiteUnderTest Long(TemplateSet templates)
    {
        var site = new SiteUnderTest(A.Content(), templates);
        for (var number = 0; number < 65; number++) site.Publish(A.Article($"tin-{number:D3}"), SiteUnderTest.Start.AddMinutes(number));
        return site;
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;
}
