using System.Globalization;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Quotas;
using CcHcPublish.Runtime.Bulletins;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Runtime.Scheduling;
using Quartz;

namespace CcHcPublish.Runtime.Rehearsals;

/// <summary>
/// Plays the desk's year on the sandbox: people submit, return, approve and withdraw at their times, bulletins are composed by their calendar, and
/// the publisher delivers whatever falls due in between, until the rehearsal's moment. Played again on the same ledger it goes on where it stopped.
/// </summary>
public sealed class ReplayYear(RuntimeServices runtime, DeskClock clock)
{
    private const string Reached = "rehearsal.reached";
    private const int MostRounds = 20;

    private readonly PriorityQueue<RehearsalAct, (DateTimeOffset At, int Order)> acts = new();
    private IReadOnlyDictionary<string, ScriptedCourse> script = new Dictionary<string, ScriptedCourse>();
    private AgencyContent content = null!;
    private bool isResumed;

    /// <summary>Told of every act the desk refused; in a clean rehearsal there is none.</summary>
    public event Action<RehearsalAct, DeskOutcome>? Refused;

    /// <summary>Puts the clock where the rehearsal begins, or goes on, and brings the files into the ledger. Call it before the channels are connected.</summary>
    public async Task BeginAsync(AgencyContent agency, DateTimeOffset until, CancellationToken cancel)
    {
        content = agency;
        script = RehearsalScript.Read(runtime.Content.File(agency.Agency.Id, "rehearsal.yaml", []), []);
        var reached = await runtime.Ledger.SettingAsync(Reached, cancel) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : (DateTimeOffset?)null;
        clock.StandAt(reached ?? agency.Agency.At(new DateTime(agency.Agency.Local(until).Year, 1, 1)));
        var imported = await runtime.Import.RunAsync(content, ImportAll.Actor, cancel);
        // Acts of the moment at which an earlier run was cut off may be done already; the desk refuses them then.
        isResumed = imported.New.Count < content.Articles.Count;
        Plan(imported, reached);
        PlanBulletins(agency.Agency, until);
    }

    public async Task RunAsync(DateTimeOffset until, CancellationToken cancel)
    {
        while (await NextAsync(cancel) is { } moment && moment <= until)
        {
            if (moment > clock.GetUtcNow()) clock.StandAt(moment);
            while (acts.TryPeek(out var act, out _) && act.At <= clock.GetUtcNow()) await PlayAsync(acts.Dequeue(), cancel);
            await runtime.Publisher.DeliverDueAsync(cancel);
            await RememberAsync(cancel);
        }

        if (until > clock.GetUtcNow()) clock.StandAt(until);
        await runtime.Publisher.DeliverDueAsync(cancel);
        await FinishJobsAsync(cancel);
        await runtime.Publisher.FinishAsync(cancel);
        await RememberAsync(cancel);
    }

    /// <summary>What a channel still works on at the end is asked about, so that a rehearsal leaves nothing half sent.</summary>
    private async Task FinishJobsAsync(CancellationToken cancel)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var asked = await runtime.Ledger.ReadAsync(
                "select min(not_before) as moment from publications where ticket is not null and not_before > @now", row => row.OptionalTime("moment"), cancel,
                ("now", clock.GetUtcNow()));
            if (asked[0] is not { } moment) return;
            clock.StandAt(moment);
            await runtime.Publisher.DeliverDueAsync(cancel);
        }
    }

    /// <summary>How far the rehearsal has come, after everything of that moment is done: an interrupted one goes on from here.</summary>
    private async Task RememberAsync(CancellationToken cancel)
    {
        await runtime.Ledger.SetAsync(Reached, clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture), cancel);
    }

    private void Plan(Imported imported, DateTimeOffset? reached)
    {
        foreach (var article in content.Articles)
        {
            var isNew = imported.New.Contains(ImportArticles.IdOf(article));
            foreach (var act in RehearsalAct.Of(article, content, script).Where(act => isNew || reached is null || act.At >= reached)) acts.Enqueue(act, (act.At, acts.Count));
        }
    }

    private void PlanBulletins(Agency agency, DateTimeOffset until)
    {
        if (agency.Bulletin is not { } bulletin) return;
        var cron = CronExpression.Parse(bulletin.Cron).WithTimeZone(agency.Zone);
        for (var at = cron.GetNextValidTimeAfter(clock.GetUtcNow()); at is { } moment && moment <= until; at = cron.GetNextValidTimeAfter(moment))
            acts.Enqueue(new RehearsalAct(moment, RehearsedVerb.Compose, "", ImportAll.Actor, null), (moment, acts.Count));
    }

    /// <summary>The next moment at which anybody acts or anything falls due.</summary>
    private async Task<DateTimeOffset?> NextAsync(CancellationToken cancel)
    {
        var due = await runtime.Ledger.ReadAsync(
            "select min(not_before) as moment from publications where not_before > @now", row => row.OptionalTime("moment"), cancel, ("now", clock.GetUtcNow()));
        DateTimeOffset? act = acts.TryPeek(out var next, out _) ? next.At : null;
        return act is null || due[0] < act ? due[0] : act;
    }

    private async Task PlayAsync(RehearsalAct act, CancellationToken cancel)
    {
        if (act.Verb == RehearsedVerb.Compose)
        {
            await ComposeAsync(cancel);
            return;
        }

        var article = $"{content.Agency.Id}/{act.Slug}";
        var reason = act.Course?.Reason ?? "";
        var outcome = act.Verb switch
        {
            RehearsedVerb.Submit => await runtime.Submit.RunAsync(content, article, act.Actor, cancel),
            RehearsedVerb.Return => await runtime.Return.RunAsync(content, article, act.Actor, reason, cancel),
            RehearsedVerb.Approve => await runtime.Approve.RunAsync(content, article, act.Actor, cancel),
            _ => await runtime.Withdraw.RunAsync(content, article, act.Actor, act.Course?.Kind ?? WithdrawalKinds.Usual, reason, act.Course?.Order, cancel),
        };
        if (outcome is not DeskOutcome.Done && !isResumed) Refused?.Invoke(act, outcome);
    }

    private async Task ComposeAsync(CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(content.Agency.Local(clock.GetUtcNow()).DateTime);
        var month = Period.Of(today, PeriodKind.Month, content.Agency.Counting.Period).Later(-1);
        if (month.Year != today.Year && content.Plan(month.Year) is null) return;
        if (await runtime.Bulletin.RunAsync(content, month, ImportAll.Actor, cancel) is not BulletinOutcome.Composed composed) return;
        content = runtime.Content.Run(content.Agency.Id, cancel).Content ?? content;
        await runtime.Import.RunAsync(content, ImportAll.Actor, cancel);
        if (content.Article(composed.Slug) is not { } bulletin) return;
        foreach (var act in RehearsalAct.Of(bulletin, content, script)) acts.Enqueue(act, (act.At, acts.Count));
    }
}
