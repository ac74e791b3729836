using System.Text.Json;
using CcHcPublish.Sandbox.Facebook.Graph;
using CcHcPublish.Sandbox.Faults;
using CcHcPublish.Sandbox.Recording;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CcHcPublish.Sandbox.Hosting;

/// <summary>What tests and trainers use beside the services: accounts, posts, requests, faults, changes from outside.</summary>
internal sealed class ControlApi(IReadOnlyList<ISandboxSide> sides, FaultEngine faults, RequestRecorder requests)
{
    private const int LongestOrder = 1 << 20;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sandbox/accounts", http => WritePerSideAsync(http, (side, json) => side.WriteAccounts(json)));
        routes.MapPost("/sandbox/accounts/{side}/{id}", ChangeAccountAsync);
        routes.MapPost("/sandbox/accounts/{side}/{id}/events", CauseAsync);
        routes.MapGet("/sandbox/posts", http => WritePerSideAsync(http, (side, json) => side.WritePosts(json)));
        routes.MapPost("/sandbox/posts/{side}", AddAsync);
        routes.MapPost("/sandbox/posts/{side}/{id}/edit", EditAsync);
        routes.MapPost("/sandbox/posts/{side}/{id}/remove", RemoveAsync);
        routes.MapGet("/sandbox/requests", http => http.Response.WriteJsonAsync(200, requests.Write));
        routes.MapDelete("/sandbox/requests", http => DoneAsync(http, requests.Clear));
        routes.MapPost("/sandbox/faults", ArmAsync);
        routes.MapGet("/sandbox/faults", http => http.Response.WriteJsonAsync(200, faults.Write));
        routes.MapDelete("/sandbox/faults", http => DoneAsync(http, faults.Clear));
    }

    private Task WritePerSideAsync(HttpContext http, Action<ISandboxSide, Utf8JsonWriter> write) =>
        http.Response.WriteJsonAsync(200, json =>
        {
            json.WriteStartObject();
            foreach (var side in sides)
            {
                json.WritePropertyName(side.Name);
                write(side, json);
            }

            json.WriteEndObject();
        });

    private async Task ArmAsync(HttpContext http)
    {
        if (await ReadAsync(http) is not { } order)
        {
            return;
        }

        try
        {
            if (order.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
            {
                await http.Response.WriteProblemAsync(400, "An order is an object or a list of objects.");
                return;
            }

            var rules = order.ValueKind == JsonValueKind.Array ? [.. order.EnumerateArray()] : new[] { order };
            var armed = rules.Select(r => r.Deserialize(FaultJson.Default.FaultRule)!).ToList();
            if (armed.Exists(r => r is null || r.Skip < 0 || r.Count < 0 || r is { Kind: HostFaults.Latency, Value: not null } && r.Number(0) < 0
                || (r.Kind != HostFaults.Contradictory && r.Value is { } value && !SoundJson.IsSound(value))))
            {
                await http.Response.WriteProblemAsync(400, "A rule is an object whose numbers are not negative and whose texts are whole.");
                return;
            }

            if (armed.Find(r => !IsKnown(r)) is { } odd)
            {
                await http.Response.WriteProblemAsync(400, $"Unknown fault '{odd.Kind}' for side '{odd.Side}'. Known: {string.Join(", ", Kinds)}.");
                return;
            }

            armed.ForEach(faults.Add);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or InvalidOperationException)
        {
            await http.Response.WriteProblemAsync(400, e.Message);
            return;
        }

        await DoneAsync(http, () => { });
    }

    private IEnumerable<string> Kinds => HostFaults.All.Concat(sides.SelectMany(s => s.AnswerFaults.Concat(s.BehaviourFaults))).Distinct().Order();

    private bool IsKnown(FaultRule rule) =>
        (rule.Side == "*" || sides.Any(s => s.Name == rule.Side))
        && (HostFaults.All.Contains(rule.Kind)
            || sides.Any(s => (rule.Side == "*" || s.Name == rule.Side)
                && (s.AnswerFaults.Contains(rule.Kind) || s.BehaviourFaults.Contains(rule.Kind))));

    private Task ChangeAccountAsync(HttpContext http) => AccountAsync(http, (side, id, order) => Task.FromResult(side.ChangeAccount(id, order)));

    private Task CauseAsync(HttpContext http) => AccountAsync(http, (side, id, what) => side.CauseAsync(id, what));

    private async Task AccountAsync(HttpContext http, Func<ISandboxSide, string, JsonElement, Task<AccountChange>> act)
    {
        if (await ReadTextAsync(http) is not { } order)
        {
            return;
        }

        var (name, id) = ((string)http.Request.RouteValues["side"]!, (string)http.Request.RouteValues["id"]!);
        var became = sides.FirstOrDefault(s => s.Name == name) is { } side ? await act(side, id, order) : new AccountChange.Unknown();
        await (became switch
        {
            AccountChange.Done => DoneAsync(http, () => { }),
            AccountChange.Refused(var reason) => http.Response.WriteProblemAsync(400, reason),
            _ => http.Response.WriteProblemAsync(404, $"No account '{id}' on '{name}'."),
        });
    }

    private async Task AddAsync(HttpContext http)
    {
        if (await ReadTextAsync(http) is not { } what)
        {
            return;
        }

        var side = sides.FirstOrDefault(s => s.Name == (string)http.Request.RouteValues["side"]!);
        if (what.ValueKind != JsonValueKind.Object || side?.AddFromOutside(what) is not { } id)
        {
            await http.Response.WriteProblemAsync(400, "No such side or account, or the text is missing.");
            return;
        }

        await http.Response.WriteJsonAsync(200, json =>
        {
            json.WriteStartObject();
            json.WriteString("id"u8, id);
            json.WriteEndObject();
        });
    }

    private async Task EditAsync(HttpContext http)
    {
        if (await ReadTextAsync(http) is { } change)
        {
            await ChangeAsync(http, (side, id) => side.EditFromOutside(id, change));
        }
    }

    private Task RemoveAsync(HttpContext http) => ChangeAsync(http, (side, id) => side.RemoveFromOutside(id));

    private Task ChangeAsync(HttpContext http, Func<ISandboxSide, string, bool> change)
    {
        var (name, id) = ((string)http.Request.RouteValues["side"]!, (string)http.Request.RouteValues["id"]!);
        return sides.FirstOrDefault(s => s.Name == name) is { } side && change(side, id)
            ? DoneAsync(http, () => { })
            : http.Response.WriteProblemAsync(404, $"No post '{id}' on '{name}'.");
    }

    /// <summary>An order whose texts are kept and shown later.</summary>
    private static async Task<JsonElement?> ReadTextAsync(HttpContext http)
    {
        var order = await ReadAsync(http);
        if (order is not { } read || SoundJson.IsSound(read))
        {
            return order;
        }

        await http.Response.WriteProblemAsync(400, "The body holds half a surrogate pair.");
        return null;
    }

    private static async Task<JsonElement?> ReadAsync(HttpContext http)
    {
        if (http.Request.ContentLength > LongestOrder)
        {
            await http.Response.WriteProblemAsync(413, "The order is too long.");
            return null;
        }

        try
        {
            using var document = await JsonDocument.ParseAsync(http.Request.Body, default, http.RequestAborted);
            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            await http.Response.WriteProblemAsync(400, "The body is not JSON: " + e.Message);
            return null;
        }
    }

    private static Task DoneAsync(HttpContext http, Action act)
    {
        act();
        return http.Response.WriteJsonAsync(200, json =>
        {
            json.WriteStartObject();
            json.WriteBoolean("done"u8, true);
            json.WriteEndObject();
        });
    }
}
