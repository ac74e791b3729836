using System.Text.Json.Nodes;
using CcHcPublish.Sandbox.Facebook.Graph;
using CcHcPublish.Sandbox.Facebook.State;

namespace CcHcPublish.Sandbox.Facebook.Calls;

/// <summary>Insights that still exist. Figures are made up but steady: they depend on the thing and the day alone, as Meta refreshes them daily.</summary>
public static class Insights
{
    /// <summary>There was no Page before, and there are no figures of what is to come.</summary>
    private static readonly DateTimeOffset First = new(2004, 2, 4, 0, 0, 0, TimeSpan.Zero);

    private const int LongestRangeDays = 90;
    private const int FewestFollowers = 100;

    private static readonly HashSet<string> PostMetrics = new(StringComparer.Ordinal)
    {
        "post_media_view", "post_total_media_view_unique", "post_clicks", "post_clicks_by_type", "post_reactions_by_type_total",
        "post_reactions_like_total", "post_reactions_love_total", "post_reactions_wow_total", "post_reactions_haha_total",
        "post_reactions_sorry_total", "post_reactions_anger_total",
    };

    private static readonly HashSet<string> PageMetrics = new(StringComparer.Ordinal)
    {
        "page_media_view", "page_total_media_view_unique", "page_post_engagements", "page_views_total", "page_follows",
        "page_daily_follows_unique", "page_daily_unfollows_unique", "page_total_actions", "page_video_views",
    };

    private static readonly HashSet<string> Breakdowns = new(StringComparer.Ordinal) { "is_from_ads", "is_from_followers" };

    public static GraphAnswer OfPost(GraphCall call, PostRecord post) =>
        Check(call, post.PageId, PostMetrics, out var metrics) is { } refusal
            ? refusal
            : GraphAnswer.Ok(Data(metrics, m => Entry(post.Id, m, "lifetime", [Value(call, post.Id, m, Days(call.Now - post.CreatedAt))])));

    public static GraphAnswer OfPage(GraphCall call, PageRecord page)
    {
        if (Check(call, page.Id, PageMetrics, out var metrics) is { } refusal)
        {
            return refusal;
        }

        var period = call.Request["period"] ?? "day";
        if (!IsPeriod(period))
        {
            return GraphErrors.Parameter("param period must be one of {day, week, days_28}");
        }

        if (Bound(call, "until", call.Now) is not { } until || Bound(call, "since", until.AddDays(-2)) is not { } since)
        {
            return GraphErrors.Parameter("params since and until must be unix timestamps or dates");
        }

        if (until < since || until - since > TimeSpan.FromDays(LongestRangeDays))
        {
            return GraphErrors.Parameter($"There cannot be more than {LongestRangeDays} days between since and until");
        }

        return GraphAnswer.Ok(Figures(call, page, metrics, period, since, until));
    }

    /// <summary>The figures as a field of a post: <c>insights.metric(post_clicks)</c>. Null where the token may not read them.</summary>
    public static JsonObject? Inside(GraphCall call, PostRecord post, FieldChoice edge) => MayNot(call, post.PageId) is not null
        ? null
        : Data(Names(edge), m => Entry(post.Id, m, "lifetime", [Value(call, post.Id, m, Days(call.Now - post.CreatedAt))]));

    /// <summary>The figures of the last two days as a field of the Page.</summary>
    public static JsonObject? Inside(GraphCall call, PageRecord page, FieldChoice edge) => MayNot(call, page.Id) is not null
        ? null
        : Figures(call, page, Names(edge), edge.Modifiers.GetValueOrDefault("period") ?? "day", call.Now.AddDays(-2), call.Now);

    public static GraphRefusal? CheckOfPost(FieldChoice edge) => Check(Names(edge), PostMetrics);

    public static GraphRefusal? CheckOfPage(FieldChoice edge) => Check(Names(edge), PageMetrics)
        ?? (IsPeriod(edge.Modifiers.GetValueOrDefault("period") ?? "day") ? null : GraphErrors.Parameter("param period must be one of {day, week, days_28}"));

    private static bool IsPeriod(string period) => period is "day" or "week" or "days_28";

    private static string[] Names(FieldChoice edge) => ReadNames(edge.Modifiers.GetValueOrDefault("metric"));

