using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CcHcPublish.Runtime.Channels.Facebook;

namespace CcHcPublish.Sandbox.Tests.Facebook;

/// <summary>A sandbox with one Page, our client on it, and raw calls beside it.</summary>
public sealed class Desk : IAsyncDisposable
{
    public static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private Desk(RunningSandbox sandbox, JsonNode account)
    {
        Sandbox = sandbox;
        PageId = (string)account["page_id"]!;
        Token = (string)account["token"]!;
        AppId = (string)account["app_id"]!;
        AppSecret = (string)account["app_secret"]!;
        UserToken = (string)account["user_token"]!;
        SystemUserToken = (string)account["system_user_token"]!;
        Client = NewClient(o => o);
    }

    public RunningSandbox Sandbox { get; }

    public ManualClock Clock => Sandbox.Clock;

    public string PageId { get; }

    public string Token { get; }

    public string AppId { get; }

    public string AppSecret { get; }

    public string UserToken { get; }

    public string SystemUserToken { get; }

    public FacebookPagesClient Client { get; }

    public static async Task<Desk> OpenAsync(Func<SandboxOptions, SandboxOptions>? change = null)
    {
        var sandbox = await RunningSandbox.StartAsync(change);
        return new(sandbox, (await sandbox.GetJsonAsync("/sandbox/accounts"))["facebook"]![0]!);
    }

    public static Task<Desk> OpenAsync(Func<FacebookOptions, FacebookOptions> change) => OpenAsync(o => o with { Facebook = change(o.Facebook) });

    public FacebookPagesClient NewClient(Func<FacebookPageOptions, FacebookPageOptions> change) => new(
        change(new()
        {
            BaseAddress = new(Sandbox.Server.BaseAddress, "graph"),
            PageId = PageId,
            Token = new(Token),
            AppId = AppId,
            Timeout = TimeSpan.FromSeconds(20),
        }),
        Clock);

    /// <summary>Arms a fault by the control API, as a foreign test would.</summary>
    public async Task ArmAsync(string rule) => (await Sandbox.PostJsonAsync("/sandbox/faults", rule)).EnsureSuccessStatusCode();

    /// <summary>All posts ever made, removed ones too.</summary>
    public async Task<JsonArray> PostsAsync() => (await Sandbox.GetJsonAsync("/sandbox/posts"))["facebook"]!.AsArray();

    /// <summary>A raw call with the Page token in the header.</summary>
    public async Task<(int Status, JsonNode Body, HttpResponseHeaders Headers)> CallAsync(
        string method, string path, string form = "", string? token = null)
    {
        using var request = new HttpRequestMessage(new(method), "/graph/v25.0/" + path);
        if (token is not "")
        {
            request.Headers.Authorization = new("Bearer", token ?? Token);
        }

        if (form.Length > 0)
        {
            request.Content = new StringContent(form, new MediaTypeHeaderValue(form[0] == '{' ? "application/json" : "application/x-www-form-urlencoded"));
        }

        using var answer = await Sandbox.Http.SendAsync(request);
        return ((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!, answer.Headers);
    }

    public static T Value<T>(GraphResult<T> result) => result is GraphResult<T>.Success success
        ? success.Value
        : throw new Xunit.Sdk.XunitException("Expected a success, got " + ((GraphResult<T>.Failure)result).Error);

    public static GraphError Error<T>(GraphResult<T> result) => result is GraphResult<T>.Failure failure
        ? failure.Error
        : throw new Xunit.Sdk.XunitException("Expected a failure, got " + result);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Sandbox.DisposeAsync();
    }
}
