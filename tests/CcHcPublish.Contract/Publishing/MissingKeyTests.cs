using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Publishing;
using CcHcPublish.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Publishing;

/// <summary>A node that cannot open the channel's secrets keeps itself away from it, and nobody else.</summary>
public sealed class MissingKeyTests
{
    private static readonly DeliveryOutcome NoKey = new DeliveryOutcome.Deferred(
        "Máy này không có khóa abc đã niêm phong mã truy cập. Chép tệp khóa cchc.key từ máy cũ, đặt CCHC_KEY, hoặc kết nối lại bằng “cchc channel login”.",
        TimeSpan.FromMinutes(30), DeferralReach.Repair);

    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task AnotherNodeSendsAtOnceWhatANodeWithoutTheKeyCouldNot(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        var (keyless, _) = Keyless(stage);

        await keyless.SweepAsync(CancellationToken.None);
        await stage.SweepAsync("may-2");

        (await stage.FindAsync(id)).State.ShouldBe(PublicationState.Published);
        (await ChannelPauses.StandingAsync(stage.Ledger, CancellationToken.None)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ANodeWithoutTheKeyDoesNotClaimAgainAndAgain(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        for (var number = 0; number < 3; number++) await stage.ApprovedAsync($"bai-{number}", PublishingStage.Start, "fanpage");
        var (keyless, far) = Keyless(stage);

        for (var sweep = 0; sweep < 24; sweep++)
        {
            await keyless.SweepAsync(CancellationToken.None);
            stage.Pass(TimeSpan.FromSeconds(10));
        }

        far.Calls.Count.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatWaitsForAKeyDoesNotExpireAndGoesOutOnceItIsThere(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage"))[0];
        var (keyless, far) = Keyless(stage);
        for (var minute = 0; minute < 9 * 60; minute++)
        {
            await keyless.SweepAsync(CancellationToken.None);
            stage.Pass(TimeSpan.FromMinutes(1));
        }

        (await stage.FindAsync(id)).State.ShouldBe(PublicationState.Scheduled);
        far.Answered();
        for (var minute = 0; minute < 10; minute++)
        {
            await keyless.SweepAsync(CancellationToken.None);
            stage.Pass(TimeSpan.FromMinutes(1));
        }

        (await stage.FindAsync(id)).State.ShouldBe(PublicationState.Published);
        (await ChannelPauses.StandingAsync(stage.Ledger, CancellationToken.None)).ShouldBeEmpty();
    }

    private static (Publisher Publisher, FakeChannel Far) Keyless(PublishingStage stage)
    {
        var (channels, far) = (new ChannelSet(), new FakeChannel());
        for (var answer = 0; answer < 1000; answer++) far.Answers(NoKey);
        channels.Add("so-mau", stage.Channels.Find("so-mau", "fanpage")!.Value.Setting, far);
        return (new Publisher(stage.Ledger, channels, stage.Clock, "may-khong-khoa", NullLogger<Publisher>.Instance), far);
    }
}
