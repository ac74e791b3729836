using System.Collections.Frozen;
using System.Globalization;

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

    /// <summary>Why one of these Booleans cannot be read; null when all can. What was meant to be hidden must not be published for a slip.</summary>
    public GraphRefusal? CheckFlags(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (Has(name) && Flag(name) is null)
            {
                return GraphErrors.Parameter($"Param {name} must be a boolean");
            }
        }

        return null;
    }

    /// <summary>A Boolean in any of its spellings; null when absent or unreadable.</summary>
    public bool? Flag(string name) => this[name]?.ToLowerInvariant() switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => null,
    };

    /// <summary>A whole number that is not negative; null when absent or unreadable.</summary>
    public long? Number(string name) => long.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
