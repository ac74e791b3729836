using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Zalo.OA.SDK;

/// <summary>
/// A token or key. <see cref="ToString"/> never shows it, so that it cannot slip into a log, an exception or a debugger window;
/// only <see cref="Reveal"/> does. Always 1 to 8192 visible ASCII characters, hence safe in an HTTP header.
/// </summary>
[DebuggerDisplay("***")]
public sealed class ZaloSecret : IEquatable<ZaloSecret>
{
    /// <summary>The longest accepted secret, in characters. Zalo publishes no limit; its tokens have a few hundred.</summary>
    public const int MaxLength = 8192;

    private readonly string value;

    /// <summary>Wraps a secret.</summary>
    /// <param name="value">1 to <see cref="MaxLength"/> visible ASCII characters.</param>
    /// <exception cref="ArgumentException">Empty, too long, or with a character that no token has. The text never repeats the value.</exception>
    public ZaloSecret(string value)
    {
        if (!IsAcceptable(value))
        {
            throw new ArgumentException("A secret consists of 1 to 8192 visible ASCII characters.", nameof(value));
        }

        this.value = value;
    }

    /// <summary>Wraps a secret that comes from outside; false where the constructor would throw.</summary>
    /// <param name="value">The candidate.</param>
    /// <param name="secret">The secret, or null.</param>
    public static bool TryCreate(string? value, [NotNullWhen(true)] out ZaloSecret? secret)
    {
        secret = IsAcceptable(value) ? new ZaloSecret(value!) : null;
        return secret is not null;
    }

    /// <summary>The secret itself, for the wire and for a store. Keep it out of everything else.</summary>
    public string Reveal() => value;

    /// <summary>Same secret; takes the same time wherever the two differ.</summary>
    /// <param name="other">The other secret.</param>
    public bool Equals(ZaloSecret? other) =>
        other is not null && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(value), Encoding.ASCII.GetBytes(other.value));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ZaloSecret);

    /// <inheritdoc/>
    public override int GetHashCode() => value.GetHashCode(StringComparison.Ordinal);

    /// <summary>Three stars, whatever the secret is.</summary>
    public override string ToString() => "***";

    private static bool IsAcceptable(string? value) =>
        value is { Length: > 0 and <= MaxLength } && value.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0;
}
