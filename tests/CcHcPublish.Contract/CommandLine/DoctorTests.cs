using System.Text.Json;
using CcHcPublish.Contract.Publishing;
using CcHcPublish.Core.Channels;
using CcHcPublish.Contract.Storage;
using CcHcPublish.Runtime;
using CcHcPublish.Runtime.Content;
using CcHcPublish.Runtime.Doctor;
using CcHcPublish.Testing;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.CommandLine;

/// <summary>The doctor tells what is wrong whatever is wrong, and goes on with what can still be looked at.</summary>
public sealed class DoctorTests : IDisposable
{
    private readonly CchcRun cchc = new();

    [Fact]
    public async Task ASoundInstallationHasNothingThatDoesNotWork()
    {
        var root = cchc.CopyOf("so-mau");
        await cchc.RunAsync("db", "migrate");
        await cchc.RunAsync("status", "--agency", "so-mau", "--root", root);

        var (code, checks) = await ExamineAsync("--root", root);

        checks.Where(check => check.Verdict == "bad").Select(check => check.Code).ShouldBeEmpty();
        code.ShouldBe(0);
        foreach (var known in (string[])["data_folder", "time_zone", "icu", "settings", "content", "templates", "ledger", "schema", "log", "lag", "attempts", "needs_person", "website", "jobs"])
            checks.ShouldContain(check => check.Code == known && check.Verdict == "good", known);
        // Not connected, not started and not backed up yet: work goes on, somebody should look.
        checks.Where(check => check.Verdict == "warning").Select(check => check.Code).ShouldBe(["channels", "serve", "backup"]);
    }

    [Fact]
    public async Task ADamagedLedgerIsALineWithItsNextStepAndTheRestIsStillExamined()
    {
        Directory.CreateDirectory(cchc.Data);
        await File.WriteAllTextAsync(Path.Combine(cchc.Data, "cchc.db"), new string('x', 20_000));

        var (code, checks) = await ExamineAsync();

        code.ShouldBe(1);
        checks.Single(check => check.Code == "ledger").ShouldSatisfyAllConditions(check => check.Verdict.ShouldBe("bad"), check => check.Command.ShouldBe("cchc db restore FILE"));
        checks.ShouldContain(check => check.Code == "content" && check.Verdict == "good");
    }

    [Fact]
    public async Task AMissingContentFolderIsALine()
    {
        var empty = Directory.CreateDirectory(Path.Combine(cchc.Data, "..", "trong")).FullName;

        var (code, checks) = await ExamineAsync("--root", empty);

        code.ShouldBe(1);
        checks.Single(check => check.Code == "content").Verdict.ShouldBe("bad");
    }

    [Fact]
    public async Task AWrongSettingIsALine()
    {
        var root = cchc.CopyOf("so-mau");
        await File.WriteAllTextAsync(Path.Combine(root, "cchc.yaml"), "schedule: { zon: UTC }\n");

        (await ExamineAsync("--root", root)).Checks.Single(check => check.Code == "settings").Verdict.ShouldBe("bad");
        (await cchc.RunAsync("check", "--root", root)).ShouldSatisfyAllConditions(run => run.Code.ShouldBe(1), run => run.Output.ShouldContain("cchc.yaml:1:"));
    }

