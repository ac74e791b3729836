using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Editorial;
using Shouldly;
using Xunit;
using static CcHcPublish.Contract.Publishing.LaterEditions;

namespace CcHcPublish.Contract.Publishing;

/// <summary>A withdrawal of what may be on the channel: it waits for that to be settled, and a person can settle it.</summary>
public sealed class WaitingWithdrawalTests
{
    private const string Withdrawal = $"{Id}@1/fanpage/withdraw";

    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task ItWaitsWithoutAttempts(string database)
    {
        await using var stage = await UndecidedAsync(database);

        (await stage.FindAsync(Withdrawal)).State.ShouldBe(PublicationState.Scheduled);
        (await stage.AttemptsAsync(Withdrawal)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatAPersonFindsThereIsWithdrawn(string database)
    {
        await using var stage = await UndecidedAsync(database);

        (await SettleAsync(stage, new Settlement.IsThere(new Uri("https://kenh.example.vn/x1")))).ShouldBeOfType<DeskOutcome.Done>();
        await stage.SweepAsync();

        (await stage.FindAsync(Withdrawal)).State.ShouldBe(PublicationState.Published);
        stage.Fanpage.Shown.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatAPersonDoesNotFindIsNotSentAfterAWithdrawal(string database)
    {
        await using var stage = await UndecidedAsync(database);
        stage.Fanpage.Shown.Clear();

        (await SettleAsync(stage, new Settlement.IsNotThere())).ShouldBeOfType<DeskOutcome.Done>();
        await stage.SweepAsync();

        (await stage.FindAsync($"{Id}@1/fanpage/publish")).State.ShouldBe(PublicationState.Cancelled);
        (await stage.FindAsync(Withdrawal)).State.ShouldBe(PublicationState.Cancelled);
        stage.Fanpage.Shown.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatIsRefusedAfterTheOrderIsToldAsDroppedAndNotAsRefused(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var first = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        var (entered, leave) = (new TaskCompletionSource(), new TaskCompletionSource());
        stage.Fanpage.Answers(new DeliveryOutcome.Rejected("Facebook không chấp nhận nội dung.")).During = () =>
        {
            entered.TrySetResult();
            return leave.Task;
        };
        var sending = Task.Run(() => stage.SweepAsync());
        await entered.Task;
        (await new WithdrawArticle(stage.Ledger, stage.Clock).RunAsync(PublishingStage.Content, Id, "duyet-1", "thu-hoi", "Sai", null, CancellationToken.None)).ShouldBeOfType<DeskOutcome.Done>();

        leave.SetResult();
        var told = await sending;

        told.Where(one => one.Id == first).ShouldHaveSingleItem().State.ShouldBe(PublicationState.Cancelled);
        (await stage.FindAsync(first)).State.ShouldBe(PublicationState.Cancelled);
    }

    private static Task<DeskOutcome> SettleAsync(PublishingStage stage, Settlement settlement) =>
        stage.Settle.RunAsync(PublishingStage.Content, Id, "fanpage", "duyet-1", settlement, CancellationToken.None);

    /// <summary>Sent without an answer, looked for in vain for a day, and ordered withdrawn at the beginning of it.</summary>
    private static async Task<PublishingStage> UndecidedAsync(string database)
    {
        var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage");
        stage.Fanpage.LosesAnswer();
        stage.Fanpage.IsBlind = true;
        await stage.SweepAsync();
        (await new WithdrawArticle(stage.Ledger, stage.Clock).RunAsync(PublishingStage.Content, Id, "duyet-1", "thu-hoi", "Sai số liệu", null, CancellationToken.None))
            .ShouldBeOfType<DeskOutcome.Done>();
        for (var quarter = 0; quarter < 96; quarter++)
        {
            stage.Pass(TimeSpan.FromMinutes(15));
            await stage.SweepAsync();
        }

        return stage;
    }
}
