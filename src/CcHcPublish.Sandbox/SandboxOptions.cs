namespace CcHcPublish.Sandbox;

/// <summary>How a sandbox is set up. Every value has a default that suits a rehearsal on one machine.</summary>
public sealed record SandboxOptions
{
    /// <summary>Loopback port to listen on; 0 takes any free one.</summary>
    public int Port { get; init; }

    /// <summary>Append-only journal that keeps the state over restarts; pictures lie in a folder beside it. Null keeps all in memory.</summary>
    public string? StateFile { get; init; }

    /// <summary>Time of both services: expiries, schedules, delays. Hand in a manual clock to make hours pass at once.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>One Facebook Page and one Zalo OA is made for each name, in this order, always with the same ids and tokens.</summary>
    public IReadOnlyList<string> AccountNames { get; init; } = ["Sở Mẫu"];

    /// <summary>Largest request body in bytes. The services' own, smaller limits are checked by each side.</summary>
    public long MaxRequestBytes { get; init; } = 64L << 20;

    /// <summary>How many requests <c>GET /sandbox/requests</c> remembers; older ones are dropped.</summary>
    public int RememberedRequests { get; init; } = 1000;

    public FacebookOptions Facebook { get; init; } = new();

    public ZaloOptions Zalo { get; init; } = new();
}
