using CcHcPublish.Runtime.Channels.Accounts;
using Quartz;

namespace CcHcPublish.Runtime.Scheduling;

/// <summary>Asks the connected channels of the agency that its one datum names "who am I, may I post?", so that the board hears of trouble before an article is due.</summary>
[DisallowConcurrentExecution]
public sealed class CheckChannelsJob(Accounts accounts) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await accounts.TestAgencyAsync(context.MergedJobDataMap.GetString(AgencyJob.AgencyKey) ?? "", ImportAll.Actor, cancellationToken);
}
