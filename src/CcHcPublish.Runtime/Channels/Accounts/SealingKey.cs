using System.Security.Cryptography;
using System.Text;

namespace CcHcPublish.Runtime.Channels.Accounts;

/// <summary>One AES-256 key. Its id is the beginning of its SHA-256, so two machines with the same key give it the same name.</summary>
internal sealed class SealingKey
{
    public const int Length = 32;

    private const int NonceLength = 12;
    private const int TagLength = 16;

    private readonly byte[] key;

    public SealingKey(byte[] key)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(key.Length, Length);
        this.key = key;
        Id = Convert.ToHexStringLower(SHA256.HashData(key).AsSpan(0, 4));
    }

    /// <summary>Eight hexadecimal digits; no secret.</summary>
    public string Id { get; }

    /// <summary>Null for anything but the Base64 of 32 bytes.</summary>
    public static SealingKey? Parse(string text)
    {
        var bytes = new byte[Length + 1];
        return Convert.TryFromBase64String(text.Trim(), bytes, out var length) && length == Length ? new SealingKey(bytes[..Length]) : null;
    }

    /// <summary>Nonce, ciphertext and tag (AES-GCM, NIST SP 800-38D). The place is authenticated: the bytes open nowhere else.</summary>
    public byte[] Seal(string place, ReadOnlySpan<byte> secret)
    {
        var box = new byte[NonceLength + secret.Length + TagLength];
        var nonce = box.AsSpan(0, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, secret, box.AsSpan(NonceLength, secret.Length), box.AsSpan(NonceLength + secret.Length), Encoding.UTF8.GetBytes(place));
        return box;
    }

    /// <summary>Null when the bytes were changed, or belong to another place or key.</summary>
    public byte[]? Open(string place, ReadOnlySpan<byte> box)
    {
        if (box.Length < NonceLength + TagLength) return null;
        var secret = new byte[box.Length - NonceLength - TagLength];
        using var aes = new AesGcm(key, TagLength);
        try
        {
            aes.Decrypt(box[..NonceLength], box[NonceLength..^TagLength], box[^TagLength..], secret, Encoding.UTF8.GetBytes(place));
            return secret;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
