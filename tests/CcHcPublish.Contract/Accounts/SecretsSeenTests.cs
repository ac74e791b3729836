using CcHcPublish.Core.Text;
using CcHcPublish.Runtime;
using CcHcPublish.Runtime.Channels.Accounts;
using CcHcPublish.Runtime.Content;
using CcHcPublish.Runtime.Logging;
using CcHcPublish.Testing;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;
using Zalo.OA.SDK;

namespace CcHcPublish.Contract.Accounts;

/// <summary>The log's mask knows an OA's tokens by name, not only by their looks.</summary>
public sealed class SecretsSeenTests
{
    // Nothing in these looks like a token.
    private static readonly string[] Plain = ["cay-da/ben-nuoc", "mai-dinh/lang-xua", "con-do/qua-song", "tieng-ga/gay-som"];

    [Fact]
    public async Task ATokenIsKnownBeforeItReplacesAnotherAndOnceItIsRead()
    {
        await using var stage = await AccountStage.OpenAsync("sqlite");
        var row = await stage.ConnectZaloAsync();
        var mask = new SecretMask();
        var store = new LedgerTokenStore(stage.Ledger, stage.Keys.Value, row, secret => mask.Register(new Secret(secret)));
        var first = (await store.ReadAsync(default))!;

        (await store.TryReplaceAsync(1, first with { Version = 2, Pair = Pair(2, stage) }, default)).ShouldBeTrue();

        mask.Clean($"a {Plain[2]} b {Plain[3]} c").ShouldBe("a ••• b ••• c");
        mask.Clean(Uri.EscapeDataString(Plain[2])).ShouldBe(Secret.Mask);
        mask.Clean(Plain[0]).ShouldBe(Plain[0]);
        var other = new SecretMask();
        await new LedgerTokenStore(stage.Ledger, stage.Keys.Value, row, secret => other.Register(new Secret(secret))).ReadAsync(default);
        other.Clean($"a {Plain[2]} b {Plain[3]} c").ShouldBe("a ••• b ••• c");
    }

    [Fact]
    public async Task ALineOfTheLogShowsNoTokenThatANodeHasOpened()
    {
        await using var stage = await AccountStage.OpenAsync("sqlite");
        using var folder = new TempFolder();
        using (var logs = new Logs(new LogSettings(folder.Path) { ConsoleLevel = LogLevel.None }))
        using (var node = new Runtime.Channels.Accounts.Accounts(stage.Ledger, new RuntimeSettings { Root = new ContentRoot(stage.KeyFolder), DataFolder = stage.KeyFolder, Clock = stage.Clock, Logs = logs }))
        {
            await node.Connect.RunAsync("so-mau", SandboxStage.Oa, stage.Sandbox.ZaloApp, new SignedIn.Oa("1", "Sở Mẫu", Pair(0, stage)), "tin-hoc", default);
            await node.KeepFresh.RunAsync(default);
#pragma warning disable CA1848, CA2254, CA1873 // The line is what is tested.
            logs.CreateLogger("Thu").LogWarning($"{Plain[0]} | {Plain[1]}");
#pragma warning restore CA1848, CA2254, CA1873
        }

        var written = string.Concat(Directory.EnumerateFiles(folder.Path).Select(File.ReadAllText));
        written.ShouldContain("••• | •••");
        written.ShouldNotContain("ben-nuoc");
    }

    private static TokenPair Pair(int at, AccountStage stage)
    {
        var now = stage.Clock.GetUtcNow();
        return new TokenPair(new ZaloSecret(Plain[at]), new ZaloSecret(Plain[at + 1]), now, now + TokenPair.DocumentedLife);
    }
}
