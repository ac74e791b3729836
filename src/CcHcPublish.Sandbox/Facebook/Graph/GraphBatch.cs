using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CcHcPublish.Sandbox.Faults;
using CcHcPublish.Sandbox.Hosting;
using Microsoft.AspNetCore.WebUtilities;

namespace CcHcPublish.Sandbox.Facebook.Graph;

/// <summary><c>POST /</c> with <c>batch</c>: up to 50 calls in order, each answered as if alone; an entry may use results of earlier ones.</summary>
public sealed partial class GraphBatch(GraphRouter router, FacebookOptions options)
{
    private const int MostEntries = 50;

    public async Task<GraphAnswer> RunAsync(GraphRequest outer, string version, CancellationToken cancel)
    {
        if (Parse(outer["batch"]!) is not { } entries)
        {
            return GraphErrors.Parameter("param batch must be an array of objects");
        }

        if (entries.Count > MostEntries)
        {
            return GraphErrors.Parameter($"Too many requests in batch message. Maximum batch size is {MostEntries}");
        }

        var results = new Dictionary<string, JsonNode>(StringComparer.Ordinal);
        var answers = new JsonArray();
        foreach (var entry in entries)
        {
            if (entry.ContainsKey("thumbnail"))
            {
                return GraphErrors.Parameter("thumbnail uploads are not allowed in a batch");
            }

            if (ReadOrNull(entry, outer, results) is not { } request)
            {
                return GraphErrors.Parameter("param batch has an entry that could not be read");
            }

            // An entry that names no version is answered by the batch's own.
            request = request with { Version = request.Version ?? version };
            var served = ServedVersion.Of(request.Version, options);
            var fault = new SideCall("facebook", request.Method, "/" + string.Join('/', request.Path.Prepend(request.Version)));
            var answer = served is null ? GraphErrors.UnknownPath : (await router.AnswerAsync(request, fault, cancel)).Answer;
            if (Text(entry["name"]) is { } name)
            {
                results[name] = answer.Body;
            }

            // Asked to leave a success out, the place in the list stays.
            var isLeftOut = answer.Refusal is null && entry["omit_response_on_success"] is JsonValue omit && omit.TryGetValue<bool>(out var omits) && omits;
            answers.Add(isLeftOut ? null : (JsonNode)Show(answer, served ?? options.NewestVersion, outer.Flag("include_headers") is not false));
        }

        return GraphAnswer.Ok(answers);
    }

    private static List<JsonObject>? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text, null, BracketParameters.Strict) is JsonArray list && list.All(e => e is JsonObject)
                ? [.. list.Select(e => e!.AsObject())]
                : null;
        }
        catch (Exception e) when (GraphRequestReader.IsBrokenJson(e))
        {
            return null;
        }
    }

    private static GraphRequest? ReadOrNull(JsonObject entry, GraphRequest outer, Dictionary<string, JsonNode> results)
    {
        try
        {
            return Read(entry, outer, results);
        }
        catch (Exception e) when (GraphRequestReader.IsBrokenJson(e))
        {
            return null;
        }
    }

    private static GraphRequest Read(JsonObject entry, GraphRequest outer, Dictionary<string, JsonNode> results)
    {
        var target = Refer(Text(entry["relative_url"]) ?? "", results);
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        var mark = target.IndexOf('?', StringComparison.Ordinal);
        Add(parameters, mark < 0 ? "" : target[mark..]);
        Add(parameters, Refer(Text(entry["body"]) ?? "", results));
        if (!parameters.ContainsKey("access_token") && outer.Token is { } token)
        {
            parameters["access_token"] = token;
        }

        foreach (var name in new[] { "appsecret_proof", "appsecret_time" })
        {
            if (outer[name] is { } value)
            {
                parameters.TryAdd(name, value);
            }
        }

        BracketParameters.Join(parameters);
        var files = (Text(entry["attached_files"]) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var request = GraphRequestReader.ReadTarget(Text(entry["method"])?.ToUpperInvariant() ?? "GET", mark < 0 ? target : target[..mark], parameters, outer.Root);
        return request with { Files = outer.Files.Where(f => files.Contains(f.Key)).ToDictionary() };
    }

    private static void Add(Dictionary<string, string> parameters, string query)
    {
        foreach (var (name, value) in QueryHelpers.ParseQuery(query))
        {
            BracketParameters.Put(parameters, name, value);
        }
    }

    /// <summary>Puts in the value of <c>{result=name:$.path}</c>, several joined by commas; unknown references become empty.</summary>
    private static string Refer(string text, Dictionary<string, JsonNode> results) => Reference.Replace(text, match =>
    {
        IEnumerable<JsonNode?> nodes = [results.GetValueOrDefault(match.Groups[1].Value)];
        foreach (Match step in Step.Matches(match.Groups[2].Value))
        {
            nodes = nodes.SelectMany(n => Follow(n, step.Value.Trim('.', '[', ']')));
        }

        return string.Join(',', nodes.Select(Text).OfType<string>());
    });

    private static IEnumerable<JsonNode?> Follow(JsonNode? node, string step) => node switch
    {
        JsonArray list when step == "*" => list,
        JsonArray list => int.TryParse(step, CultureInfo.InvariantCulture, out var place) && place >= 0 && place < list.Count ? [list[place]] : [],
        JsonObject members when step == "*" => members.Select(m => m.Value),
        JsonObject members => [members[step]],
        _ => [],
    };

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static JsonObject Show(GraphAnswer answer, string version, bool hasHeaders)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, JsonAnswer.Style))
        {
            answer.Body.WriteTo(json);
        }

        var shown = new JsonObject { ["code"] = answer.Status };
        if (hasHeaders)
        {
            shown["headers"] = new JsonArray(
                new JsonObject { ["name"] = "facebook-api-version", ["value"] = version },
                new JsonObject { ["name"] = "Content-Type", ["value"] = "application/json; charset=UTF-8" });
        }

        if (answer.Location is { } location)
        {
            (shown["headers"] as JsonArray)?.Add(new JsonObject { ["name"] = "Location", ["value"] = location });
        }

        shown["body"] = answer.Location is not null ? "" : Encoding.UTF8.GetString(bytes.ToArray());
        return shown;
    }

    [GeneratedRegex(@"\{result=([\w-]{1,64}):\$((?:\.[\w*]{1,64}|\[[\d*]{1,4}\]){1,8})\}", RegexOptions.CultureInvariant)]
    private static partial Regex Reference { get; }

    [GeneratedRegex(@"\.[\w*]+|\[[\d*]+\]", RegexOptions.CultureInvariant)]
    private static partial Regex Step { get; }
}
