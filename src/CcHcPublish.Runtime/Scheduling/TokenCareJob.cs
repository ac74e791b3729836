using CcHcPublish.Runtime.Channels.Accounts;
using Quartz;

namespace CcHcPublish.Runtime.Scheduling;

/// <summary>Renews tokens ahead of their end. Harmless on several nodes at once: one of them does it.</summary>
[DisallowConcurrentExecution]
public sealed class TokenCareJob(Accounts accounts) : IJob
{
    public static readonly TimeSpan Every = TimeSpan.FromHours(1);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await accounts.KeepFresh.RunAsync(cancellationToken);
}
