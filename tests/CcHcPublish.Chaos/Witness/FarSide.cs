using System.Text.Json;
using CcHcPublish.Chaos.Runs;

namespace CcHcPublish.Chaos.Witness;

/// <summary>One post, article or broadcast that was ever made on the far side, removed ones too.</summary>
/// <param name="Article">The article it is about, by its link or title; null when nobody knows.</param>
/// <param name="Text">What readers read: the message, or title and description.</param>
internal sealed record FarPost(string Channel, string Id, string? Article, string Text, bool IsRemoved);

/// <summary>The far side as it stands, read from the witness and from the public folder of the website.</summary>
internal sealed class FarSide
{
    private const string NumberWord = "kỳ ";

    private FarSide(IReadOnlyList<FarPost> posts, string site) => (Posts, this.site) = (posts, site);

    private readonly string site;

    public IReadOnlyList<FarPost> Posts { get; }

    public static async Task<FarSide> ReadAsync(Stage stage, CancellationToken cancel)
    {
        using var http = new HttpClient();
        using var posts = JsonDocument.Parse(await http.GetByteArrayAsync(new Uri(stage.Sandbox.BaseAddress, "sandbox/posts"), cancel));
        return new FarSide(
            [
                .. posts.RootElement.GetProperty("facebook").EnumerateArray().Select(post => Post("fanpage", post, Text(post, "message"))),
                .. posts.RootElement.GetProperty("zalo").EnumerateArray().Select(Article),
                .. posts.RootElement.GetProperty("zalo").EnumerateArray().SelectMany(post => post.GetProperty("broadcasts").EnumerateArray()
                    .Select(message => Article(post) with { Channel = SampleAgency.Broadcasts, Id = message.GetString()!, IsRemoved = false })),
            ],
            Path.Combine(stage.Runtime.Settings.SiteFolder, SampleAgency.Id));
    }

    public IReadOnlyList<FarPost> Of(string channel, string article) => [.. Posts.Where(post => post.Channel == channel && post.Article == article)];

    /// <summary>The page readers find at the article's address; null when there is none.</summary>
    public string? Page(string slug) => Read(slug, "index.html");

    /// <summary>True when a web server answers 410 there.</summary>
    public bool IsGone(string slug) => Read(slug, ".gone") is not null;

    private string? Read(string slug, string file) => Path.Combine(site, "bai", slug, file) is var path && File.Exists(path) ? File.ReadAllText(path) : null;

    private static FarPost Article(JsonElement post) => Post("zalo", post, $"{Text(post, "title")}\n{Text(post, "description")}");

    private static FarPost Post(string channel, JsonElement post, string text) =>
        new(channel, Text(post, "id"), ArticleIn(text), text, post.GetProperty("removed").GetBoolean());

    private static string? ArticleIn(string text)
    {
        var at = text.IndexOf(NumberWord, StringComparison.OrdinalIgnoreCase);
        var digits = at < 0 ? "" : text.Substring(at + NumberWord.Length, Math.Min(4, text.Length - at - NumberWord.Length));
        return int.TryParse(digits, out var number) ? SampleAgency.Article(number) : null;
    }

    private static string Text(JsonElement post, string name) => post.GetProperty(name).GetString() ?? "";
}
