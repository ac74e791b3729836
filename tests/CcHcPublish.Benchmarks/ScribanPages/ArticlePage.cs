using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;

namespace CcHcPublish.Benchmarks.ScribanPages;

/// <summary>An article page in a layout: 15 fields, 10 related articles, 8 navigation entries, every value escaped.</summary>
public static class ArticlePage
{
    public const string Layout = """
        <!doctype html>
        <html lang="vi">
        <head>
          <meta charset="utf-8">
          <title>{{ page.title | html.escape }} – {{ site.name | html.escape }}</title>
          <meta name="description" content="{{ page.summary | html.escape }}">
          <link rel="canonical" href="{{ page.address | html.escape }}">
        </head>
        <body>
          <header><a href="/">{{ site.name | html.escape }}</a></header>
          <nav>
            <ul>
              {{~ for entry in site.navigation ~}}
              <li{{ if entry.current }} aria-current="page"{{ end }}><a href="{{ entry.address | html.escape }}">{{ entry.title | html.escape }}</a></li>
              {{~ end ~}}
            </ul>
          </nav>
          <main>
        {{ body }}
          </main>
          <footer>{{ site.footer | html.escape }}</footer>
        </body>
        </html>
        """;

    public const string Article = """
        {{~ capture body ~}}
        <article>
          <h1>{{ page.title | html.escape }}</h1>
          <p class="meta">{{ page.author | html.escape }}, {{ page.unit | html.escape }}, <time datetime="{{ page.date_iso }}">{{ page.date | html.escape }}</time></p>
          <p class="sapo">{{ page.summary | html.escape }}</p>
          {{~ if page.cover ~}}
          <figure><img src="{{ page.cover | html.escape }}" alt="{{ page.cover_alt | html.escape }}"><figcaption>{{ page.caption | html.escape }}</figcaption></figure>
          {{~ end ~}}
          <div>{{ page.html }}</div>
          <p>{{ page.category | html.escape }} · {{ page.genre | html.escape }} · {{ page.plan_item | html.escape }} · {{ page.source | html.escape }} · {{ page.views }}</p>
          <aside>
            <h2>Tin liên quan</h2>
            <ul>
              {{~ for item in page.related ~}}
              <li><a href="{{ item.address | html.escape }}">{{ item.title | html.escape }}</a> <span>{{ item.date | html.escape }}</span></li>
              {{~ end ~}}
            </ul>
          </aside>
        </article>
        {{~ end ~}}
        {{~ include "layout" ~}}
        """;

    public static ScriptObject Site() => new()
    {
        ["site"] = new ScriptObject
        {
            ["name"] = "Trang thông tin cải cách hành chính",
            ["footer"] = "Chịu trách nhiệm nội dung: Văn phòng Sở",
            ["navigation"] = new ScriptArray(Enumerable.Range(1, 8).Select(i => (object?)new ScriptObject
            {
                ["address"] = $"/chuyen-muc/{i}/",
                ["title"] = $"Chuyên mục số {i}",
                ["current"] = i == 3,
            })),
        },
    };

    public static ScriptObject Page() => new()
    {
        ["page"] = new ScriptObject
        {
            ["title"] = "Ba bước nộp hồ sơ trực tuyến trên Cổng dịch vụ công",
            ["summary"] = "Người dân có thể nộp hồ sơ tại nhà, theo dõi kết quả và nhận thông báo qua điện thoại.",
            ["address"] = "/tin-bai/2026/11/ba-buoc-nop-ho-so-truc-tuyen/",
            ["author"] = "Nguyễn Thị Lan",
            ["unit"] = "Văn phòng Sở",
            ["date"] = "20/11/2026",
            ["date_iso"] = "2026-11-20T08:00:00+07:00",
            ["cover"] = "/media/ba-buoc.jpg",
            ["cover_alt"] = "Người dân nộp hồ sơ trên máy tính",
            ["caption"] = "Nộp hồ sơ trực tuyến chỉ với ba bước",
            ["html"] = string.Concat(Enumerable.Repeat("<p>Nội dung bài viết về cải cách hành chính tại cơ sở.</p>\n", 20)),
            ["category"] = "Dịch vụ công",
            ["genre"] = "Bài",
            ["plan_item"] = "1.2",
            ["source"] = "Sở Nội vụ",
            ["views"] = 1250,
            ["related"] = new ScriptArray(Enumerable.Range(1, 10).Select(i => (object?)new ScriptObject
            {
                ["address"] = $"/tin-bai/2026/10/bai-{i}/",
                ["title"] = $"Bài viết liên quan số {i} về thủ tục hành chính",
                ["date"] = $"{i:00}/10/2026",
            })),
        },
    };

    public static TemplateContext Context(Template layout, ScriptObject site, ScriptObject page)
    {
        var context = new TemplateContext { TemplateLoader = new OnlyCached(), LoopLimit = 0, LimitToString = 0 };
        context.CachedTemplates["layout"] = layout;
        context.PushGlobal(site);
        context.PushGlobal(page);
        return context;
    }

    private sealed class OnlyCached : ITemplateLoader
    {
        public string? GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) => templateName;

        public string? Load(TemplateContext context, SourceSpan callerSpan, string templatePath) => null;

        public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) => ValueTask.FromResult<string?>(null);
    }
}
