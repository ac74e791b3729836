using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CcHcPublish.Core.Text;

/// <summary>
/// A token, key or password. Whatever turns it into text (ToString, string interpolation, JSON, a debugger, a log that takes objects
/// apart) gets three dots; only <see cref="Reveal"/> gives the text, so the places that need it can be found by name.
/// </summary>
[DebuggerDisplay(Mask)]
[JsonConverter(typeof(SecretJson))]
public sealed class Secret(string text) : IEquatable<Secret>
{
    public const string Mask = "•••";

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string text = text;

    /// <summary>The text itself, for the wire and the encrypted store.</summary>
    public string Reveal() => text;

    /// <summary>Same text, compared in a time that does not tell where they differ.</summary>
    public bool Equals(Secret? other) => other is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetBytes(other.text));

    public override bool Equals(object? obj) => Equals(obj as Secret);

    public override int GetHashCode() => text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Mask;
}

/// <summary>Reads a secret from JSON; writes only its mask.</summary>
public sealed class SecretJson : JsonConverter<Secret>
{
    public override Secret? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString() is { } text ? new Secret(text) : null;

    public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) => writer.WriteStringValue(Secret.Mask);
}
