using System.Text.Json;
using System.Text.Json.Serialization;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Runtime.Channels.Accounts;

/// <summary>The answer to "who am I, and may I post?" at one moment.</summary>
/// <param name="IsAble">No finding blocks posting.</param>
public sealed record AccountTest(DateTimeOffset At, bool IsAble, IReadOnlyList<AccountFinding> Findings)
{
    public static AccountTest Of(DateTimeOffset at, IReadOnlyList<AccountFinding> findings) =>
        new(at, !findings.Any(finding => finding.Weight == FindingWeight.Blocks), findings);
}

public enum FindingWeight
{
    /// <summary>In order.</summary>
    Good,

    /// <summary>Posting works now; somebody should look.</summary>
    Look,

    /// <summary>Nothing can be posted until a person acts.</summary>
    Blocks,
}

/// <summary>One thing a test looked at.</summary>
/// <param name="Code">Stable word for programs.</param>
/// <param name="Message">What is the case and, where it is not good, who does what. No secret in it.</param>
public sealed record AccountFinding(string Code, FindingWeight Weight, Words Message)
{
    /// <summary>The code of what a month still allows.</summary>
    public const string Allowance = "allowance";

    /// <summary>What the message tells, in figures, where it is about an allowance: what was sent since can be added.</summary>
    public Core.Channels.Allowance? Figures { get; init; }

    public static AccountFinding Of(Core.Channels.Allowance allowance) => allowance.Warning is { } warning
        ? new(Allowance, FindingWeight.Look, new($"{allowance.Told.Vi} {warning.Vi}", $"{allowance.Told.En} {warning.En}")) { Figures = allowance }
        : new(Allowance, FindingWeight.Good, allowance.Told) { Figures = allowance };

    internal static string WriteAll(IReadOnlyList<AccountFinding> findings) => JsonSerializer.Serialize(
        [.. findings.Select(finding => new StoredFinding(finding.Code, finding.Weight.ToString(), finding.Message.Vi, finding.Message.En)
        {
            Figures = finding.Figures is { } figures ? new StoredAllowance(figures.Kind.ToString(), figures.Total, figures.Used, figures.Waiting) : null,
        })], AccountJson.Default.StoredFindingArray);

    internal static IReadOnlyList<AccountFinding> ReadAll(string json)
    {
        if (json.Length == 0) return [];
        var stored = JsonSerializer.Deserialize(json, AccountJson.Default.StoredFindingArray) ?? [];
        return [.. stored.Select(finding => new AccountFinding(finding.Code, Enum.Parse<FindingWeight>(finding.Weight), new Words(finding.Vi, finding.En))
        {
            Figures = finding.Figures is { } figures && Enum.TryParse<AllowanceKind>(figures.Kind, out var kind) ? new Core.Channels.Allowance(kind, figures.Total, figures.Used, figures.Waiting) : null,
        })];
    }
}

internal sealed record StoredFinding(string Code, string Weight, string Vi, string En)
{
    public StoredAllowance? Figures { get; init; }
}

internal sealed record StoredAllowance(string Kind, int? Total, int Used, int Waiting);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredFinding[]))]
internal sealed partial class AccountJson : JsonSerializerContext;
