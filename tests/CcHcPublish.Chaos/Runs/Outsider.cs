using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Editorial;

namespace CcHcPublish.Chaos.Runs;

/// <summary>What somebody did on the channel's own page, and what the board said to it.</summary>
/// <param name="Text">What readers read since; null when it was removed.</param>
/// <param name="Decision">Null until the board has seen it.</param>
internal sealed record Touch(string Article, string Channel, string PostId, string? Text, DriftDecision? Decision = null);

/// <summary>
/// Somebody who works on the fanpage or the OA itself: edits or removes now and then what the desk has published there. One thing at a time: the next
/// comes after the board has decided on the one before.
/// </summary>
internal sealed class Outsider(Stage stage, Random random)
{
    private readonly List<Touch> touches = [];

    public IReadOnlyList<Touch> Touches => touches;

    public Touch? Waiting => touches.Find(touch => touch.Decision is null);

    public bool Touched(string article) => touches.Exists(touch => touch.Article == article);

    public async Task TouchAsync(Publication publication, CancellationToken cancel)
    {
        var side = publication.Channel == "fanpage" ? "facebook" : "zalo";
        var post = $"sandbox/posts/{side}/{Uri.EscapeDataString(publication.ExternalId!)}";
        if (random.Next(2) == 0)
        {
            await CallAsync($"{post}/remove", [], cancel);
            touches.Add(new Touch(publication.Article, publication.Channel, publication.ExternalId!, Text: null));
            return;
        }

        var number = publication.Article[^4..];
        var words = string.Create(CultureInfo.InvariantCulture, $"Ai đó sửa tay tin của kỳ {number}, lần {touches.Count + 1}");
        await CallAsync($"{post}/edit", side == "facebook" ? new JsonObject { ["message"] = words } : new JsonObject { ["title"] = words, ["description"] = words }, cancel);
        touches.Add(new Touch(publication.Article, publication.Channel, publication.ExternalId!, side == "facebook" ? words : $"{words}\n{words}"));
    }

    public void Decided(Drift drift, DriftDecision decision)
    {
        var at = touches.FindIndex(touch => touch.Article == drift.Publication.Article && touch.Channel == drift.Publication.Channel);
        if (at >= 0) touches[at] = touches[at] with { Decision = decision };
    }

    private async Task CallAsync(string path, JsonObject body, CancellationToken cancel)
    {
        using var http = new HttpClient { BaseAddress = stage.Sandbox.BaseAddress };
        using var content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri(path, UriKind.Relative), content, cancel);
        answer.EnsureSuccessStatusCode();
    }
}
