using System.Text.RegularExpressions;
using CcHcPublish.Contract.Accounts;
using CcHcPublish.Core.Channels;
using CcHcPublish.Runtime.Scheduling;
using CcHcPublish.Sandbox;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Channels;

/// <summary>
/// The contract of a channel that speaks HTTP, on recorded exchanges: <c>exchanges.json</c> in the channel's folder. With CCHC_RECORD=write
/// the scenes are played on the sandbox instead and the file is written; read it before you keep it.
/// </summary>
public abstract partial class HttpChannelContract(string folder) : ChannelContract
{
    /// <summary>Much more than any honest answer.</summary>
    private const int Oversize = 16 << 20;

    private readonly string recordings = SourceTree.PathTo("tests", "CcHcPublish.Contract", "Channels", folder, "exchanges.json");

    private static bool IsRecording => Environment.GetEnvironmentVariable("CCHC_RECORD") == "write";

    /// <summary>The sandbox's fault that makes a scene; null for none.</summary>
    protected abstract string? FaultOf(string scene);

    /// <summary>Whether the outcome hangs on the answer to this request; one that only helps may be lost without harm.</summary>
    protected virtual bool Decides(Exchange request) => true;

    /// <summary>A channel that talks to this address, as the sandbox's ready-made account.</summary>
    protected abstract Task<HttpScene> ConnectAsync(Uri address, SandboxStage accounts);

    [Fact]
    public async Task EveryRequestThatIsNotInTheRecordingIsCaught()
    {
        await using var side = await RecordedFarSide.StartAsync(Recorded("published"));
        await using var scene = await SceneAsync(side.Address);

        await scene.Channel.FindAsync(scene.Delivery, default);

        side.Complaints.ShouldContain(complaint => complaint.StartsWith("not recorded: "));
        side.Complaints.ShouldContain(complaint => complaint.StartsWith("never asked: "));
    }

    /// <summary>Another node took over while this one prepared: readers see nothing of what it prepared.</summary>
    [Fact]
    public async Task WhatMayNotBeSentAnyMoreIsNotCalled()
    {
        await using var sandbox = await SandboxAsync();
        await using var scene = await ConnectAsync(sandbox.Server.BaseAddress, sandbox);

        var outcome = await scene.Channel.SendAsync(scene.Delivery with { MaySend = () => new(false) }, default);

        scene.Channel.AsksBeforeSending.ShouldBeTrue();
        outcome.ShouldBe(Delivery.Overtaken);
        (await scene.Channel.FindAsync(scene.Delivery, default)).ShouldBeOfType<FindOutcome.Absent>();
    }

    protected override async Task<ContractStage> OpenAsync(string scene)
    {
        if (scene == "unknown") return await PlayAsync([], isStrict: false);
        return IsRecording ? await RecordAsync(scene) : await PlayAsync(Recorded(scene), isStrict: true);
    }

    protected override async Task<IReadOnlyList<DeliveryOutcome>> SpoilAsync(string how)
    {
        List<DeliveryOutcome> outcomes = [];
        var whole = Recorded("published");
        // Every answer on the way to "published" is spoiled in turn; those before it are honest.
        for (var at = 0; at < whole.Count; at++)
        {
            if (whole[at].Method != "POST" || !Decides(whole[at])) continue;
            var spoiled = whole.Select((exchange, i) => i == at ? Spoil(exchange, how) : exchange).ToList();
            await using var stage = await PlayAsync(spoiled, isStrict: false);
            var outcome = await stage.SendAsync();
            outcomes.Add(at == 0 || outcome is not DeliveryOutcome.Accepted working ? outcome : await stage.Channel.AskAsync(stage.Delivery, working.Ticket, default));
        }

        outcomes.ShouldNotBeEmpty();
        return outcomes;
    }

    protected override async Task<IReadOnlyList<(FindOutcome Look, LiveState? Live)>> SpoilLookAsync(string how)
    {
        var looked = Recorded("published").Last(exchange => exchange.Target.Contains("/published_posts", StringComparison.Ordinal) || exchange.Target.Contains("/getslice", StringComparison.Ordinal));
        await using var stage = await PlayAsync([Spoil(looked, how)], isStrict: true);
        return [(await stage.FindAsync(), null), .. await SpoilReadingAsync(how)];
    }

    /// <summary>A reading is not recorded: any request gets the spoiled answer.</summary>
    private async Task<IReadOnlyList<(FindOutcome Look, LiveState? Live)>> SpoilReadingAsync(string how)
    {
        if (how is "no-date" or "short-list") return [];
        await using var side = await RecordedFarSide.StartAsync([], Spoil(new Exchange("GET", "", "", "", 200, "{\"id\":\"1_2\",\"message\":\"x\"}"), how));
        await using var scene = await SceneAsync(side.Address);
        return [(new FindOutcome.CannotTell("-"), await scene.Channel.ReadAsync(scene.Delivery, "104000000000001_1", default))];
    }