    private static JsonObject Figures(GraphCall call, PageRecord page, IReadOnlyList<string> metrics, string period, DateTimeOffset since, DateTimeOffset until)
    {
        var days = Enumerable.Range(1, Math.Max(1, Days(until - since))).Select(d => since.AddDays(d)).ToList();
        return Data(metrics, m => Entry(page.Id, m, period, [.. days.Select(d => DayValue(call, page.Id, m, d))]));
    }

    private static GraphRefusal? Check(IReadOnlyList<string> metrics, HashSet<string> known) =>
        metrics.Count == 0 ? GraphErrors.NoMetric
        : !metrics.All(known.Contains) ? GraphErrors.BadMetric
        : null;

    private static GraphRefusal? Check(GraphCall call, string pageId, HashSet<string> known, out IReadOnlyList<string> metrics)
    {
        metrics = ReadNames(call.Request["metric"]);
        if (MayNot(call, pageId) is { } refusal)
        {
            return refusal;
        }

        if (Check(metrics, known) is { } badMetrics)
        {
            return badMetrics;
        }

        return ReadNames(call.Request["breakdown"]) is [_, ..] breakdowns && !MayBreakDown(metrics, breakdowns) ? GraphErrors.BadBreakdown
            : call.Site.Options.Followers < FewestFollowers ? GraphErrors.TooFewFollowers
            : null;
    }

    private static GraphRefusal? MayNot(GraphCall call, string pageId) => call.MayNotRead(pageId, "read_insights")
        ?? (call.HasTask(pageId, PageRights.Analyze) ? null : GraphErrors.TaskMissing(PageRights.Analyze));

    /// <summary>Only views and reach know who looked. How a figure that is broken down looks is not recorded anywhere: the sum stands in.</summary>
    private static bool MayBreakDown(IReadOnlyList<string> metrics, string[] breakdowns) =>
        breakdowns.All(Breakdowns.Contains) && metrics.All(m => m.Contains("media_view", StringComparison.Ordinal));

    /// <summary>The names come separated by commas or, from some SDKs, as a JSON list.</summary>
    private static string[] ReadNames(string? text) =>
        (text ?? "").Split([',', '[', ']', '"', ' '], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Null for what is no time, or one without figures.</summary>
    private static DateTimeOffset? Bound(GraphCall call, string name, DateTimeOffset otherwise) =>
        call.Request[name] is not { } text ? otherwise
        : GraphTime.Read(text, call.Now) is { } time && time >= First && time <= call.Now.AddDays(LongestRangeDays) ? time
        : null;

    private static int Days(TimeSpan span) => (int)Math.Ceiling(span.TotalDays);

    private static JsonObject Data(IReadOnlyList<string> metrics, Func<string, JsonNode> entry) => new() { ["data"] = new JsonArray([.. metrics.Select(entry)]) };

    private static JsonObject Entry(string id, string metric, string period, JsonArray values) => new()
    {
        ["name"] = metric,
        ["period"] = period,
        ["values"] = values,
        ["title"] = metric.Replace('_', ' '),
        ["description"] = "Sandbox figure",
        ["id"] = $"{id}/insights/{metric}/{period}",
    };

    private static JsonObject Value(GraphCall call, string id, string metric, int age)
    {
        var figure = Figure(id, metric) % 900 * Math.Clamp(age, 0, 30) / 30;
        return metric.Contains("_by_type", StringComparison.Ordinal)
            ? new() { ["value"] = new JsonObject { ["like"] = figure, ["love"] = figure / 10 } }
            : new() { ["value"] = metric == "page_follows" ? call.Site.Options.Followers : figure };
    }

    private static JsonObject DayValue(GraphCall call, string id, string metric, DateTimeOffset day)
    {
        var value = Value(call, id + day.DayNumber(), metric, 30);
        value["end_time"] = GraphTime.Write(day);
        return value;
    }

    private static int DayNumber(this DateTimeOffset day) => DateOnly.FromDateTime(day.UtcDateTime).DayNumber;

    /// <summary>A figure that is the same in every process, unlike a string's hash code.</summary>
    private static int Figure(string id, string metric)
    {
        var figure = 17;
        foreach (var c in id + metric)
        {
            figure = unchecked((figure * 31) + c) & 0x7FFFFFFF;
        }

        return figure;
    }
}
