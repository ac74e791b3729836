using CcHcPublish.Runtime.Channels.Accounts;
using CcHcPublish.Runtime.Channels.Facebook;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Accounts;

/// <summary>Meta moves an app to another version without an error: people hear of it from the test of the channel and from the log.</summary>
public sealed class ServedVersionTests
{
    private const string Other = """{"kind":"other_version","side":"facebook","value":"v26.0","count":0}""";

    [Fact]
    public async Task ATestOfTheChannelTellsWhenFacebookServesAnotherVersionAndTheLogHearsItOnce()
    {
        await using var stage = await AccountStage.OpenAsync("sqlite");
        await stage.ConnectFacebookAsync();
        await stage.Sandbox.ArmAsync(Other);
        var lines = new HeardLines();
        using var node = stage.NewNode(logs: lines);

        var test = await node.Test.RunAsync("so-mau", "fanpage", "may", default);

        test!.IsAble.ShouldBeTrue();
        var finding = test.Findings.Single(finding => finding.Code == "version");
        finding.Weight.ShouldBe(FindingWeight.Look);
        foreach (var text in new[] { finding.Message.Vi, finding.Message.En })
        {
            text.ShouldContain(FacebookPageOptions.PinnedVersion);
            text.ShouldContain("v26.0");
        }

        lines.All.Count(line => line.Contains("v26.0", StringComparison.Ordinal)).ShouldBe(1);
        (await stage.RowAsync("fanpage")).LastTest!.Findings.ShouldContain(kept => kept.Code == "version");
    }

    [Fact]
    public async Task ADeadTokenDoesNotHideTheOtherVersion()
    {
        await using var stage = await AccountStage.OpenAsync("sqlite");
        await stage.ConnectFacebookAsync();
        await stage.Sandbox.ArmAsync(Other);
        await stage.Sandbox.ArmAsync("""{"kind":"token_expired","side":"facebook","count":0}""");

        var test = await stage.Accounts.Test.RunAsync("so-mau", "fanpage", "may", default);

        test!.IsAble.ShouldBeFalse();
        test.Findings.Select(finding => finding.Code).ShouldContain("version");
    }

    [Fact]
    public async Task AnAnswerInThePinnedVersionIsNoFinding()
    {
        await using var stage = await AccountStage.OpenAsync("sqlite");
        await stage.ConnectFacebookAsync();
        var lines = new HeardLines();
        using var node = stage.NewNode(logs: lines);

        var test = await node.Test.RunAsync("so-mau", "fanpage", "may", default);

        test!.Findings.Select(finding => finding.Code).ShouldNotContain("version");
        lines.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task TheLogHearsOfAnotherVersionAlreadyAtTheSignIn()
    {
        await using var stage = await AccountStage.OpenAsync("sqlite");
        await stage.Sandbox.ArmAsync(Other);
        var lines = new HeardLines();
        using var signIn = new FacebookSignIn(stage.Sandbox.FacebookApp, SandboxStage.Fanpage, stage.Clock, lines);

        (await signIn.AdoptAsync(stage.Sandbox.Page.Token, null, default)).ShouldBeOfType<SignInOutcome.Done>();

        lines.All.ShouldContain(line => line.Contains("v26.0", StringComparison.Ordinal));
        lines.All.ShouldNotContain(line => line.Contains(stage.Sandbox.Page.Token.Reveal(), StringComparison.Ordinal));
    }
}
