using System.Text.Json;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.CommandLine;

/// <summary>
/// The desk's whole work in English. The content is the sample's with every mark taken off its letters, so that whatever Vietnamese letter is printed is the product's own.
/// </summary>
public sealed class EnglishDeskTests : IDisposable
{
    private const string Slug = "par-index-cham-diem-nhung-gi";
    private const string Other = "ba-buoc-nop-ho-so-truc-tuyen";

    private readonly CchcRun cchc = new();
    private readonly string root;

    public EnglishDeskTests() => root = cchc.MarklessCopyOf("so-mau");

    [Fact]
    public async Task ARehearsalAndEveryTableOfItAreEnglish()
    {
        await SaidAsync(0, "demo --once --port 0");
        foreach (var format in (string[])["text", "json", "csv"])
        {
            await SaidAsync(0, $"quota --period 2026-11 --details --format {format}");
            await SaidAsync(0, $"plan progress --format {format}");
            await SaidAsync(0, $"plan show --format {format}");
            await SaidAsync(format == "csv" ? 2 : 0, $"status --format {format}");
        }

        await SaidAsync(0, "quota --period 2026-Q4");
        await SaidAsync(0, "quota --period 2026-H2");
        await SaidAsync(0, "quota --period 2026");
        await SaidAsync(0, $"why {Other}");
        await SaidAsync(0, "publish --due");
        await SaidAsync(0, "log verify");
        await SaidAsync(0, "site build");
        await SaidAsync(0, "bulletin --period 2026-10", now: "2026-11-20 08:00");
        await SaidAsync(1, "bulletin --period 2026-12", now: "2026-11-20 08:00");
        await SaidAsync(0, "demo --once --port 0");
        await SaidAsync(0, "demo --once --port 0 --format json");
        await SaidAsync(1, "serve --port 0");
        await SaidAsync(1, "demo --once --agency so-khac");
    }

    [Fact]
    public async Task EveryVerbAndEveryRefusalOfTheDeskIsEnglish()
    {
        await SaidAsync(1, $"submit {Slug} --as nobody");
        await SaidAsync(1, $"submit {Slug} --as duyet-9");
        await SaidAsync(1, $"approve {Slug} --as viet-thanh-tra");
        await SaidAsync(1, $"approve {Slug} --as duyet-1");
        await SaidAsync(1, "submit no-such-article --as duyet-1");
        await SaidAsync(1, $"submit {Slug[1..]} --as duyet-1");
        await SaidAsync(1, $"correct {Slug} --as duyet-1 --note Better");
        await SaidAsync(2, $"schedule {Slug} --as duyet-1 --at someday");
        await SaidAsync(1, $"schedule {Slug} --as duyet-1 --at 2026-11-21");
        await SaidAsync(1, $"why no-such-article");
        await SaidAsync(1, "preview no-such-article");
        await SaidAsync(0, $"why {Slug}");
        await SaidAsync(0, $"submit {Slug} --as viet-cai-cach");
        await SaidAsync(1, $"submit {Slug} --as viet-cai-cach");
        await SaidAsync(0, $"return {Slug} --as duyet-1 --reason Unclear");
        await SaidAsync(0, $"why {Slug}");
        await SaidAsync(0, $"submit {Slug} --as duyet-1");
        await SaidAsync(1, $"approve {Slug} --as duyet-1");
        await SaidAsync(0, $"return {Slug} --as duyet-1 --reason Unclear");
        await SaidAsync(0, $"submit {Slug} --as viet-cai-cach --format json");
        await SaidAsync(0, $"approve {Slug} --as duyet-1");
        await SaidAsync(1, $"schedule {Slug} --as duyet-1 --at 2026-05-01");
        await SaidAsync(0, $"schedule {Slug} --as duyet-1 --at 2026-06-30T08:00");
        await SaidAsync(0, "publish --due");
        await SaidAsync(0, "publish --due");
        await SaidAsync(1, $"approve {Slug} --as duyet-1");
        await SaidAsync(1, $"correct {Slug} --as duyet-1 --note Better");
        await SaidAsync(0, $"withdraw {Slug} --as duyet-1 --reason Replaced --order 12/SM");
        await SaidAsync(1, $"withdraw {Slug} --as duyet-1 --reason Replaced");
        await SaidAsync(0, $"why {Slug}");
        await SaidAsync(0, "status");
    }

