using CcHcPublish.Contract.Storage;
using CcHcPublish.Runtime.Editorial;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Publishing;

public sealed class WithdrawalKindTests
{
    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task AKindThatIsNotKnownIsRefusedAndTheNearestTold(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website");

        (await WithdrawAsync(stage, "thu-ho")).ShouldBeOfType<DeskOutcome.Refused>().Reason.Vi.ShouldContain("“thu-hoi”");
        (await WithdrawAsync(stage, "go-bo")).ShouldBeOfType<DeskOutcome.Refused>().Reason.Vi.ShouldContain("het-hieu-luc, sai-sot");
        (await WithdrawAsync(stage, "sai-sot")).ShouldBeOfType<DeskOutcome.Done>();
    }

    private static Task<DeskOutcome> WithdrawAsync(PublishingStage stage, string kind) =>
        new WithdrawArticle(stage.Ledger, stage.Clock).RunAsync(PublishingStage.Content, "so-mau/mot-cua", "duyet-1", kind, "Sai nội dung", null, CancellationToken.None);
}
