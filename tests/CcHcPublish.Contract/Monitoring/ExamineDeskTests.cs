using CcHcPublish.Contract.Publishing;
using CcHcPublish.Core.Desk;
using CcHcPublish.Runtime;
using CcHcPublish.Runtime.Content;
using CcHcPublish.Runtime.Doctor;
using CcHcPublish.Runtime.Publishing;
using CcHcPublish.Runtime.Scheduling;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Monitoring;

/// <summary>The doctor says of the desk what the desk says of itself: whose turn it is, which channels are broken, and whether anything runs at all.</summary>
public sealed class ExamineDeskTests : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private PublishingStage stage = null!;

    public async Task InitializeAsync() => stage = await PublishingStage.OpenAsync("sqlite");

    public async Task DisposeAsync()
    {
        await stage.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task WhatTheProgramStillLooksForNeedsNobody()
    {
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "website"))[0];
        await ChangeAsync("update publications set state = 'Unconfirmed', not_before = @later where id = @id", ("id", id), ("later", PublishingStage.Start.AddMinutes(5)));

        (await LinesAsync("needs_person")).ShouldHaveSingleItem().Verdict.ShouldBe(Verdict.Good);

        await ChangeAsync("update publications set not_before = null where id = @id", ("id", id));

        var line = (await LinesAsync("needs_person")).ShouldHaveSingleItem();
        line.Owner.ShouldBe(ConditionOwner.Board);
        line.What.Vi.ShouldBe("1 việc cần người xử lý: chưa xác nhận 1.");
    }

    [Fact]
    public async Task EachOwnerHasALineOfItsOwn()
    {
        stage.Disconnect("fanpage");
        await stage.ApprovedAsync("cho-kenh", PublishingStage.Start, "fanpage");
        stage.Website.Answers(new Core.Channels.DeliveryOutcome.Rejected("Không được."));
        await stage.ApprovedAsync("bi-tu-choi", PublishingStage.Start, "website");
        await stage.Publisher().SweepAsync(default);

        var lines = await LinesAsync("needs_person");

        lines.Select(line => (line.Owner, line.What.Vi)).ShouldBe(
        [
            (ConditionOwner.Board, "1 việc cần người xử lý: bị từ chối 1."),
            (ConditionOwner.It, "1 việc cần người xử lý: chờ kết nối kênh 1."),
        ]);
    }

    [Theory]
    [InlineData("Ứng dụng thiếu quyền đăng lên trang", ConditionOwner.It, "Kênh cần kết nối lại: so-mau/fanpage (Ứng dụng thiếu quyền đăng lên trang).")]
    [InlineData("OA chưa xác thực; cần làm thủ tục xác thực.", ConditionOwner.Office, "Kênh bị bên cung cấp giới hạn: so-mau/fanpage (OA chưa xác thực; cần làm thủ tục xác thực).")]
    public async Task AChannelWhoseGrantIsRefusedIsNamedWithTheReason(string reason, ConditionOwner owner, string what)
    {
        await stage.Ledger.ChangeAsync(async change =>
        {
            await ChannelPauses.BeginAsync(change, "so-mau", "fanpage", PauseKind.Repair, reason, null, PublishingStage.Start);
            return 0;
        }, default);

        var line = (await LinesAsync("channels")).ShouldHaveSingleItem();

        line.Verdict.ShouldBe(Verdict.Bad);
        line.Owner.ShouldBe(owner);
        line.What.Vi.ShouldBe(what);
    }

    [Fact]
    public async Task ASweepOfLongAgoMeansThatNothingRuns()
    {
        (await LinesAsync("serve")).ShouldHaveSingleItem().ShouldSatisfyAllConditions(line => line.Verdict.ShouldBe(Verdict.Warning), line => line.What.Vi.ShouldBe("Chưa thấy cchc serve chạy lần nào."));
        await JobRuns.KeepAsync(stage.Ledger, new JobRun("sweep", PublishingStage.Start, "may-1", null));
        stage.Pass(TimeSpan.FromMinutes(6));
        (await LinesAsync("serve")).ShouldHaveSingleItem().Verdict.ShouldBe(Verdict.Good);
        (await LinesAsync("jobs")).ShouldHaveSingleItem().What.Vi.ShouldBe("Việc định kỳ chạy tốt: sweep.");

        stage.Pass(TimeSpan.FromDays(2));

        (await LinesAsync("serve")).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            line => line.Verdict.ShouldBe(Verdict.Warning), line => line.What.Vi.ShouldContain("lượt quét cuối lúc 08:00 20/11/2026 (may-1)"));
        (await LinesAsync("jobs")).ShouldHaveSingleItem().What.Vi.ShouldBe("Lần chạy gần nhất không lỗi: sweep 08:00 20/11/2026.");

        await stage.ApprovedAsync("cho", stage.Clock.GetUtcNow(), "website");

        (await LinesAsync("serve")).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            line => line.Verdict.ShouldBe(Verdict.Bad), line => line.What.Vi.ShouldEndWith("1 lượt đăng đã đến giờ đang chờ."));
    }

    private async Task<IReadOnlyList<DoctorLine>> LinesAsync(string code)
    {
        var runtime = RuntimeServices.Over(stage.Ledger, new RuntimeSettings { Root = new ContentRoot(SourceTree.Root), DataFolder = folder.Path, Clock = stage.Clock });
        return [.. (await new ExamineDesk(runtime).RunAsync(default)).Where(line => line.Code == code)];
    }

    private Task<int> ChangeAsync(string sql, params (string Name, object? Value)[] values) => stage.Ledger.ChangeAsync(change => change.RunAsync(sql, values), default);
}