    private static Exchange Spoil(Exchange honest, string how) => how switch
    {
        "empty" => honest with { Answer = "" },
        "malformed" => honest with { Answer = "{\"id\": 104_1, " },
        "half" => honest with { Answer = honest.Answer[..(honest.Answer.Length / 2)] },
        "oversized" => honest with { Answer = $"{{\"data\":\"{new string('x', Oversize)}\"}}" },
        "html" => honest with { Status = 502, Answer = "<html><body>Sorry, something went wrong.</body></html>" },
        "other-shape" => honest with { Answer = "[1, 2, 3]" },
        "no-proof" => honest with { Answer = "{}" },
        "blank-id" => Named(honest, " "),
        "zero-id" => Named(honest, "0"),
        // Another Page's; an OA's ids are opaque, but hold no blank.
        "foreign-id" => Named(honest, HasEnvelope(honest) ? "999 1" : "999_1"),
        "refused-beside-id" => honest with { Answer = HasEnvelope(honest) ? "{\"error\":-201,\"data\":{\"token\":\"x\",\"id\":\"y\"}}" : "{\"id\":\"104000000000001_1\",\"success\":false}" },
        "no-date" => honest with { Answer = Dates().Replace(honest.Answer, "") },
        // Of a list that tells a total nothing is left; of one that leads on, the way.
        "short-list" => honest with { Answer = honest.Answer.Contains("\"medias\"", StringComparison.Ordinal) ? "{\"error\":0,\"data\":{\"total\":5,\"medias\":[]}}" : "{\"data\":[],\"paging\":{\"next\":\"https://a.example/\"}}" },
        "wrong-types" => honest with { Answer = "{\"id\":{\"a\":1},\"error\":\"x\",\"data\":[null]}" },
        _ => honest with { Answer = "{\"id\":\"1_2\",\"data\":{\"token\":\"x\",\"id\":\"y\"},\"error\":{\"code\":2,\"message\":null}}" },
    };

    /// <summary>An honest answer but for its names.</summary>
    private static Exchange Named(Exchange honest, string name)
    {
        var id = "\"id\":\"" + name + "\"";
        return honest with
        {
            Answer = (HasEnvelope(honest), honest.Method == "GET") switch
            {
                (true, true) => "{\"error\":0,\"data\":{" + id + ",\"type\":\"normal\",\"total\":1,\"medias\":[{" + id + ",\"title\":\"x\"}]}}",
                (true, false) => "{\"error\":0,\"data\":{" + id + ",\"token\":\"" + name + "\"}}",
                // An entry that nobody looks for proves nothing: this one has the post's own text.
                (false, true) => Ids().Replace(honest.Answer, id),
                (false, false) => "{" + id + "}",
            },
        };
    }

    /// <summary>Zalo frames its answers, Meta does not.</summary>
    private static bool HasEnvelope(Exchange honest) => honest.Answer.StartsWith("{\"error\":", StringComparison.Ordinal);

    [GeneratedRegex("\"id\":\"[0-9]+_[0-9]+\"")]
    private static partial Regex Ids();

    [GeneratedRegex("\"(created_time|create_date)\":(\"[^\"]*\"|[0-9]+),?")]
    private static partial Regex Dates();

    private IReadOnlyList<Exchange> Recorded(string scene) => Exchange.ReadAll(recordings).TryGetValue(scene, out var exchanges)
        ? exchanges
        : throw new InvalidOperationException($"{recordings} has no scene “{scene}”; run once with CCHC_RECORD=write and read it.");

    private async Task<ContractStage> PlayAsync(IEnumerable<Exchange> exchanges, bool isStrict)
    {
        var side = await RecordedFarSide.StartAsync(exchanges);
        var scene = await SceneAsync(side.Address);
        return scene.EndedBy(async () =>
        {
            await side.DisposeAsync();
            if (isStrict) side.Complaints.ShouldBeEmpty();
        });
    }

    private async Task<ContractStage> RecordAsync(string name)
    {
        var sandbox = await SandboxAsync();
        if (FaultOf(name) is { } fault) await sandbox.ArmAsync(fault);
        var scene = await ConnectAsync(sandbox.Server.BaseAddress, sandbox);
        return scene.EndedBy(async () =>
        {
            IReadOnlyList<Exchange> exchanges = [.. sandbox.Server.Requests.All.Select(recorded => Exchange.Of(recorded, sandbox.Server.BaseAddress))];
            await sandbox.DisposeAsync();
            Exchange.WriteAll(recordings, Exchange.ReadAll(recordings).Where(kept => kept.Key != name).Append(KeyValuePair.Create(name, exchanges)));
        });
    }

    /// <summary>The ids and tokens are the sandbox's own, which are the same at every start; only its accounts are asked for.</summary>
    private async Task<HttpScene> SceneAsync(Uri address)
    {
        await using var accounts = await SandboxAsync();
        return await ConnectAsync(address, accounts);
    }

    private static Task<SandboxStage> SandboxAsync()
    {
        var clock = new DeskClock();
        clock.StandAt(ContractStage.Now);
        return SandboxStage.OpenAsync(new SandboxOptions { Clock = clock, Zalo = new ZaloOptions { JobDelay = TimeSpan.Zero } });
    }
}

/// <summary>A channel over HTTP with what it delivers.</summary>
public sealed class HttpScene(IChannel channel, Delivery delivery, Delivery correction, IDisposable client) : ContractStage
{
    private Func<Task> end = () => Task.CompletedTask;

    public override IChannel Channel => channel;

    public override Delivery Delivery => delivery;

    public override Delivery Correction => correction;

    public ContractStage EndedBy(Func<Task> last)
    {
        end = last;
        return this;
    }

    public override async ValueTask DisposeAsync()
    {
        client.Dispose();
        await end();
    }
}
