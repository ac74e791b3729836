using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using CcHcPublish.Runtime.Installation;
using CcHcPublish.Runtime.Monitoring;
using CcHcPublish.Runtime.Scheduling;
using Microsoft.AspNetCore.Http;

namespace CcHcPublish.Web.Health;

/// <summary>
/// The addresses for machines that watch: <c>/health/live</c>, <c>/health/ready</c>, <c>/health/lag</c> and <c>/metrics</c>. They tell counts and words of closed lists,
/// never a title or a secret, and answer only who asks this process itself: what a proxy forwards is left to the site.
/// </summary>
public sealed class HealthEndpoints(DeskHealth health, HealthSettings settings, CollectMetrics? metrics)
{
    /// <summary>True when the request was for one of the addresses and is answered.</summary>
    public async Task<bool> AnswerAsync(HttpContext http)
    {
        var path = http.Request.Path.Value;
        if (path is not ("/health/live" or "/health/ready" or "/health/lag" or "/metrics") || IsForwarded(http.Request) || !IsReading(http.Request)) return false;
        if (path == "/metrics" && (metrics is null || !settings.HasMetrics)) return false;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        await (path switch
        {
            "/health/live" => JsonAsync(http, StatusCodes.Status200OK, json => json.WriteString("status", "live")),
            "/health/ready" => ReadyAsync(http),
            "/health/lag" => LagAsync(http),
            _ => MetricsAsync(http),
        });
        return true;
    }

    /// <summary>Proxies name for whom they ask.</summary>
    private static bool IsForwarded(HttpRequest request) =>
        request.Headers.ContainsKey("X-Forwarded-For") || request.Headers.ContainsKey("Forwarded") || request.Headers.ContainsKey("X-Real-IP");

    private static bool IsReading(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    private async Task ReadyAsync(HttpContext http)
    {
        switch (await health.ReadyAsync(http.RequestAborted))
        {
            case Readiness.NotReady not:
                await JsonAsync(http, StatusCodes.Status503ServiceUnavailable, json =>
                {
                    json.WriteString("status", "not_ready");
                    json.WriteString("code", not.Code);
                    json.WriteString("reason", not.Reason.Vi);
                });
                break;
            default:
                await JsonAsync(http, StatusCodes.Status200OK, json => json.WriteString("status", "ready"));
                break;
        }
    }

    private async Task LagAsync(HttpContext http)
    {
        if (await TryLagAsync(http) is not { } lag)
        {
            await JsonAsync(http, StatusCodes.Status503ServiceUnavailable, json =>
            {
                json.WriteString("status", "unknown");
                WriteFailing(json, health.Untold.All);
            });
            return;
        }

        // What waits for a channel that nobody connected is late as well for its readers; only its remedy is another.
        var status = lag.Lag > settings.Lag ? "late" : lag.Waiting > settings.Lag ? "waiting_for_channel" : lag.Jobs.Any(job => job.IsIll) ? "jobs_failing" : "on_time";
        await JsonAsync(http, status == "on_time" ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable, json =>
        {
            json.WriteString("status", status);
            json.WriteNumber("lag_seconds", Math.Round(lag.Lag.TotalSeconds, 1));
            json.WriteNumber("limit_seconds", settings.Lag.TotalSeconds);
            json.WriteString("oldest_due", lag.Oldest);
            json.WriteString("oldest_due_since", lag.OldestDue?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            json.WriteNumber("due", lag.Due);
            json.WriteNumber("open_attempts", lag.OpenAttempts);
            json.WriteNumber("unconfirmed", lag.Unconfirmed);
            json.WriteNumber("rejected", lag.Rejected);
            json.WriteNumber("expired", lag.Expired);
            json.WriteNumber("held", lag.Held);
            json.WriteNumber("drifted", lag.Drifted);
            json.WriteNumber("channels_down", lag.ChannelsDown);
            json.WriteNumber("waiting_for_channel", lag.WaitingForChannel);
            json.WriteNumber("waiting_seconds", Math.Round(lag.Waiting.TotalSeconds, 1));
            WriteFailing(json, lag.Jobs);
        });
    }

    private static void WriteFailing(Utf8JsonWriter json, IReadOnlyList<JobRun> jobs)
    {
        json.WriteStartArray("jobs_failing");
        foreach (var job in jobs.Where(job => job.Failures > 0))
        {
            json.WriteStartObject();
            json.WriteString("job", job.Name);
            json.WriteNumber("failures", job.Failures);
            json.WriteString("last_success", job.LastDone?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private async Task MetricsAsync(HttpContext http)
    {
        // The gauges show the present state; when the ledger does not answer, the rest is told all the same.
        await TryLagAsync(http);
        http.Response.ContentType = "text/plain; version=0.0.4; charset=utf-8";
        if (!HttpMethods.IsHead(http.Request.Method)) await http.Response.WriteAsync(metrics!.Render(), http.RequestAborted);
    }

    private async Task<DeskLag?> TryLagAsync(HttpContext http)
    {
        try
        {
            return await health.LagAsync(http.RequestAborted);
        }
        catch (Exception failure) when (failure is DbException or IOException or TimeoutException)
        {
            return null;
        }
    }

    private static async Task JsonAsync(HttpContext http, int status, Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json; charset=utf-8";
        http.Response.ContentLength = buffer.Length;
        if (!HttpMethods.IsHead(http.Request.Method)) await http.Response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), http.RequestAborted);
    }
}
