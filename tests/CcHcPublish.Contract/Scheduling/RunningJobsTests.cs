using System.Reflection;
using CcHcPublish.Runtime.Scheduling;
using Quartz;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Scheduling;

/// <summary>A process that ends reaches every job of its own, also those that begin or end in that very moment. Quartz's part is played: its moment cannot be hit at will.</summary>
public sealed class RunningJobsTests
{
    private readonly RunningJobs running = new();
    private readonly Told told = (Told)DispatchProxy.Create<IScheduler, Told>();

    [Fact]
    public async Task OneThatEndsInThatMomentKeepsNoOtherFromBeingToldAndWaitedFor()
    {
        var names = Enumerable.Range(1, 9).Select(number => "job-" + number).ToList();
        foreach (var name in names) await running.JobToBeExecuted(Run(name));
        told.WhenTold = async name =>
        {
            if (name is not ("job-2" or "job-7")) return true;
            // Quartz still has it on its list, but what would carry the word is gone.
            await running.JobWasExecuted(Run(name), null);
            throw new ObjectDisposedException(nameof(CancellationTokenSource));
        };

        var ended = running.EndAsync();

        told.Names.Order().ShouldBe(names);
        foreach (var name in names.Except(["job-2", "job-7"]))
        {
            ended.IsCompleted.ShouldBeFalse();
            await running.JobWasExecuted(Run(name), null);
        }

        await ended.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task OneThatBeginsAllTheSameIsToldAtOnceAndWaitedFor()
    {
        await running.JobToBeExecuted(Run("first"));
        var ended = running.EndAsync();

        await running.JobToBeExecuted(Run("late"));
        await running.JobWasExecuted(Run("first"), null);

        told.Names.ShouldBe(["first", "late"]);
        await Task.Yield();
        ended.IsCompleted.ShouldBeFalse();
        await running.JobWasExecuted(Run("late"), null);
        await ended.WaitAsync(TimeSpan.FromSeconds(20));
    }

    private IJobExecutionContext Run(string name)
    {
        var context = DispatchProxy.Create<IJobExecutionContext, Running>();
        ((Running)context).Answers = new() { ["get_FireInstanceId"] = name, ["get_Scheduler"] = told };
        return context;
    }

    public class Told : DispatchProxy
    {
        public List<string> Names { get; } = [];

        public Func<string, Task<bool>> WhenTold { get; set; } = _ => Task.FromResult(true);

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            targetMethod!.Name.ShouldBe(nameof(IScheduler.InterruptFireInstance));
            Names.Add((string)args![0]!);
            return new ValueTask<bool>(WhenTold(Names[^1]));
        }
    }

    public class Running : DispatchProxy
    {
        public Dictionary<string, object> Answers { get; set; } = [];

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => Answers[targetMethod!.Name];
    }
}
