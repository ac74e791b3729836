using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Channels;
using CcHcPublish.Runtime.Content;
using CcHcPublish.Runtime.Installation;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CcHcPublish.Runtime;

/// <summary>Where a process works, and with what.</summary>
public sealed record RuntimeSettings
{
    public required ContentRoot Root { get; init; }

    /// <summary>Folder of the ledger, the logs and the built sites.</summary>
    public required string DataFolder { get; init; }

    /// <summary>Npgsql connection string; null for the file in <see cref="DataFolder"/>.</summary>
    public string? Postgres { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Name of this process in attempts and the log; unique among the nodes of one ledger.</summary>
    public string Node { get; init; } = $"{Environment.MachineName}-{Environment.ProcessId}";

    /// <summary>Set in a rehearsal: where the sites stand instead of their real addresses, ending with a slash.</summary>
    public string? RehearsalSite { get; init; }

    /// <summary>Set in a rehearsal: its own fanpage and OA. Else every channel goes to the account that its agency connected.</summary>
    public Func<Agency, ChannelSetting, IChannel?>? Connect { get; init; }

    /// <summary>The keys that open stored tokens, from the environment; null for the key file in <see cref="DataFolder"/>.</summary>
    public string? Key { get; init; }

    /// <summary>What <c>cchc.yaml</c> says.</summary>
    public InstallationSettings Installation { get; init; } = new();

    public ILoggerFactory Logs { get; init; } = NullLoggerFactory.Instance;

    public string SiteFolder => Path.Combine(DataFolder, "site");
}
