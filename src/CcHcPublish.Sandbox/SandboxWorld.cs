using CcHcPublish.Sandbox.Faults;
using CcHcPublish.Sandbox.State;

namespace CcHcPublish.Sandbox;

/// <summary>What the host hands to each side.</summary>
public sealed record SandboxWorld(SandboxOptions Options, FaultEngine Faults, Journal Journal, BlobStore Blobs)
{
    public TimeProvider Clock => Options.Clock;

    public DateTimeOffset Now => Options.Clock.GetUtcNow();
}
