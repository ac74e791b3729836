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

    /// <summary>Uses one turn of the first rule of one of these kinds that fits the request; null when none does or it still skips.</summary>
    /// <param name="call">The request, by side, method and path below the side's prefix.</param>
    /// <param name="isWanted">The kinds the caller can carry out here.</param>
    public FaultRule? Take(SideCall call, Func<string, bool> isWanted)
    {
        lock (gate)
        {
            for (var i = 0; i < armed.Count; i++)
            {
                var (rule, skip, left) = armed[i];
                if (!isWanted(rule.Kind) || !Fits(rule, call))
                {
                    continue;
                }

                if (skip > 0)
                {
                    armed[i] = armed[i] with { Skip = skip - 1 };
                    continue;
                }

                if (rule.Count > 0 && left == 1)
                {
                    armed.RemoveAt(i);
                }
                else
                {
                    armed[i] = armed[i] with { Left = left - 1 };
                }

                served[rule.Kind] = served.GetValueOrDefault(rule.Kind) + 1;
                return rule;
            }
        }

        return null;
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
