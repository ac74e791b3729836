using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace CcHcPublish.Sandbox.State;

/// <summary>Pictures and files by the hash of their bytes: the same bytes are kept once, and a key never changes its meaning.</summary>
/// <param name="folder">Where they lie; null keeps them in memory.</param>
public sealed class BlobStore(string? folder)
{
    private readonly ConcurrentDictionary<string, byte[]> memory = new(StringComparer.Ordinal);

    /// <summary>Keeps the bytes and returns their key: 32 hexadecimal digits.</summary>
    public string Put(ReadOnlySpan<byte> bytes)
    {
        var key = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16));
        if (folder is null)
        {
            memory.TryAdd(key, bytes.ToArray());
        }
        else if (Path.Combine(folder, key) is var path && !File.Exists(path))
        {
            Directory.CreateDirectory(folder);
            var unfinished = path + "." + Guid.NewGuid().ToString("N");
            File.WriteAllBytes(unfinished, bytes);
            File.Move(unfinished, path, overwrite: true);
        }

        return key;
    }

    /// <summary>The bytes of a key; null for anything that is not one of our keys, paths included.</summary>
    public byte[]? Get(string key)
    {
        if (key.Length != 32 || !key.All(char.IsAsciiHexDigitLower))
        {
            return null;
        }

        if (folder is null)
        {
            return memory.GetValueOrDefault(key);
        }

        var path = Path.Combine(folder, key);
        return File.Exists(path) ? File.ReadAllBytes(path) : null;
    }
}