    [Fact]
    public async Task ReasonsThatTheLedgerKeepsInVietnameseAreToldInEnglish()
    {
        await SaidAsync(0, $"submit {Slug} --as viet-cai-cach");
        await SaidAsync(0, $"approve {Slug} --as duyet-1");
        // A file where the site's folder belongs: the disk refuses.
        Directory.CreateDirectory(Path.Combine(cchc.Data, "site"));
        await File.WriteAllTextAsync(Path.Combine(cchc.Data, "site", "so-mau"), "");
        await SaidAsync(0, "publish --due");
        (await SaidAsync(0, $"why {Slug}")).ShouldContain("cannot be written");
        File.Delete(Path.Combine(cchc.Data, "site", "so-mau"));

        // A template that breaks after approval: the finding becomes the reason.
        var template = Path.Combine(root, "templates", "website", "article.scriban");
        var whole = await File.ReadAllTextAsync(template);
        await File.WriteAllTextAsync(template, "{{ for }}");
        await SaidAsync(1, "publish --due", now: "2026-06-30 09:00");
        (await SaidAsync(0, $"why {Slug}")).ShouldContain("The template");
        await SaidAsync(0, "status");
        await SaidAsync(0, "status --format json");

        await File.WriteAllTextAsync(template, whole);

        // What waits and is changed, and what is not connected.
        await SaidAsync(0, $"submit {Other} --as bien-tap-1");
        await SaidAsync(0, $"approve {Other} --as duyet-1");
        await SaidAsync(0, "publish --due", now: "2026-11-21 09:00");
        (await SaidAsync(0, $"why {Other}")).ShouldContain("not connected");
        var file = Directory.EnumerateFiles(Path.Combine(root, "content", "so-mau"), Other + ".md", SearchOption.AllDirectories).Single();
        await File.AppendAllTextAsync(file, "\n\nOne more.\n");
        (await SaidAsync(0, $"why {Other}")).ShouldContain("Changed after approval");
    }

    [Fact]
    public async Task AnArticleWithFaultsIsRefusedInEnglish()
    {
        var file = Directory.EnumerateFiles(Path.Combine(root, "content", "so-mau"), Slug + ".md", SearchOption.AllDirectories).Single();
        var text = await File.ReadAllTextAsync(file);
        await File.WriteAllTextAsync(file, text + "\n![](media/none.png) <b>x</b> [a](javascript:x)\n");
        await SaidAsync(0, $"submit {Slug} --as viet-cai-cach");
        (await SaidAsync(1, $"approve {Slug} --as duyet-1")).ShouldContain("mended before approval");
        await SaidAsync(1, $"approve {Slug} --as duyet-1 --format json");

        await File.WriteAllTextAsync(file, text.Replace("title:", "title: [", StringComparison.Ordinal));
        (await SaidAsync(1, $"approve {Slug} --as duyet-1")).ShouldContain($"{Slug}.md:");
        await SaidAsync(1, $"preview {Slug}");
    }

    public void Dispose() => cchc.Dispose();

    private async Task<string> SaidAsync(int expected, string line, string now = "2026-06-30 08:00")
    {
        string[] time = line.StartsWith("demo", StringComparison.Ordinal) ? [] : ["--now", now];
        string[] agency = line.Contains("--agency", StringComparison.Ordinal) ? [] : ["--agency", "so-mau"];
        var (code, output, errors) = await cchc.RunAsync([.. line.Split(' '), .. agency, "--root", root, "--lang", "en", .. time]);

        // The titles of bulletins are content, though the product composes them.
        (output + errors).Replace("cai cach hanh chinh tháng ", "…", StringComparison.Ordinal).ShouldBeEnglish(line);
        code.ShouldBe(expected, $"{line}\n{output}{errors}");
        if (line.Contains("json", StringComparison.Ordinal) && output.Length > 0) JsonDocument.Parse(output).Dispose();
        return output + errors;
    }
}
