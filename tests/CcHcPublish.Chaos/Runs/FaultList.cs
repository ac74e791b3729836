using System.Globalization;
using System.Text.Json;
using CcHcPublish.Sandbox.Faults;

namespace CcHcPublish.Chaos.Runs;

/// <summary>
/// Every fault the two services know, with numbers drawn at random. A far side may be silent, slow, torn or wrong about whether it served, but an
/// explicit refusal is honest: nothing was done then. Reads lag by 4 minutes at most, which is less than the look plan waits.
/// </summary>
internal static class FaultList
{
    private const string Feed = "POST */feed";
    private const string Create = "POST /v2.0/article/create";
    private const string Broadcast = "POST /v2.0/oa/message";

    private static readonly Func<Random, FaultRule>[] Makers =
    [
        random => On(random, "latency", Milliseconds(random, 500, 20_000)) with { Effect = Either(random) },
        random => On(random, "latency", Milliseconds(random, 20_000, 150_000)) with { Effect = Either(random) },
        random => On(random, "cut") with { Effect = Either(random) },
        random => On(random, "cut") with { Effect = FaultEffect.After },
        random => On(random, "status", Json($$"""{"status":{{Pick(random, 500, 502, 503, 504)}},"body":"{{Pick(random, "html", "json", "empty")}}"}""")) with { Effect = Either(random) },
        random => On(random, "status", Json("""{"status":429,"body":"empty"}""")),
        random => On(random, "empty") with { Effect = Either(random) },
        random => On(random, "malformed") with { Effect = Either(random) },
        random => On(random, "truncated", random.Next(2) == 0 ? Json("\"cut\"") : null) with { Effect = FaultEffect.After },
        random => On(random, "oversized", Json("9")) with { Effect = Either(random) },
        random => On(random, "contradictory", Json(Pick(random, "[]", "{}", "7", "{\"error\":0}"))) with { Effect = Either(random) },
        random => Facebook("error", Json($$"""{"code":{{Pick(random, 1, 2)}},"status":500,"is_transient":true}""")) with { Effect = Either(random) },
        random => Facebook("throttle", Json($$"""{"code":{{Pick(random, 4, 17, 32, 341, 613, 80001)}},"minutes":{{random.Next(1, 6)}}}""")),
        _ => Facebook("quota_exhausted", Json("""{"minutes":3}""")),
        _ => Facebook("usage", Json("96")),
        random => Facebook("token_expired", Json(Pick(random, "463", "460", "467"))),
        _ => Facebook("permission_removed", Json("\"pages_manage_posts\"")),
        _ => Facebook("blocked", Json("1390008")) with { Route = Feed },
        _ => Facebook("duplicate", null) with { Route = Feed },
        _ => Facebook("token_revoked", null),
        _ => Facebook("scrape_fails", null) with { Route = Feed },
        _ => Facebook("photo_fails", null),
        _ => Facebook("queue_full", null) with { Route = Feed },
        random => Facebook("reads_lag", Json(random.Next(20, 240).ToString(CultureInfo.InvariantCulture))) with { Route = Feed },
        _ => Facebook("empty_page", null),
        _ => Facebook("development_mode", null) with { Route = Feed },
        _ => Facebook("other_version", Json("\"v24.0\"")),
        _ => Zalo("rate_limit", null),
        _ => Zalo("error", Json("""{"code":-248,"text":"Violates our platform standards"}""")) with { Route = Create },
        _ => Zalo("status", Json("""{"status":404,"body":"html"}""")) with { Route = Create },
        _ => Zalo("status", Json("""{"status":404,"body":"html"}""")) with { Route = "POST /v2.0/article/verify" },
        _ => Zalo("token_expired", null),
        _ => Zalo("token_revoked", null),
        _ => Zalo("grant_revoked", null),
        _ => Zalo("article_quota", null) with { Route = Create },
        _ => Zalo("broadcast_quota", null) with { Route = Broadcast },
        random => Zalo("processing", Json(random.Next(1, 6).ToString(CultureInfo.InvariantCulture))),
        _ => Zalo("job_failure", null) with { Route = Create },
    ];

    public static FaultRule Next(Random random) => Makers[random.Next(Makers.Length)](random);

    /// <summary>The next post on each side, and the next broadcast, is made at once and answered late.</summary>
    public static FaultRule[] LateAnswers(Random random) =>
    [
        Facebook("latency", Milliseconds(random, 2_000, 12_000)) with { Route = Feed, Effect = FaultEffect.After },
        Zalo("latency", Milliseconds(random, 2_000, 12_000)) with { Route = Create, Effect = FaultEffect.After },
        Zalo("latency", Milliseconds(random, 2_000, 12_000)) with { Route = Broadcast, Effect = FaultEffect.After },
    ];

    /// <summary>On either side, mostly where something is written: that is where an answer is missed.</summary>
    private static FaultRule On(Random random, string kind, JsonElement? value = null)
    {
        var isFacebook = random.Next(2) == 0;
        var route = random.Next(4) == 0 ? "*" : isFacebook ? "POST *" : random.Next(3) == 0 ? Broadcast : "POST /v2.0/article/*";
        return new FaultRule { Kind = kind, Side = isFacebook ? "facebook" : "zalo", Route = route, Value = value, Count = random.Next(1, 3) };
    }

    private static FaultRule Facebook(string kind, JsonElement? value) => new() { Kind = kind, Side = "facebook", Value = value };

    private static FaultRule Zalo(string kind, JsonElement? value) => new() { Kind = kind, Side = "zalo", Value = value };

    private static FaultEffect Either(Random random) => random.Next(2) == 0 ? FaultEffect.Before : FaultEffect.After;

    private static T Pick<T>(Random random, params T[] these) => these[random.Next(these.Length)];

    private static JsonElement Milliseconds(Random random, int least, int most) => Json(random.Next(least, most).ToString(CultureInfo.InvariantCulture));

    private static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
