using CcHcPublish.Contract.Publishing;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Channels;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Runtime.Storage;
using CcHcPublish.Runtime.Storage.History;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;
using static CcHcPublish.Contract.Publishing.LaterEditions;

namespace CcHcPublish.Contract.Storage.History;

/// <summary>Every channel is held against whoever approved it last, also where two people approved one correction after another.</summary>
public sealed class ApprovedByTwoTests
{
    private static readonly Agency TwoApprovers = PublishingStage.Content.Agency with
    {
        Users = [.. PublishingStage.Content.Agency.Users, new DeskUser("duyet-2", "Người duyệt thứ hai", "ban-bien-tap", DeskRoles.Approver)],
    };

    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task AnHonestLogHolds(string database)
    {
        await using var stage = await CorrectedByTwoAsync(database);

        (await ByAsync(stage, "website", "fanpage")).ShouldBe(["duyet-1", "duyet-2"]);
        (await VerifyAsync(stage)).ShouldBeOfType<LogVerdict.Holds>();
    }

    public static TheoryData<string, string, string> Swapped
    {
        get
        {
            TheoryData<string, string, string> all = [];
            foreach (var database in OnBothDatabases.Names)
            {
                all.Add(database, "website", "duyet-2");
                all.Add(database, "fanpage", "duyet-1");
            }

            return all;
        }
    }

    [Theory, MemberData(nameof(Swapped))]
    public async Task TheOtherOfTheTwoIsNotTheApprover(string database, string channel, string by)
    {
        await using var stage = await CorrectedByTwoAsync(database);

        await stage.Ledger.ChangeAsync(change => change.RunAsync("update renditions set approved_by = @by where edition = @edition and channel = @channel", ("by", by), ("edition", $"{Id}@2"), ("channel", channel)), default);

        (await VerifyAsync(stage)).ShouldBeOfType<LogVerdict.ApprovalDiffers>().Channel.ShouldBe(channel);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ACorrectionOfBeforeHashesWereToldIsHeldAgainstItsActor(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        await PublishedAsync(stage);
        await stage.Ledger.ChangeAsync(async change =>
        {
            await change.RunAsync("update renditions set approved_by = 'duyet-1', hash = replace(hash, substr(hash, 1, 4), 'ffff') where channel = 'website'");
            await change.TellAsync(stage.Clock.GetUtcNow(), "duyet-1", "correct", $"{Id}@1", "Sửa giờ.");
            return 0;
        }, default);
        (await VerifyAsync(stage)).ShouldBeOfType<LogVerdict.Holds>();

        await stage.Ledger.ChangeAsync(change => change.RunAsync("update renditions set approved_by = 'duyet-2' where channel = 'website'"), default);

        (await VerifyAsync(stage)).ShouldBeOfType<LogVerdict.ApprovalDiffers>().Channel.ShouldBe("website");
    }

    /// <summary>Hashes that are told later, with a correction post, are those of that post and not of the correction before.</summary>
    [Theory, MemberData(nameof(Databases))]
    public async Task HashesThatAreToldLaterDoNotTakeBackAnOlderCorrection(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        await PublishedAsync(stage);
        await stage.Ledger.ChangeAsync(async change =>
        {
            await change.RunAsync("update renditions set approved_by = 'duyet-1'");
            await change.TellAsync(stage.Clock.GetUtcNow(), "duyet-1", "correct", $"{Id}@1", "Sửa giờ.");
            await change.TellAsync(stage.Clock.GetUtcNow(), "duyet-1", "correction-post", $"{Id}@1/fanpage/publish", "Sửa giờ.");
            var hash = await change.FirstAsync("select hash from renditions where channel = 'fanpage'", row => row.Text("hash"));
            await change.TellAsync(stage.Clock.GetUtcNow(), "duyet-1", "sign", $"{Id}@1", $"fanpage {hash}");
            return 0;
        }, default);

        (await VerifyAsync(stage)).ShouldBeOfType<LogVerdict.Holds>();
    }

    /// <summary>The second approver changed what the fanpage says while that waited, and left the website as the first had approved it.</summary>
    private static async Task<PublishingStage> CorrectedByTwoAsync(string database)
    {
        var stage = await PublishingStage.OpenAsync(database);
        await PublishedAsync(stage);
        await CorrectAsync(stage, 2);
        stage.Fanpage.Answers(new DeliveryOutcome.Deferred("Bận.", TimeSpan.FromHours(1)));
        stage.Pass(TimeSpan.FromMinutes(1));
        await stage.SweepAsync();
        await SubmitAsync(stage, 2);
        var outcome = await new CorrectArticle(stage.Ledger, Render, stage.Clock).RunAsync(
            A.Content(TwoApprovers, Text(2) with { FanpageText = "Lời mới trên fanpage, do người duyệt thứ hai xem." }), Id, "duyet-2", new Correction("Sửa giờ."), default);
        outcome.ShouldBeOfType<DeskOutcome.Done>(outcome.ToString());
        return stage;
    }

    /// <summary>The stage tells no approval of what it puts in.</summary>
    private static async Task PublishedAsync(PublishingStage stage)
    {
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website", "fanpage");
        await stage.Ledger.ChangeAsync(async change =>
        {
            var signed = await change.ReadAsync("select channel, hash from renditions", row => $"{row.Text("channel")} {row.Text("hash")}");
            await change.TellAsync(stage.Clock.GetUtcNow(), "duyet", "approve", $"{Id}@1", string.Join('\n', signed));
            return 0;
        }, default);
        await stage.SweepAsync();
    }

    private static async Task<IReadOnlyList<string>> ByAsync(PublishingStage stage, params string[] channels)
    {
        var all = await stage.Ledger.ReadAsync("select channel, approved_by from renditions where edition = @edition", row => (Channel: row.Text("channel"), By: row.Text("approved_by")), default, ("edition", $"{Id}@2"));
        return [.. channels.Select(channel => all.Single(one => one.Channel == channel).By)];
    }

    private static async Task<LogVerdict> VerifyAsync(PublishingStage stage) => (await new VerifyLedger(stage.Ledger, null).RunAsync(null, default)).Verdict;
}
