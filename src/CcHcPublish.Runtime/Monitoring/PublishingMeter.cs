using System.Diagnostics.Metrics;
using System.Globalization;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Scheduling;

namespace CcHcPublish.Runtime.Monitoring;

/// <summary>
/// What one process tells about publishing by System.Diagnostics.Metrics, meter <see cref="Name"/>. Labels come from closed lists: kinds of channel, acts, outcomes, names of jobs;
/// never a title, an address or an id.
/// </summary>
public sealed class PublishingMeter : IDisposable
{
    public const string Name = "CcHcPublish";

    private static readonly InstrumentAdvice<double> Calls = new() { HistogramBucketBoundaries = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60] };
    private static readonly InstrumentAdvice<double> Sweeps = new() { HistogramBucketBoundaries = [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300] };

    private readonly Meter meter = new(Name);
    private readonly Counter<long> publications;
    private readonly Histogram<double> attempts;
    private readonly Histogram<double> sweeps;
    private DeskLag? lag;
    private volatile LedgerState ledger;

    public PublishingMeter()
    {
        publications = meter.CreateCounter<long>("cchc.publications", "{attempt}", "Attempts by kind of channel, act and outcome.");
        attempts = meter.CreateHistogram("cchc.attempt.duration", "s", "How long one attempt took, from claim to closed outcome.", tags: null, Calls);
        sweeps = meter.CreateHistogram("cchc.sweep.duration", "s", "How long one sweep for due work took.", tags: null, Sweeps);
        meter.CreateObservableGauge("cchc.ledger.up", LedgerUp, null, "1 while the ledger answers, 0 while it does not: the other gauges then show the last reading.");
        Gauge("cchc.due", "Publications that are due and can go out, and have not.", at => at.Due);
        Gauge("cchc.attempts.open", "Attempts that are open now, on any node.", at => at.OpenAttempts);
        Gauge("cchc.unconfirmed", "Publications of which it is not known whether they are on the channel.", at => at.Unconfirmed);
        Gauge("cchc.rejected", "Publications that a channel refused.", at => at.Rejected);
        Gauge("cchc.expired", "Publications that were too late for their channel.", at => at.Expired);
        Gauge("cchc.held", "Due publications that a person holds back.", at => at.Held);
        Gauge("cchc.drifted", "Publications that somebody changed or removed on the channel.", at => at.Drifted);
        Gauge("cchc.channels.down", "Channels at which posts wait for a person: not connected, their grant broken, or their month used up.", at => at.ChannelsDown);
        Gauge("cchc.waiting_for_channel", "Due publications that wait until a person has put their channel in order.", at => at.WaitingForChannel);
        meter.CreateObservableGauge(
            "cchc.waiting", () => Observe(at => at.Waiting.TotalSeconds), "s",
            "How long the oldest publication has waited until a person has put its channel in order.");
        meter.CreateObservableGauge("cchc.lag", () => Observe(at => at.Lag.TotalSeconds), "s", "Lateness of the oldest due publication.");
        meter.CreateObservableGauge(
            "cchc.job.failures", () => Jobs().Select(run => new Measurement<long>(run.Failures, new KeyValuePair<string, object?>("job", KindOf(run)))), null,
            "Failures of a job in a row, 0 when its last run was done.");
        meter.CreateObservableGauge("cchc.job.last_success",
            () => Jobs().Where(run => run.LastDone is not null).Select(run => new Measurement<double>(run.LastDone!.Value.ToUnixTimeSeconds(), new KeyValuePair<string, object?>("job", KindOf(run)))),
            "s", "When a job was last done, in seconds since 1970.");
        meter.CreateObservableGauge("cchc.job.last_run", Runs, "s", "When a job of the installation last ran, in seconds since 1970, by how it ended.");
    }

    /// <summary>One attempt was closed.</summary>
    /// <param name="kind">Null for a channel that its agency no longer declares.</param>
    /// <param name="outcome">Name of a delivery or find outcome, or of the state that the publication was moved to without a call.</param>
    public void Told(Publication publication, ChannelKind? kind, string outcome, TimeSpan duration)
    {
        var channel = new KeyValuePair<string, object?>("channel_kind", kind is { } known ? Word(known) : "unknown");
        publications.Add(1, channel, new("act", Word(publication.Act)), new("outcome", Lower(outcome)));
        attempts.Record(duration.TotalSeconds, channel);
    }

    public void Swept(TimeSpan duration) => sweeps.Record(duration.TotalSeconds);

    /// <summary>What the gauges show from now on; before the first reading they show nothing.</summary>
    public void Renew(DeskLag reading) => Volatile.Write(ref lag, reading);

    /// <summary>Whether the last reading was possible; before the first the gauge shows nothing.</summary>
    public void LedgerAnswers(bool answers) => ledger = answers ? LedgerState.Up : LedgerState.Down;

    public void Dispose() => meter.Dispose();

    private IEnumerable<Measurement<int>> LedgerUp() => ledger == LedgerState.Unknown ? [] : [new Measurement<int>(ledger == LedgerState.Up ? 1 : 0)];

    private void Gauge(string name, string description, Func<DeskLag, long> read) => meter.CreateObservableGauge(name, () => Observe(read), null, description);

    private IEnumerable<Measurement<T>> Observe<T>(Func<DeskLag, T> read) where T : struct =>
        Volatile.Read(ref lag) is { } reading ? [new Measurement<T>(read(reading))] : [];

    private IEnumerable<Measurement<double>> Runs() =>
        Jobs().Select(run => new Measurement<double>(run.At.ToUnixTimeSeconds(), new("job", KindOf(run)), new("result", run.Failure is null ? "done" : "failed")));

    /// <summary>One per kind of job, however many agencies have it: the one that fails, else the one that ran last.</summary>
    private IEnumerable<JobRun> Jobs() => Volatile.Read(ref lag) is { } reading
        ? reading.Jobs.GroupBy(KindOf, StringComparer.Ordinal).Select(same => same.OrderByDescending(run => run.Failures).ThenByDescending(run => run.At).First())
        : [];

    private static string KindOf(JobRun run) => run.Name.Split('/')[0];

    private static string Word<T>(T word) where T : struct, Enum => Lower(word.ToString());

    private static string Lower(string word) => word.ToLower(CultureInfo.InvariantCulture);

    private enum LedgerState
    {
        Unknown,
        Up,
        Down,
    }
}
