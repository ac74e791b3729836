using CcHcPublish.Sandbox.Recording;
using Microsoft.AspNetCore.Http;

namespace CcHcPublish.Sandbox.Hosting;

/// <summary>
/// The last resort: what a route did not foresee is answered in the service's own words, so that a client under test meets no answer that no service gives. The
/// recorded exchange names it, for whoever mends the route.
/// </summary>
public static class UnexpectedGuard
{
    /// <summary>Begins what stands in a recorded exchange in place of a fault's kind.</summary>
    public const string Mark = "unexpected ";

    public static async Task RunAsync(HttpContext http, HeldAnswer held, ISandboxSide side, Func<Task> next)
    {
        try
        {
            await next();
        }
        catch (Exception e) when (!http.RequestAborted.IsCancellationRequested)
        {
            held.Fault = Mark + e.GetType().Name;
            held.Body.SetLength(0);
            http.Response.Clear();
            await side.AnswerUnexpectedAsync(http);
        }
    }

    /// <summary>Outside the services.</summary>
    public static async Task RunAsync(HttpContext http, Func<Task> next)
    {
        try
        {
            await next();
        }
        catch (Exception e) when (!http.RequestAborted.IsCancellationRequested && !http.Response.HasStarted)
        {
            http.Response.Clear();
            await http.Response.WriteProblemAsync(e is BadHttpRequestException bad ? bad.StatusCode : 500, Mark + e.GetType().Name);
        }
    }
}
