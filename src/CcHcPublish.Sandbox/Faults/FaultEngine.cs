using System.Text.Json;

namespace CcHcPublish.Sandbox.Faults;

/// <summary>The faults that are armed. A rule is used up request by request, in the order of arming.</summary>
public sealed class FaultEngine
{
    private readonly Lock gate = new();
    private readonly List<Armed> armed = [];
    private readonly Dictionary<string, int> served = new(StringComparer.Ordinal);

    /// <summary>How often each kind has hit a request since the start.</summary>
    public IReadOnlyDictionary<string, int> Served
    {
        get
        {
            lock (gate)
            {
                return new Dictionary<string, int>(served);
            }
        }
    }

    public void Add(FaultRule rule)
    {
        lock (gate)
        {
            armed.Add(new(rule, rule.Skip, rule.Count));
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            armed.Clear();
        }
    }

    /// <summary>Writes the armed rules as a JSON list: kind, side, route, effect, and what is left to skip and to hit (0 for no end).</summary>
    public void Write(Utf8JsonWriter json)
    {
        Armed[] now;
        lock (gate)
        {
            now = [.. armed];
        }

        json.WriteStartArray();
        foreach (var (rule, skip, left) in now)
        {
            json.WriteStartObject();
            json.WriteString("kind"u8, rule.Kind);
            json.WriteString("side"u8, rule.Side);
            json.WriteString("route"u8, rule.Route);
            json.WriteString("effect"u8, rule.Effect == FaultEffect.After ? "after"u8 : "before"u8);
            json.WriteNumber("skip"u8, skip);
            json.WriteNumber("left"u8, Math.Max(0, left));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Uses one turn of the first rule of one of these kinds that fits the request; null when none does or it still skips.</summary>
    /// <param name="call">The request, by side, method and path below the side's prefix.</param>
    /// <param name="isWanted">The kinds the caller can carry out here.</param>
    public FaultRule? Take(SideCall call, Func<string, bool> isWanted)
    {
        lock (gate)
        {
            for (var i = 0; i < armed.Count; i++)
            {
                if (isWanted(armed[i].Rule.Kind) && Turn(ref i, call) is { } rule)
                {
                    return rule;
                }
            }
        }

        return null;
    }

    /// <summary>Uses one turn of every rule of this kind that fits; one that never ends gives one turn to each request as well.</summary>
    public IReadOnlyList<FaultRule> TakeEach(SideCall call, string kind)
    {
        var taken = new List<FaultRule>();
        lock (gate)
        {
            for (var i = 0; i < armed.Count; i++)
            {
                if (armed[i].Rule.Kind == kind && Turn(ref i, call) is { } rule)
                {
                    taken.Add(rule);
                }
            }
        }

        return taken;
    }

    /// <summary>The rule in this place if it bites now. A used-up rule leaves the list, and the place moves back for the next one.</summary>
    private FaultRule? Turn(ref int place, SideCall call)
    {
        var (rule, skip, left) = armed[place];
        if (!Fits(rule, call))
        {
            return null;
        }

        if (skip > 0)
        {
            armed[place] = armed[place] with { Skip = skip - 1 };
            return null;
        }

        if (rule.Count > 0 && left == 1)
        {
            armed.RemoveAt(place--);
        }
        else
        {
            armed[place] = armed[place] with { Left = left - 1 };
        }

        served[rule.Kind] = served.GetValueOrDefault(rule.Kind) + 1;
        return rule;
    }

    /// <summary>Uses one turn of a rule of exactly this kind.</summary>
    public FaultRule? Take(SideCall call, string kind) => Take(call, k => k == kind);

    private static bool Fits(FaultRule rule, SideCall call) =>
        (rule.Side == "*" || rule.Side == call.Side) && RouteGlob.Matches(rule.Route, call.Method, call.Path);

    private sealed record Armed(FaultRule Rule, int Skip, int Left);
}

/// <summary>A request as faults see it.</summary>
/// <param name="Side">Name of the side.</param>
/// <param name="Method">HTTP method in capitals.</param>
/// <param name="Path">Path below the side's prefix, with its leading slash.</param>
public sealed record SideCall(string Side, string Method, string Path);
