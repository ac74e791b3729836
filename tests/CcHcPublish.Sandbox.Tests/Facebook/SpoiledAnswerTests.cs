using System.Globalization;
using System.Text.Json.Nodes;
using CcHcPublish.Runtime.Channels.Facebook;
using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Facebook;

/// <summary>Whatever bytes come back, every method of the client ends in one of its results: no exception, no success without proof.</summary>
public sealed class SpoiledAnswerTests
{
    private const int Mutations = 150;

    private static readonly CancellationToken None = CancellationToken.None;

    private static readonly (string Name, Func<FacebookPagesClient, Task<object>> Call)[] Methods =
    [
        ("page", async c => await c.GetPageAsync(None)),
        ("token", async c => await c.DebugTokenAsync(None)),
        ("publish", async c => await c.PublishLinkAsync("x", new("https://a.example/"), None)),
        ("photos", async c => await c.PublishPhotosAsync("x", [new PagePhoto.ByFile("a.png", Desk.Png, "")], None)),
        ("edit", async c => await c.EditAsync("1_2", "x", None)),
        ("delete", async c => await c.DeleteAsync("1_2", None)),
        ("read", async c => await c.GetPostAsync("1_2", None)),
        ("list", async c => await c.ListPublishedAsync(DateTimeOffset.UnixEpoch, None)),
        ("find", async c => await c.FindPostAsync(new() { Message = "x", Since = DateTimeOffset.UnixEpoch.AddDays(1) }, None)),
        ("comment", async c => await c.CommentAsync("1_2", "x", None)),
        ("comments", async c => await c.GetCommentsAsync("1_2", None)),
        ("insights", async c => await c.GetPostInsightsAsync("1_2", ["post_clicks"], None)),
        ("preview", async c => await c.RefreshPreviewAsync(new("https://a.example/"), None)),
    ];

    public static TheoryData<string> Names => [.. Methods.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_method_fails_politely_on_answers_of_the_wrong_shape(string method)
    {
        await using var desk = await Desk.OpenAsync();
        var call = Methods.Single(m => m.Name == method).Call;
        string[] shapes = ["[]", "{}", "7", "\"x\"", "true", "[null]", """{"data":7}""", """{"data":[7]}""", """{"id":7}""", """{"success":"yes"}""", """{"success":false}""", """{"error":7}""", """{"error":{}}""", """[{"code":200}]""", """[{"code":200,"body":"nonsense"}]"""];
        foreach (var shape in shapes)
        {
            desk.Sandbox.Server.Faults.Add(new() { Kind = "contradictory", Value = System.Text.Json.JsonDocument.Parse(shape).RootElement });

            var result = await call(desk.Client);

            result.GetType().Name.ShouldBe("Failure", $"{method} took {shape} for a success");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_method_survives_mutated_answers(string method)
    {
        await using var desk = await Desk.OpenAsync();
        var call = Methods.Single(m => m.Name == method).Call;
        var random = new Random(20261120);
        const string honest = """{"id":"1_2","post_id":"1_2","success":true,"name":"x","created_time":"2026-11-20T02:15:00+0000","error":null,"data":[{"id":"1_2","message":"x","attachments":{"data":[{"media_type":"photo","target":{"id":"1"}}]}}],"paging":{"cursors":{"after":"a"}}}""";
        for (var i = 0; i < Mutations; i++)
        {
            if (Mutate(honest, random) is { } mutated)
            {
                desk.Sandbox.Server.Faults.Add(new() { Kind = "contradictory", Value = mutated });
                (await call(desk.Client)).ShouldNotBeNull();
                desk.Sandbox.Server.Faults.Clear();
            }
        }
    }

    [Fact]
    public async Task An_answer_beyond_all_measure_is_given_up_before_it_fills_the_memory()
    {
        await using var desk = await Desk.OpenAsync();
        await desk.ArmAsync("""{"kind":"oversized","value":512}""");
        var before = GC.GetTotalAllocatedBytes();

        Desk.Error(await desk.Client.GetPageAsync(None)).Status.ShouldBe(0);

        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(200L << 20);
    }

    /// <summary>Replaces one value somewhere in a JSON text by another kind of value.</summary>
    private static System.Text.Json.JsonElement? Mutate(string text, Random random)
    {
        var root = JsonNode.Parse(text)!;
        var places = Walk(root).ToList();
        var (parent, key) = places[random.Next(places.Count)];
        var other = random.Next(7) switch
        {
            0 => null,
            1 => JsonNode.Parse("[]"),
            2 => JsonNode.Parse("{}"),
            3 => JsonNode.Parse(random.Next().ToString(CultureInfo.InvariantCulture)),
            4 => JsonNode.Parse("\"\\ud800\""),
            5 => JsonNode.Parse("1e400"),
            _ => JsonNode.Parse("\"9999-99-99T99:99:99+9999\""),
        };
        if (parent is JsonArray list)
        {
            list[int.Parse(key, CultureInfo.InvariantCulture)] = other;
        }
        else
        {
            parent.AsObject()[key] = other;
        }

        using var bytes = new MemoryStream();
        try
        {
            using (var json = new System.Text.Json.Utf8JsonWriter(bytes))
            {
                root.WriteTo(json);
            }

            return System.Text.Json.JsonDocument.Parse(bytes.ToArray()).RootElement;
        }
        catch (Exception e) when (e is System.Text.Json.JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static IEnumerable<(JsonNode Parent, string Key)> Walk(JsonNode node)
    {
        var children = node switch
        {
            JsonObject o => o.Select(p => (p.Key, p.Value)),
            JsonArray a => a.Select((v, i) => (i.ToString(CultureInfo.InvariantCulture), v)),
            _ => [],
        };
        foreach (var (key, value) in children.ToList())
        {
            yield return (node, key);
            if (value is not null)
            {
                foreach (var inner in Walk(value))
                {
                    yield return inner;
                }
            }
        }
    }
}
