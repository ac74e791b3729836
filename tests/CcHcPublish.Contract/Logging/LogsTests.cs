using System.Text.Json;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Logging;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Logging;

/// <summary>Nothing that is secret reaches standard error or the files, however it is handed to the log.</summary>
public sealed class LogsTests : IDisposable
{
    private const string Token = "EAAGm0PX4ZCpsBAKZCZAqwertyUIOP1234567890asdfGHJKLzxcvBNM";
    private const string Plain = "mot-mat-khau-khong-giong-the-bai";

    private readonly string folder = Path.Combine(Path.GetTempPath(), "cchc-logs-" + Guid.NewGuid().ToString("N"));
    private readonly StringWriter errors = new();
    private readonly TextWriter before = Console.Error;

    public LogsTests() => Console.SetError(errors);

    public void Dispose()
    {
        Console.SetError(before);
        errors.Dispose();
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    public static TheoryData<string, Action<ILogger, string>> Ways => new()
    {
        { "value", (log, token) => log.LogWarning("Token {Value}", token) },
        { "named value", (log, token) => log.LogWarning("{AccessToken}", token) },
        { "message made of text", (log, token) => log.Log(LogLevel.Warning, new EventId(1), $"token is {token}", null, (state, _) => state) },
        { "template made of text", (log, token) => MadeOfText(log, token) },
        { "query of an address", (log, token) => log.LogWarning("GET {Address}", new Uri($"https://graph.facebook.com/v26.0/me/feed?limit=5&access_token={Uri.EscapeDataString(token)}&fields=id")) },
        { "header", (log, token) => log.LogWarning("{Header}", $"Authorization: Bearer {token}") },
        { "form", (log, token) => log.LogWarning("{Body}", $"refresh_token={token}&app_id=1&grant_type=refresh_token") },
        { "json", (log, token) => log.LogWarning("{Body}", $$"""{"access_token":"{{token}}","expires_in":"90000"}""") },
        { "json inside json", (log, token) => log.LogWarning("{Body}", $$"""{"body":"{\"access_token\":\"{{token}}\"}"}""") },
        { "connection string", (log, token) => log.LogWarning("{Connection}", $"Host=db;Username=cchc;Password={token};Database=x") },
        { "exception", (log, token) => log.LogWarning(new InvalidOperationException($"bad token={token}"), "Failed") },
        { "cause of an exception", (log, token) => log.LogError(new InvalidOperationException("outer", new HttpRequestException($"secret_key: {token}")), "Failed") },
        { "record taken apart", (log, token) => log.LogWarning("{@Login}", new Login("page", token, [new Login("inner", token, [])])) },
        { "record as text", (log, token) => log.LogWarning("{Login}", new Login("page", token, [])) },
        { "list", (log, token) => log.LogWarning("{Lines}", (List<string>)["a", $"token={token}"]) },
        { "dictionary", (log, token) => log.LogWarning("{@Headers}", new Dictionary<string, string> { ["secret_key"] = token, [$"password={token}"] = "x" }) },
        { "scope of values", (log, token) => Inside(log, new Dictionary<string, object> { ["Password"] = token }) },
        { "scope of text", (log, token) => Inside(log, $"access_token={token}") },
        { "scope of a template", (log, token) => InsideTemplate(log, token) },
        { "secret", (log, token) => log.LogWarning("{Secret} {@Apart} {$Text}", new Secret(token), new Secret(token), new Secret(token)) },
        { "secret in a record", (log, token) => log.LogWarning("{@Channel} {Text}", new Channel("zalo", new Secret(token)), new Channel("zalo", new Secret(token))) },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_token_is_never_written(string way, Action<ILogger, string> log)
    {
        var (console, file) = Written(logs => log(logs.CreateLogger("Test"), Token));
        console.ShouldNotContain(Token, customMessage: way);
        file.ShouldNotContain(Token, customMessage: way);
        file.ShouldNotBeEmpty(way);
        file.ShouldContain(Secret.Mask, customMessage: way);
        console.ShouldNotBeEmpty(way);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_registered_secret_is_never_written_though_it_looks_like_a_word(string way, Action<ILogger, string> log)
    {
        var (console, file) = Written(logs =>
        {
            logs.Mask.Register(new Secret(Plain));
            log(logs.CreateLogger("Test"), Plain);
        });
        console.ShouldNotContain(Plain, customMessage: way);
        file.ShouldNotContain(Plain, customMessage: way);
        file.ShouldNotBeEmpty(way);
    }

    [Fact]
    public void A_message_of_many_lines_is_whole_in_the_files_and_one_line_before_people()
    {
        var (console, file) = Written(logs => Many(logs.CreateLogger("Test"), "cluster: 57P03\n   at A.B()\n   at C.D()", new IOException("nguyên nhân")));

        console.Trim().ShouldEndWith(" ERR Error managing cluster: 57P03");
        file.ShouldContain("at C.D()");
        file.ShouldContain("nguyên nhân");
        file.ShouldNotContain("FirstLine");
    }

    [Fact]
    public void Everything_inside_a_publication_carries_its_id_and_nothing_after_it()
    {
        var (_, file) = Written(logs =>
        {
            var log = logs.CreateLogger("CcHcPublish.Runtime.Publishing.Publisher");
            var other = logs.CreateLogger("CcHcPublish.Runtime.Channels.Zalo");
            using (log.BeginScope(new Dictionary<string, object> { ["PublicationId"] = "so-mau/ba-buoc#1/zalo/publish" }))
            {
                log.LogInformation("Sending");
                other.LogInformation("Uploading {Bytes} bytes", 1024);
            }

            log.LogInformation("Idle");
        });
        Lines(file).Select(line => Property(line, "PublicationId")).ShouldBe(["so-mau/ba-buoc#1/zalo/publish", "so-mau/ba-buoc#1/zalo/publish", null]);
        Lines(file)[1].GetProperty("Properties").GetProperty("Bytes").GetInt32().ShouldBe(1024);
    }

    [Fact]
    public void The_console_shows_warnings_only_and_the_file_information_too()
    {
        var (console, file) = Written(logs =>
        {
            var log = logs.CreateLogger("CcHcPublish.Test");
            log.LogDebug("gỡ lỗi");
            log.LogInformation("thông tin");
            log.LogWarning("cảnh báo");
            logs.CreateLogger("Microsoft.AspNetCore.Hosting").LogInformation("khung");
        });
        console.ShouldContain("cảnh báo");
        console.ShouldNotContain("thông tin");
        Lines(file).Select(line => line.GetProperty("RenderedMessage").GetString()).ShouldBe(["thông tin", "cảnh báo"]);
    }

    [Fact]
    public void Nothing_is_made_before_something_is_logged()
    {
        using var logs = new Logs(new LogSettings(folder));
        var log = logs.CreateLogger("CcHcPublish.Test");
        log.LogDebug("not worth it");
        using (log.BeginScope("scope")) log.IsEnabled(LogLevel.Information).ShouldBeTrue();
        Directory.Exists(folder).ShouldBeFalse();
    }

    [Fact]
    public void Off_writes_nothing()
    {
        var (console, file) = Written(logs => logs.CreateLogger("Microsoft.X").LogCritical("x"), new LogSettings(folder) { Level = LogLevel.None, ConsoleLevel = LogLevel.None });
        console.ShouldBeEmpty();
        file.ShouldBeEmpty();
    }

    private static void Many(ILogger log, string what, Exception cause) => log.LogError(cause, "Error managing {What}", what);

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Usage", "CA2254", Justification = "The mistake is the subject.")]
    private static void MadeOfText(ILogger log, string token) => log.LogWarning("token is " + token);

    private static void Inside(ILogger log, object scope)
    {
        using (log.BeginScope(scope)) log.LogWarning("inside");
    }

    private static void InsideTemplate(ILogger log, string token)
    {
        using (log.BeginScope("token {Token}", token)) log.LogWarning("inside");
    }

    private static List<JsonElement> Lines(string file) => [.. file.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private static string? Property(JsonElement line, string name) =>
        line.TryGetProperty("Properties", out var properties) && properties.TryGetProperty(name, out var value) ? value.GetString() : null;

    private (string Console, string File) Written(Action<Logs> log, LogSettings? settings = null)
    {
        using (var logs = new Logs(settings ?? new LogSettings(folder))) log(logs);
        return (errors.ToString(), Directory.Exists(folder) ? string.Concat(Directory.EnumerateFiles(folder).Select(File.ReadAllText)) : "");
    }

    private sealed record Login(string Page, string AccessToken, IReadOnlyList<Login> Others);

    private sealed record Channel(string Id, Secret Token);
}
