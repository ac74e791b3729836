using System.Globalization;
using System.Text;
using CcHcPublish.Sandbox.Recording;
using Microsoft.AspNetCore.Http;

namespace CcHcPublish.Sandbox.Faults;

/// <summary>Lets armed faults hit a request, before or after it takes effect.</summary>
public sealed class FaultMiddleware(FaultEngine faults, TimeProvider clock)
{
    private const string Html = "<!DOCTYPE html><html><head><title>Error</title></head><body><h1>Sorry, something went wrong.</h1></body></html>";

    public async Task RunAsync(HttpContext http, HeldAnswer held, ISandboxSide side, Func<Task> next)
    {
        var call = new SideCall(side.Name, http.Request.Method, http.Request.Path.Value![side.Prefix.Value!.Length..]);
        var late = TimeSpan.Zero;
        foreach (var slow in faults.TakeEach(call, HostFaults.Latency))
        {
            held.Fault = slow.Kind;
            var wait = TimeSpan.FromMilliseconds(slow.Number(1000));
            if (slow.Effect == FaultEffect.After)
            {
                late += wait;
                continue;
            }

            await Task.Delay(wait, clock, http.RequestAborted);
        }

        await AnswerAsync(http, held, side, call, next);
        if (late > TimeSpan.Zero)
        {
            // The effect is there; only the answer is slow. A caller that gives up has to look.
            await Task.Delay(late, clock, http.RequestAborted);
        }
    }

    private async Task AnswerAsync(HttpContext http, HeldAnswer held, ISandboxSide side, SideCall call, Func<Task> next)
    {
        if (faults.Take(call, kind => kind != HostFaults.Latency && (HostFaults.All.Contains(kind) || side.AnswerFaults.Contains(kind))) is not { } fault)
        {
            await next();
            return;
        }

        held.Fault = fault.Kind;
        if (fault.Effect == FaultEffect.After || fault.Kind == HostFaults.Truncated)
        {
            await next();
        }

        await SpoilAsync(http, held, side, fault);
    }

    private static Task SpoilAsync(HttpContext http, HeldAnswer held, ISandboxSide side, FaultRule fault)
    {
        switch (fault.Kind)
        {
            case HostFaults.Cut:
                held.IsCut = true;
                return Task.CompletedTask;
            case HostFaults.Truncated:
                Truncate(held, isBrokenOff: fault.Text("whole") == "cut");
                return Task.CompletedTask;
            case HostFaults.Oversized:
                Say(http, held, 200, "application/json", "");
                held.Mebibytes = Math.Max(1, fault.Number(64));
                return Task.CompletedTask;
            case HostFaults.Empty:
                Say(http, held, 200, "application/json", "");
                return Task.CompletedTask;
            case HostFaults.Malformed:
                Say(http, held, 200, "application/json", "{\"id\": \"1, \"error\" 0");
                return Task.CompletedTask;
            case HostFaults.Contradictory:
                Say(http, held, 200, "application/json", fault.Value?.GetRawText() ?? "[]");
                return Task.CompletedTask;
            case HostFaults.Status:
                SayStatus(http, held, fault.Number("status", fault.Number(500)), fault.Text("body", "html"));
                if (fault.Number("retry_after", 0) is > 0 and var seconds)
                {
                    http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
                }

                return Task.CompletedTask;
            default:
                Clear(http, held);
                return side.AnswerFaultAsync(fault, http);
        }
    }

    private static void SayStatus(HttpContext http, HeldAnswer held, int status, string body)
    {
        var (type, text) = body switch
        {
            "json" => ("application/json", "{\"message\":\"Service unavailable\"}"),
            "empty" => ("text/plain", ""),
            _ => ("text/html; charset=utf-8", Html),
        };
        Say(http, held, status is >= 200 and <= 599 ? status : 500, type, text);
    }

    private static void Truncate(HeldAnswer held, bool isBrokenOff)
    {
        var half = (int)(held.Body.Length / 2);
        if (isBrokenOff)
        {
            held.BreakAfter = half;
        }
        else
        {
            held.Body.SetLength(half);
        }
    }

    private static void Say(HttpContext http, HeldAnswer held, int status, string type, string text)
    {
        Clear(http, held);
        http.Response.StatusCode = status;
        http.Response.ContentType = type;
        held.Body.Write(Encoding.UTF8.GetBytes(text));
    }

    private static void Clear(HttpContext http, HeldAnswer held)
    {
        http.Response.Headers.Clear();
        http.Response.StatusCode = 200;
        held.Body.SetLength(0);
    }
}
