using System.Net.Sockets;
using System.Reflection;
using CcHcPublish.Contract.CommandLine;
using CcHcPublish.Runtime;
using CcHcPublish.Runtime.Content;
using CcHcPublish.Runtime.Monitoring;
using CcHcPublish.Runtime.Scheduling;
using CcHcPublish.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Quartz;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Scheduling;

/// <summary>A job that fails is told when that begins and when it ends, in plain words, and is seen even where the ledger could not be told. Quartz's part is played.</summary>
[Collection(nameof(Monitoring.MetricsTests))]
public sealed class WatchJobsTests : IAsyncLifetime
{
    private static readonly Exception FullDisk = new SqliteException("database or disk is full", 13);

    private readonly TestClock clock = new(new DateTimeOffset(2026, 11, 20, 1, 0, 0, TimeSpan.Zero));
    private readonly CchcRun cchc = new();
    private readonly Told told = new();
    private LedgerUnderTest database = null!;
    private RuntimeServices runtime = null!;
    private WatchJobs watch = null!;

    public async Task InitializeAsync()
    {
        database = await LedgerUnderTest.OnFileAsync(clock);
        runtime = RuntimeServices.Over(database.Ledger, new RuntimeSettings { Root = new ContentRoot(cchc.CopyOf("so-mau")), DataFolder = cchc.Data, Node = "may-1", Clock = clock });
        watch = new WatchJobs(runtime, told);
    }

    public async Task DisposeAsync()
    {
        await database.DisposeAsync();
        cchc.Dispose();
    }

    [Fact]
    public async Task TheBeginningAndTheEndAreToldAndNothingBetween()
    {
        await EndAsync("sweep", null);
        for (var time = 0; time < 4; time++) await EndAsync("sweep", FullDisk);
        await EndAsync("sweep", null);
        await EndAsync("sweep", null);

        told.Lines.ShouldBe(
        [
            "Error Việc “lượt quét (sweep)” không chạy được: đĩa đầy. Phần mềm tự thử lại, không mất gì. Giải phóng chỗ trống trên ổ của thư mục dữ liệu hoặc của máy chủ PostgreSQL.",
            "Warning Việc “lượt quét (sweep)” đã chạy lại bình thường, sau 4 lần lỗi từ 08:00 20/11/2026.",
        ]);
    }

    [Fact]
    public async Task AnotherReasonIsToldAnew()
    {
        await EndAsync("publish", FullDisk);
        await EndAsync("publish", new Npgsql.NpgsqlException("x", new SocketException()));
        await EndAsync("publish", new InvalidOperationException("x"));

        told.Lines.Count.ShouldBe(3);
        told.Lines[1].ShouldContain("cơ sở dữ liệu không trả lời");
        told.Lines[2].ShouldContain("lỗi chưa rõ (InvalidOperationException)");
    }

    [Fact]
    public async Task WhatTheLedgerCouldNotBeToldIsSeenUntilTheJobWorks()
    {
        await ChangeAsync("create trigger no_word before insert on ledger when new.name like 'job.%' begin select raise(abort, 'đầy'); end");
        for (var time = 0; time < 3; time++) await EndAsync("sweep", FullDisk);

        (await JobRuns.LastAsync(database.Ledger, default)).ShouldBeEmpty();
        (await runtime.Health.LagAsync(default)).Jobs.Single().ShouldSatisfyAllConditions(run => run.Name.ShouldBe("sweep"), run => run.Failures.ShouldBe(3), run => run.IsIll.ShouldBeTrue());
        (await runtime.Health.ReadyAsync(default)).ShouldBeOfType<Readiness.NotReady>().ShouldSatisfyAllConditions(
            not => not.Code.ShouldBe("jobs"), not => not.Reason.Vi.ShouldContain("3 lần liền"));

        await ChangeAsync("drop trigger no_word");
        await EndAsync("sweep", null);

        (await runtime.Health.ReadyAsync(default)).ShouldBeOfType<Readiness.Ready>();
        (await runtime.Health.LagAsync(default)).Jobs.ShouldAllBe(run => run.Failures == 0);
    }

    [Fact]
    public async Task AFailureThatTheLedgerKnowsLeavesTheProcessReady()
    {
        for (var time = 0; time < 12; time++) await EndAsync("sweep", FullDisk);

        (await JobRuns.LastAsync(database.Ledger, default)).Single().Failures.ShouldBeGreaterThan(3);
        (await runtime.Health.ReadyAsync(default)).ShouldBeOfType<Readiness.Ready>();
    }

    [Fact]
    public async Task AJobOfTheListWhoseEndCouldNotBeKeptIsSeenUntilItOrAnotherNodeDoesIt()
    {
        await EndAsync("backup", FullDisk, isOfList: true);
        (await runtime.Health.LagAsync(default)).Jobs.Single().ShouldSatisfyAllConditions(run => run.Name.ShouldBe("backup"), run => run.Failures.ShouldBe(1));

        await JobRuns.KeepAsync(database.Ledger, new JobRun("backup", clock.GetUtcNow(), "may-2", null));
        clock.Advance(TimeSpan.FromSeconds(2));

        (await runtime.Health.LagAsync(default)).Jobs.Single().Failures.ShouldBe(0);
        await EndAsync("backup", FullDisk, isOfList: true);
        (await runtime.Health.LagAsync(default)).Jobs.Single().Failures.ShouldBe(1);
        await EndAsync("backup", null, isOfList: true);
        (await runtime.Health.LagAsync(default)).Jobs.Single().Failures.ShouldBe(0);
        told.Lines.ShouldBeEmpty();
    }

    private Task<int> ChangeAsync(string sql) => database.Ledger.ChangeAsync(change => change.RunAsync(sql), default);

    private async Task EndAsync(string job, Exception? failure, bool isOfList = false)
    {
        await watch.JobWasExecuted(Run(job, isOfList), failure is null ? null : new JobExecutionException(failure));
        clock.Advance(TimeSpan.FromSeconds(15));
    }

    private static IJobExecutionContext Run(string job, bool isOfList)
    {
        var detail = isOfList ? JobBuilder.Create<RunDeskJob>().WithIdentity(job).Build() : JobBuilder.Create<SweepJob>().WithIdentity(job).Build();
        var context = DispatchProxy.Create<IJobExecutionContext, Played>();
        ((Played)(object)context).Answers = new() { ["get_JobDetail"] = detail, ["get_MergedJobDataMap"] = new JobDataMap { [RunDeskJob.NameKey] = job } };
        return context;
    }

    public class Played : DispatchProxy
    {
        public Dictionary<string, object> Answers { get; set; } = [];

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => Answers[targetMethod!.Name];
    }

    /// <summary>What a console would show.</summary>
    private sealed class Told : ILogger<WatchJobs>
    {
        public List<string> Lines { get; } = [];

        public bool IsEnabled(LogLevel logLevel) => true;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Warning) Lines.Add($"{logLevel} {formatter(state, exception)}");
        }
    }
}
