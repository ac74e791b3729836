using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Channels;
using Shouldly;
using Xunit;
using static CcHcPublish.Contract.Publishing.LaterEditions;

namespace CcHcPublish.Contract.Publishing;

/// <summary>A channel that cannot change everything compares a correction with what stands there.</summary>
public sealed class StandingPostTests
{
    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task ACorrectionBringsTheBytesAndTheAddressOfWhatStandsThere(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website", "fanpage");
        await stage.SweepAsync();
        await CorrectAsync(stage, 2);
        Delivery? brought = null;
        stage.Fanpage.Answers(_ => new DeliveryOutcome.Deferred("Bận.", TimeSpan.FromMinutes(1))).Answers(delivery =>
        {
            brought = delivery;
            return new DeliveryOutcome.Published("x1", new Uri("https://kenh.example.vn/x1"));
        });
        for (var i = 0; i < 2; i++)
        {
            stage.Pass(TimeSpan.FromMinutes(1));
            await stage.SweepAsync();
        }

        brought.ShouldNotBeNull().Standing.ShouldBe(new StandingPost("nội dung của mot-cua", new Uri("https://kenh.example.vn/x1")));
        brought.Tries.ShouldBe(2);
    }
}
