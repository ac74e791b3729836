using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Channels.Accounts;
using Shouldly;
using Xunit;
using Zalo.OA.SDK;

namespace CcHcPublish.Contract.Accounts;

/// <summary>Tokens that were bought and must be kept although nobody says whose they are.</summary>
public sealed class UnconfirmedOaTests
{
    private const string NoAnswer = """{"kind":"status","side":"zalo","route":"GET /v2.0/oa/getoa","count":0,"value":{"status":500} }""";

    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task APersonWhoLeavesAfterTheExchangeLosesNothing(string database)
    {
        await using var stage = await AccountStage.OpenAsync(database);
        using var leaving = new CancellationTokenSource();
        await leaving.CancelAsync();

        var row = await AdoptAndConnectAsync(stage, leaving.Token);

        (row.Account, row.Name).ShouldBe(("", ""));
        (await stage.Store(row).ReadAsync(default))!.Pair.RefreshToken.ShouldBe((await stage.Sandbox.PairAsync(default)).RefreshToken);
        (await stage.Accounts.Test.RunAsync("so-mau", "zalo", "may", default))!.IsAble.ShouldBeTrue();
        var named = await stage.RowAsync("zalo");
        (named.Account, named.Name).ShouldBe((SandboxStage.Text(stage.Sandbox.Zalo, "oa_id"), "Sở Mẫu"));
        // The same tokens, under seals of the new place; a node that opened the row before writes nothing any more.
        (await stage.Store(named).ReadAsync(default))!.Pair.RefreshToken.ShouldBe((await stage.Sandbox.PairAsync(default)).RefreshToken);
        (await stage.Store(row).ReadAsync(default)).ShouldBeNull();
        (await stage.Accounts.Test.RunAsync("so-mau", "zalo", "may", default))!.IsAble.ShouldBeTrue();
        (await stage.RowAsync("zalo")).Login.ShouldBe(named.Login);
    }

    [Fact]
    public async Task WithoutAnAnswerTheOaOfTheEarlierSignInIsTaken()
    {
        await using var stage = await AccountStage.OpenAsync("sqlite");
        var earlier = await stage.ConnectZaloAsync();
        await stage.Sandbox.ArmAsync(NoAnswer);

        var row = await AdoptAndConnectAsync(stage, default);

        (row.Account, row.Name).ShouldBe((earlier.Account, ""));
        row.Login.ShouldNotBe(earlier.Login);
    }

    [Fact]
    public async Task ARowIsNotNamedWhileItsTokensAreBeingRenewed()
    {
        await using var stage = await AccountStage.OpenAsync("sqlite");
        using var leaving = new CancellationTokenSource();
        await leaving.CancelAsync();
        var row = await AdoptAndConnectAsync(stage, leaving.Token);
        var store = stage.Store(row);
        var state = (await store.ReadAsync(default))!;
        await store.TryReplaceAsync(1, state with { Version = 2, Claim = new RotationClaim("nút khác", stage.Clock.GetUtcNow().AddMinutes(1)) }, default);

        var test = (await stage.Accounts.Test.RunAsync("so-mau", "zalo", "may", default))!;

        test.Findings.ShouldContain(finding => finding.Code == "page" && finding.Weight == FindingWeight.Blocks && finding.Message.En.Contains("could not be written down"));
        (await stage.RowAsync("zalo")).Login.ShouldBe(row.Login);
        (await store.TryReplaceAsync(2, state with { Version = 3 }, default)).ShouldBeTrue();
        await stage.Accounts.Test.RunAsync("so-mau", "zalo", "may", default);
        (await stage.RowAsync("zalo")).Account.ShouldBe(SandboxStage.Text(stage.Sandbox.Zalo, "oa_id"));
    }

    private static async Task<AccountRow> AdoptAndConnectAsync(AccountStage stage, CancellationToken cancel)
    {
        var pasted = await stage.Sandbox.PairAsync(default);
        using var zalo = new ZaloSignIn(stage.Sandbox.ZaloApp, Pkce.Create(), TimeProvider.System);
        var outcome = await zalo.AdoptAsync(new Secret(pasted.RefreshToken.Reveal()), cancel);
        var account = outcome.ShouldBeOfType<SignInOutcome.Done>().Account;
        return await stage.Accounts.Connect.RunAsync("so-mau", SandboxStage.Oa, stage.Sandbox.ZaloApp, account, "tin-hoc", cancel);
    }
}
