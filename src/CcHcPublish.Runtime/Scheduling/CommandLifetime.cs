using Microsoft.Extensions.Hosting;

namespace CcHcPublish.Runtime.Scheduling;

/// <summary>
/// A host that lives as long as the command around it. The usual lifetime would take SIGTERM and Ctrl+C for itself, and stop the host while the command
/// goes on and never hears of them.
/// </summary>
public sealed class CommandLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
