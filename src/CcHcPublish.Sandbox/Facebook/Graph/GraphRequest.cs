using System.Collections.Frozen;

namespace CcHcPublish.Sandbox.Facebook.Graph;

/// <summary>A call with its parameters merged from query and body, whatever form they came in. Nested values are JSON text.</summary>
public sealed record GraphRequest
{
    public required string Method { get; init; }

    /// <summary>Version as asked for in the path; null when the path names none.</summary>
    public string? Version { get; init; }

    /// <summary>Path after the version.</summary>
    public required IReadOnlyList<string> Path { get; init; }

    public required IReadOnlyDictionary<string, string> Parameters { get; init; }

    /// <summary>Uploaded parts by name.</summary>
    public IReadOnlyDictionary<string, byte[]> Files { get; init; } = FrozenDictionary<string, byte[]>.Empty;

    /// <summary>Token of the Authorization header.</summary>
    public string? HeaderToken { get; init; }

    /// <summary>Address of the API on this server without a slash at the end, as the caller reached it.</summary>
    public required string Root { get; init; }

    public string? Token => this["access_token"] ?? HeaderToken;

    /// <summary>A parameter's text; null when it is absent or empty.</summary>
    public string? this[string name] => Parameters.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;

    public bool Has(string name) => this[name] is not null;

    /// <summary>A Boolean in any of its spellings; null when absent or unreadable.</summary>
    public bool? Flag(string name) => this[name]?.ToLowerInvariant() switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => null,
    };
}
