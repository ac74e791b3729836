using CcHcPublish.Runtime.Bulletins;
using CcHcPublish.Runtime.Content;
using Quartz;

namespace CcHcPublish.Runtime.Scheduling;

/// <summary>
/// Composes the missing bulletins of the agency that its one datum names, once this month's firing time is past. It also runs at start,
/// so that a month that was missed while the process was down, or was refused, is made up.
/// </summary>
[DisallowConcurrentExecution]
public sealed class BulletinJob(ReadContent read, ComposeMissingBulletins compose, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var agency = context.MergedJobDataMap.GetString(AgencyJob.AgencyKey) ?? "";
        if (read.Run(agency, cancellationToken).Content is not { } content) return;
        var now = clock.GetUtcNow();
        var local = content.Agency.Local(now).DateTime;
        var monthBegins = content.Agency.At(new DateTime(local.Year, local.Month, 1)).AddSeconds(-1);
        if (content.Agency.Bulletin is not { } bulletin || CronExpression.Parse(bulletin.Cron).WithTimeZone(content.Agency.Zone).GetNextValidTimeAfter(monthBegins) > now) return;
        await compose.RunAsync(content, DateOnly.FromDateTime(local), ImportAll.Actor, cancellationToken);
    }
}