    [Fact]
    public async Task ALogThatWasChangedIsALine()
    {
        var root = cchc.CopyOf("so-mau");
        await cchc.RunAsync("db", "migrate");
        await cchc.RunAsync("status", "--agency", "so-mau", "--root", root);
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(cchc.Data, "cchc.db")};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "update events set actor = 'ai-do' where number = 2";
            command.ExecuteNonQuery().ShouldBe(1);
        }

        (await ExamineAsync("--root", root)).Checks.Single(check => check.Code == "log").ShouldSatisfyAllConditions(
            check => check.Verdict.ShouldBe("bad"), check => check.What.ShouldContain("số 2"), check => check.Command.ShouldBe("cchc log verify"));
    }

    [Fact]
    public async Task TheTextIsOneLinePerCheckWithOwnerAndNextStep()
    {
        Directory.CreateDirectory(cchc.Data);
        await File.WriteAllTextAsync(Path.Combine(cchc.Data, "cchc.db"), new string('x', 20_000));

        var (_, output, _) = await cchc.RunAsync("doctor");

        output.ShouldContain("✗ ledger        Tệp sổ cchc.db bị hỏng.");
        output.ShouldContain("→ Tổ tin học: Dừng cchc serve");
        output.ShouldContain("$ cchc db restore FILE");
    }

    [Fact]
    public async Task ADatabaseThatCannotBeReachedIsALineWithoutAnySecret()
    {
        var lines = await new ExaminePostgres("Host=127.0.0.1;Port=1;Username=cchc;Password=bi-mat-lam;Database=cchc", TimeProvider.System).RunAsync(default);

        var line = lines.ShouldHaveSingleItem();
        line.Verdict.ShouldBe(Verdict.Bad);
        (line.What.Vi + line.Next).ShouldNotContain("bi-mat-lam");
    }

    [Fact]
    public async Task AConnectionStringThatIsNoneIsALine() =>
        (await new ExaminePostgres("postgres://a:bi-mat@b", TimeProvider.System).RunAsync(default)).ShouldHaveSingleItem().What.Vi.ShouldNotContain("bi-mat");

    [PostgresFact]
    public async Task TheClockOfPostgresIsCompared()
    {
        await using var database = await LedgerUnderTest.OnPostgresAsync(TimeProvider.System);
        var lines = await new ExaminePostgres(database.Connection, TimeProvider.System).RunAsync(default);
        var behind = await new ExaminePostgres(database.Connection, new Runtime.Scheduling.DeskClock(TimeProvider.System.GetUtcNow().AddMinutes(-2))).RunAsync(default);

        lines.Single(line => line.Code == "clock").Verdict.ShouldBe(Verdict.Good);
        behind.Single(line => line.Code == "clock").ShouldSatisfyAllConditions(line => line.Verdict.ShouldBe(Verdict.Warning), line => line.What.Vi.ShouldContain("120,0 giây"));
        lines.Single(line => line.Code == "schema").Verdict.ShouldBe(Verdict.Good);
        lines.Single(line => line.Code == "cluster").Verdict.ShouldBe(Verdict.Warning);
    }

    [Fact]
    public async Task LatenessAndWhatNeedsAPersonAreLines()
    {
        await using var stage = await PublishingStage.OpenAsync("sqlite");
        await stage.ApprovedAsync("bi-tu-choi", PublishingStage.Start, "website");
        stage.Website.Answers(new DeliveryOutcome.Rejected("Không được."));
        await stage.Publisher().SweepAsync(default);
        await stage.ApprovedAsync("tre", PublishingStage.Start.AddHours(-1), "fanpage");
        var runtime = RuntimeServices.Over(stage.Ledger, new RuntimeSettings { Root = new ContentRoot(SourceTree.Root), DataFolder = cchc.Data, Clock = stage.Clock });

        var lines = await new ExamineDesk(runtime).RunAsync(default);

        lines.Single(line => line.Code == "lag").ShouldSatisfyAllConditions(line => line.Verdict.ShouldBe(Verdict.Bad), line => line.What.Vi.ShouldContain("trễ nhất 60 phút"));
        lines.Single(line => line.Code == "needs_person").What.Vi.ShouldContain("bị từ chối 1");
    }

    public void Dispose() => cchc.Dispose();

    private async Task<(int Code, IReadOnlyList<Check> Checks)> ExamineAsync(params string[] more)
    {
        var (code, output, _) = await cchc.RunAsync(["doctor", "--format", "json", .. more]);
        return (code, [.. JsonDocument.Parse(output).RootElement.GetProperty("checks").EnumerateArray().Select(check => new Check(
            check.GetProperty("code").GetString()!, check.GetProperty("verdict").GetString()!, check.GetProperty("what").GetString()!, check.GetProperty("command").GetString()))]);
    }

    private sealed record Check(string Code, string Verdict, string What, string? Command);
}
