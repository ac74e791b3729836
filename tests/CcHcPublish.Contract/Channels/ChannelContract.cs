using CcHcPublish.Core.Channels;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Channels;

/// <summary>What the publisher relies on, whatever the channel: each outcome is typed, a lost answer is never guessed, and "published" is always proven.</summary>
public abstract class ChannelContract
{
    /// <summary>Ways in which what comes back from the far side (or lies there) can be broken.</summary>
    public static TheoryData<string> Spoilings => ["empty", "malformed", "half", "oversized", "html", "other-shape", "no-proof", "wrong-types", "error-beside-success", "blank-id", "zero-id", "foreign-id", "refused-beside-id"];

    [Fact]
    public async Task ASentArticleIsPublishedAtAnAddressAndFoundAgain()
    {
        await using var stage = await OpenAsync("published");

        var published = (await stage.SettleAsync(await stage.SendAsync())).ShouldBeOfType<DeliveryOutcome.Published>();

        published.ExternalId.ShouldNotBeEmpty();
        published.Address.IsAbsoluteUri.ShouldBeTrue();
        (await stage.FindAsync()).ShouldBeOfType<FindOutcome.Found>().ExternalId.ShouldBe(published.ExternalId);
    }

    [Fact]
    public async Task AFarSideThatCannotTakeItNowDefersAndShowsNothing()
    {
        await using var stage = await OpenAsync("deferred");

        (await stage.SendAsync()).ShouldBeOfType<DeliveryOutcome.Deferred>().Reason.ShouldEndWith(".");

        (await stage.FindAsync()).ShouldBeOfType<FindOutcome.Absent>();
    }

    [Fact]
    public async Task WhatTheFarSideRefusesIsForAPersonAndShowsNothing()
    {
        await using var stage = await OpenAsync("rejected");

        (await stage.SettleAsync(await stage.SendAsync())).ShouldBeOfType<DeliveryOutcome.Rejected>().Reason.ShouldNotBeEmpty();

        (await stage.FindAsync()).ShouldBeOfType<FindOutcome.Absent>();
    }

    [Fact]
    public async Task ASendCutOffAfterItsEffectIsOpenAndThenFound()
    {
        await using var stage = await OpenAsync("cut-after");

        (await stage.CutOffAsync()).ShouldBeOneOf("Unconfirmed", "died");

        (await stage.FindAsync()).ShouldBeOfType<FindOutcome.Found>();
    }

    [Fact]
    public async Task ASendCutOffBeforeItsEffectIsOpenAndThenProvenAbsent()
    {
        await using var stage = await OpenAsync("cut-before");

        (await stage.CutOffAsync()).ShouldBeOneOf("Unconfirmed", "died");

        (await stage.FindAsync()).ShouldBeOfType<FindOutcome.Absent>();
    }

    [Fact]
    public async Task ACorrectionReplacesWhatStandsUnderTheSameId()
    {
        await using var stage = await OpenAsync("replaced");
        var published = (await stage.SettleAsync(await stage.SendAsync())).ShouldBeOfType<DeliveryOutcome.Published>();

        var replaced = await stage.SettleAsync(await stage.Channel.ReplaceAsync(stage.Correction, published.ExternalId, default));

        replaced.ShouldBeOfType<DeliveryOutcome.Published>().ExternalId.ShouldBe(published.ExternalId);
    }

    [Fact]
    public async Task AWithdrawalDoneTwiceIsDone()
    {
        await using var stage = await OpenAsync("withdrawn");
        var published = (await stage.SettleAsync(await stage.SendAsync())).ShouldBeOfType<DeliveryOutcome.Published>();

        for (var i = 0; i < 2; i++) (await stage.Channel.WithdrawAsync(stage.Withdrawal, published.ExternalId, default)).ShouldBeOfType<DeliveryOutcome.Published>();

        (await stage.FindAsync()).ShouldBeOfType<FindOutcome.Absent>();
    }

    [Fact]
    public async Task AnUnknownRequestIsRefusedAndNeverTakenForSuccess()
    {
        await using var stage = await OpenAsync("unknown");

        var outcome = await stage.SendUnknownAsync();

        ShouldProveNothing(outcome);
    }

    [Theory]
    [MemberData(nameof(Spoilings))]
    public async Task WhatIsSpoiledIsNeverTakenForSuccess(string how)
    {
        foreach (var outcome in await SpoilAsync(how)) ShouldProveNothing(outcome);
    }

    [Theory]
    [MemberData(nameof(SpoiledLooks))]
    public async Task ALookAtSomethingSpoiledAdoptsNothingAndProvesNoAbsence(string how)
    {
        foreach (var (look, _) in await SpoilLookAsync(how)) look.ShouldBeOfType<FindOutcome.CannotTell>().Reason.ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(SpoiledLooks))]
    public async Task ReadingSomethingSpoiledIsNeitherAsApprovedNorGone(string how)
    {
        foreach (var (_, live) in await SpoilLookAsync(how)) live?.ShouldBeOfType<LiveState.CannotTell>().Reason.ShouldNotBeEmpty();
    }

    /// <summary>Ways in which the answer to a look or a reading can be broken.</summary>
    public static TheoryData<string> SpoiledLooks => ["empty", "malformed", "half", "oversized", "html", "other-shape", "no-proof", "wrong-types", "blank-id", "foreign-id", "no-date", "short-list"];

    /// <summary>What a look told when its answer was spoiled like this, and what a reading of the post did; nothing for a channel whose far side answers nothing.</summary>
    protected virtual Task<IReadOnlyList<(FindOutcome Look, LiveState? Live)>> SpoilLookAsync(string how) => Task.FromResult<IReadOnlyList<(FindOutcome, LiveState?)>>([]);

    /// <param name="scene">Named in the tests above; "unknown" is a far side that knows no request at all.</param>
    protected abstract Task<ContractStage> OpenAsync(string scene);

    /// <summary>What became of each kind of call whose answer (or payload, where there is no answer) was spoiled like this.</summary>
    protected abstract Task<IReadOnlyList<DeliveryOutcome>> SpoilAsync(string how);

    private static void ShouldProveNothing(DeliveryOutcome outcome)
    {
        var reason = outcome switch
        {
            DeliveryOutcome.Deferred deferred => deferred.Reason,
            DeliveryOutcome.Rejected rejected => rejected.Reason,
            DeliveryOutcome.Unconfirmed open => open.Reason,
            _ => throw new Xunit.Sdk.XunitException($"Taken for success: {outcome}"),
        };
        reason.ShouldNotBeEmpty();
        reason.ShouldNotContain("EAA", Case.Sensitive, "a token");
        reason.Length.ShouldBeLessThan(600);
    }
}
