using System.Data.Common;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Monitoring;

/// <summary>Whether this process can do its work. Closed.</summary>
public abstract record Readiness
{
    private Readiness()
    {
    }

    public sealed record Ready : Readiness;

    /// <param name="Code">Stable word for machines.</param>
    public sealed record NotReady(string Code, Words Reason) : Readiness;
}

/// <summary>
/// Answers the health questions of one process, each within some 5 s, however many ask at once. Asking often costs the ledger nothing more: a
/// reading of the lag, and that there was none, serves for one second.
/// </summary>
public sealed class DeskHealth(Ledger ledger, PublishingMeter meter, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim reading = new(1, 1);
    private volatile bool isStopping;
    private DeskLag? last;
    private long readAt;
    private long? lostAt;

    /// <summary>What this process alone knows of its failing jobs.</summary>
    public UntoldRuns Untold { get; } = new();

    /// <summary>From now on this process is not ready: it ends.</summary>
    public void BeginStop() => isStopping = true;

    public async Task<Readiness> ReadyAsync(CancellationToken cancel)
    {
        if (isStopping) return new Readiness.NotReady("stopping", new("Tiến trình đang dừng.", "The process is stopping."));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        try
        {
            var newest = (await ledger.ReadAsync("select coalesce(max(number), 0) as newest from migrations", row => row.Number("newest"), patience.Token))[0];
            if (newest != MigrateLedger.NewestNumber) return new Readiness.NotReady(
                "schema",
                new($"Sổ ở phiên bản {newest}, chương trình cần {MigrateLedger.NewestNumber}.", $"The ledger is at version {newest}; the program needs {MigrateLedger.NewestNumber}."));
            // A ledger on a full disk can be read all the same.
            return Untold.Worst is { } ill
                ? new Readiness.NotReady("jobs", new(
                    $"Việc “{ill.Name}” lỗi {ill.Failures} lần liền ({ill.Failure}) và không ghi được vào sổ.",
                    $"The job “{ill.Name}” failed {ill.Failures} times in a row ({ill.Failure}), and the ledger could not be told."))
                : new Readiness.Ready();
        }
        catch (Exception failure) when (failure is DbException or OperationCanceledException or IOException or TimeoutException)
        {
            cancel.ThrowIfCancellationRequested();
            return new Readiness.NotReady("ledger", new("Sổ không trả lời.", "The ledger does not answer."));
        }
    }

    /// <summary>The lag of at most one second ago, which the meter shows from then on.</summary>
    /// <exception cref="TimeoutException">The ledger did not answer in time, now or within the last second.</exception>
    public async Task<DeskLag> LagAsync(CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        // The wait for another's reading counts too: else those who ask at once would wait for each other in turn.
        patience.CancelAfter(Patience);
        try
        {
            await reading.WaitAsync(patience.Token);
            try
            {
                var lag = await FreshAsync(patience.Token, cancel);
                return lag with { Jobs = Untold.On(lag.Jobs) };
            }
            finally
            {
                reading.Release();
            }
        }
        catch (Exception failure) when (patience.IsCancellationRequested && !cancel.IsCancellationRequested && failure is not TimeoutException)
        {
            throw new TimeoutException("The ledger did not answer in time.", failure);
        }
    }

    public void Dispose() => reading.Dispose();

    /// <param name="hangUp">Whoever asks may go: that tells nothing of the ledger.</param>
    private async Task<DeskLag> FreshAsync(CancellationToken patience, CancellationToken hangUp)
    {
        if (last is not null && clock.GetElapsedTime(readAt) < Fresh) return last;
        // By the machine's time: the desk's may stand still while the ledger comes back.
        if (lostAt is { } lost && TimeProvider.System.GetElapsedTime(lost) < Fresh) throw new TimeoutException("The ledger did not answer a moment ago.");
        try
        {
            last = await new ReadLag(ledger, clock).RunAsync(patience);
        }
        catch when (!hangUp.IsCancellationRequested)
        {
            lostAt = TimeProvider.System.GetTimestamp();
            meter.LedgerAnswers(false);
            if (last is not null) Show(last);
            throw;
        }

        (readAt, lostAt) = (clock.GetTimestamp(), null);
        Show(last);
        meter.LedgerAnswers(true);
        return last;
    }

    private void Show(DeskLag lag) => meter.Renew(lag with { Jobs = Untold.On(lag.Jobs) });
}
