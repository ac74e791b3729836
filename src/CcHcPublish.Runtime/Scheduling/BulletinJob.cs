using CcHcPublish.Core.Quotas;
using CcHcPublish.Runtime.Bulletins;
using CcHcPublish.Runtime.Content;
using Quartz;

namespace CcHcPublish.Runtime.Scheduling;

/// <summary>
/// Composes last month's bulletin of the agency that its one datum names, once this month's firing time is past. It also runs at start,
/// so that a month that was missed while the process was down is made up.
/// </summary>
[DisallowConcurrentExecution]
public sealed class BulletinJob(ReadContent read, ComposeMonthlyBulletin compose, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var agency = context.MergedJobDataMap.GetString(AgencyJob.AgencyKey) ?? "";
        if (read.Run(agency, cancellationToken).Content is not { } content) return;
        var now = clock.GetUtcNow();
        var local = content.Agency.Local(now).DateTime;
        var monthBegins = content.Agency.At(new DateTime(local.Year, local.Month, 1)).AddSeconds(-1);
        if (content.Agency.Bulletin is not { } bulletin || CronExpression.Parse(bulletin.Cron).WithTimeZone(content.Agency.Zone).GetNextValidTimeAfter(monthBegins) > now) return;
        var today = DateOnly.FromDateTime(local);
        var lastMonth = Period.Of(today, PeriodKind.Month, content.Agency.Counting.Period).Later(-1);
        await compose.RunAsync(content, lastMonth, ImportAll.Actor, cancellationToken);
    }
}
