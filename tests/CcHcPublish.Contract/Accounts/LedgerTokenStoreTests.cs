using CcHcPublish.Contract.Storage;
using CcHcPublish.Runtime.Channels.Accounts;
using Shouldly;
using Xunit;
using Zalo.OA.SDK;

namespace CcHcPublish.Contract.Accounts;

public sealed class LedgerTokenStoreTests
{
    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task OfManyWhoReplaceOneVersionOneWins(string database)
    {
        await using var stage = await AccountStage.OpenAsync(database);
        var store = stage.Store(await stage.ConnectZaloAsync());
        var first = (await store.ReadAsync(default))!;

        var won = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => store.TryReplaceAsync(1, first with { Version = 2, Claim = new RotationClaim($"o{i}", default) }, default).AsTask()));

        won.Count(isMine => isMine).ShouldBe(1);
        (await store.ReadAsync(default))!.Claim!.Owner.ShouldBe($"o{Array.IndexOf(won, true)}");
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task NoTokenAndNoSecretStandsInTheDatabase(string database)
    {
        await using var stage = await AccountStage.OpenAsync(database);
        await stage.ConnectZaloAsync();
        await stage.ConnectFacebookAsync();
        var pair = await stage.Sandbox.PairAsync(default);

        var texts = await stage.Ledger.ReadAsync(
            "select account || name || app_id || base || login || app_secret || token || connected_by || findings as everything from accounts", row => row.Text("everything"), default);
        var log = await stage.Ledger.ReadAsync("select subject || ' ' || detail as told from events", row => row.Text("told"), default);

        texts.Count.ShouldBe(2);
        foreach (var secret in (string[])[pair.AccessToken.Reveal(), pair.RefreshToken.Reveal(), stage.Sandbox.ZaloApp.AppSecret.Reveal(), stage.Sandbox.FacebookApp.AppSecret.Reveal(), stage.Sandbox.Page.Token.Reveal()])
            texts.Concat(log).ShouldAllBe(text => !text.Contains(secret));
        log.ShouldContain(told => told.StartsWith("so-mau/zalo "));
        (await stage.RowAsync("zalo")).ToString().ShouldNotContain(pair.AccessToken.Reveal());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task ARowThatWasChangedByHandIsNotBelieved(string database)
    {
        await using var stage = await AccountStage.OpenAsync(database);
        var row = await stage.ConnectZaloAsync();
        var old = row.SealedToken;
        var store = stage.Store(row);
        await store.TryReplaceAsync(1, (await store.ReadAsync(default))! with { Version = 2 }, default);

        // An older state put back, a state under another base address, another agency's token.
        await SetAsync("token = @value", old);
        await Should.ThrowAsync<SealBrokenException>(async () => await store.ReadAsync(default));
        await SetAsync("token = @value, token_version = 1", old);
        (await store.ReadAsync(default)).ShouldNotBeNull();
        await SetAsync("base = @value", "http://127.0.0.1:1/zalo");
        (await stage.Accounts.Test.RunAsync("so-mau", "zalo", "may", default))!.Findings.ShouldHaveSingleItem().Code.ShouldBe("key");

        Task SetAsync(string what, string value) => stage.Ledger.ChangeAsync(change => change.RunAsync($"update accounts set {what}", ("value", value)), default);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task AnEarlierSignInWritesNothingOverALaterOne(string database)
    {
        await using var stage = await AccountStage.OpenAsync(database);
        var earlier = stage.Store(await stage.ConnectZaloAsync());
        var state = (await earlier.ReadAsync(default))!;
        var later = stage.Store(await stage.ConnectZaloAsync());

        (await earlier.TryReplaceAsync(1, state with { Version = 2 }, default)).ShouldBeFalse();

        (await earlier.ReadAsync(default)).ShouldBeNull();
        (await later.ReadAsync(default))!.Version.ShouldBe(1);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task ANewKeyTakesOverEverythingTheOldOneSealed(string database)
    {
        await using var stage = await AccountStage.OpenAsync(database);
        await stage.ConnectZaloAsync();
        await stage.ConnectFacebookAsync();
        var old = (await File.ReadAllTextAsync(Path.Combine(stage.KeyFolder, "cchc.key"))).Trim();
        var fresh = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));

        using var changing = stage.NewNode($"{fresh},{old}");
        (await changing.ChangeKey.RunAsync("tin-hoc", default)).ShouldBe(2);
        (await changing.ChangeKey.RunAsync("tin-hoc", default)).ShouldBe(0);

        using var later = stage.NewNode(fresh);
        (await later.Test.RunAsync("so-mau", "zalo", "may", default))!.IsAble.ShouldBeTrue();
        (await later.Test.RunAsync("so-mau", "fanpage", "may", default))!.IsAble.ShouldBeTrue();
        using var stale = stage.NewNode(old);
        (await stale.Test.RunAsync("so-mau", "zalo", "may", default))!.Findings.ShouldHaveSingleItem().Message.Vi.ShouldContain("không có khóa");
    }
}
