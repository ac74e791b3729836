using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Runtime.Channels.Zalo;
using CcHcPublish.Sandbox;
using CcHcPublish.Sandbox.Faults;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;
using Zalo.OA.SDK;

namespace CcHcPublish.Contract.Channels;

/// <summary>The service's own words go to the log and to nobody else; the board reads ours with the code.</summary>
public sealed class ZaloWordsTests
{
    [Fact]
    public async Task ARefusalsOwnWordsStandInTheLogWithoutTheTokenAndNotInTheReason()
    {
        await using var sandbox = await SandboxServer.StartAsync(new SandboxOptions(), CancellationToken.None);
        const string Token = "AbCdEf0123456789AbCdEf0123456789";
        using var value = System.Text.Json.JsonDocument.Parse($$"""{"code":-201,"text":"cover value is invalid for {{Token}}"}""");
        sandbox.Faults.Add(new FaultRule { Kind = "error", Side = "zalo", Value = value.RootElement });
        var log = new Lines();
        var options = new ZaloOaOptions { ApiBase = new Uri(sandbox.BaseAddress, "zalo"), OAuthBase = new Uri(sandbox.BaseAddress, "zalo"), AppId = "1", AppSecret = new ZaloSecret("bi-mat-cua-ung-dung") };
        using var client = new ZaloOaClient(options, new FixedTokenSource(new ZaloSecret(Token)));
        var delivery = new Delivery("so-mau/mot-cua@1/zalo/publish", "so-mau", "mot-cua", new Rendition("zalo", """
            {"title":"Một cửa","description":"Giờ tiếp nhận hồ sơ.","author":"Văn phòng","cover":{"url":"https://so-mau.example.vn/a.png","alt":"Ảnh"},
             "body":[{"html":"<p>Từ thứ hai.</p>"}],"link":"https://so-mau.example.vn/bai/mot-cua/","broadcast":false}
            """), DateTimeOffset.UnixEpoch);

        var outcome = await new ZaloChannel(client, sandbox.BaseAddress, log: log).SendAsync(delivery, CancellationToken.None);

        outcome.ShouldBe(new DeliveryOutcome.Rejected("Zalo không chấp nhận ảnh: địa chỉ sai hoặc không mở được từ Internet (mã -201)."));
        var line = log.Written.ShouldHaveSingleItem();
        line.ShouldStartWith("Information Zalo answered publication so-mau/mot-cua@1/zalo/publish on POST /v2.0/article/create with code -201: cover value is invalid for ");
        line.ShouldNotContain(Token);
    }

    private sealed class Lines : ILogger
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel level) => true;

        public void Log<TState>(LogLevel level, EventId id, TState state, Exception? failure, Func<TState, Exception?, string> format) => Written.Add($"{level} {format(state, failure)}");
    }
}
