using System.Globalization;
using CcHcPublish.Runtime.Content;
using CcHcPublish.Testing;

namespace CcHcPublish.Chaos.Runs;

/// <summary>The agency of a run: the repository's rehearsal agency with its templates, and articles made for the purpose.</summary>
/// <param name="hasPhotos">Whether posts on the fanpage are pictures with a text; else they are links.</param>
internal sealed class SampleAgency(string folder, bool hasPhotos)
{
    public const string Id = "so-mau";

    /// <summary>What brings articles to the followers of the OA.</summary>
    public const string Broadcasts = "zalo-quan-tam";

    private const string Cover = "media/ba-buoc-nop-ho-so.png";

    public ContentRoot Root { get; } = new(folder);

    public static string Slug(int number) => string.Create(CultureInfo.InvariantCulture, $"mot-cua-so-{number:D4}");

    public static string Article(int number) => $"{Id}/{Slug(number)}";

    /// <summary>Every fifth article also goes to the followers.</summary>
    public static bool IsBroadcast(int number) => number % 5 == 0;

    public void Write(int articles, Func<int, DateTimeOffset> due)
    {
        foreach (var part in (string[])["templates", $"content/{Id}/plans"]) Copy(part);
        foreach (var file in (string[])["agency.yaml", Cover]) CopyFile($"content/{Id}/{file}");
        var agency = Below($"content/{Id}/agency.yaml");
        var settings = File.ReadAllText(agency).Replace("kind: zalo,", "kind: zalo, broadcast: true,", StringComparison.Ordinal);
        File.WriteAllText(agency, hasPhotos ? settings.Replace("kind: facebook,", "kind: facebook, post: photos,", StringComparison.Ordinal) : settings);
        for (var number = 1; number <= articles; number++) WriteArticle(number, due(number), isCorrected: false);
    }

    /// <summary>The same article again, with other words on every channel when it is corrected.</summary>
    public void WriteArticle(int number, DateTimeOffset due, bool isCorrected)
    {
        var local = due.ToOffset(TimeSpan.FromHours(7));
        var path = Below($"content/{Id}/articles/{local:yyyy}/{local:MM}/{Slug(number)}.md");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var word = isCorrected ? "Bản này sửa lại giờ tiếp nhận hồ sơ" : "Bài này nói về giờ tiếp nhận hồ sơ";
        File.WriteAllText(path, string.Create(CultureInfo.InvariantCulture, $$"""
            ---
            title: Nộp hồ sơ tại Bộ phận Một cửa, kỳ {{number:D4}}
            slug: {{Slug(number)}}
            summary: {{word}} của kỳ {{number:D4}} và những điều người dân nên biết trước khi đến.
            date: {{local:yyyy-MM-dd HH:mm}}
            unit: trung-tam-phuc-vu
            author: Trung tâm Phục vụ
            genre: bai
            plan_items: ["2.2"]
            category: dich-vu-cong
            cover: {{Cover}}
            cover_alt: Ba bước nộp hồ sơ trực tuyến
            cover_credit: "Đồ họa: Ban Biên tập"
            zalo: { broadcast: {{(IsBroadcast(number) ? "true" : "false")}} }
            ---

            {{A.Text}}
            {{word}} của kỳ {{number:D4}}.

            """));
    }

    private void Copy(string part)
    {
        var source = SourceTree.PathTo(part.Split('/'));
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories)) CopyFile($"{part}/{Path.GetRelativePath(source, file)}");
    }

    private void CopyFile(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Below(path))!);
        File.Copy(SourceTree.PathTo(path.Split('/')), Below(path));
    }

    private string Below(string path) => Path.Combine([folder, .. path.Split('/')]);
}
