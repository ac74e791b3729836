using System.Text.Json;
using System.Text.Json.Serialization;
using CcHcPublish.Runtime.Storage.Tables;

namespace CcHcPublish.Runtime.Storage.Backup;

/// <summary>
/// What a backup must hold, kept beside it as <c>FILE.json</c>: a backup without it is not finished and is not restored.
/// </summary>
/// <param name="Schema">Number of the newest migration in the file.</param>
/// <param name="LogHead"><c>NUMBER HASH</c> of the newest event.</param>
/// <param name="Size">Bytes of the file.</param>
/// <param name="FileHash">SHA-256 of the whole file.</param>
public sealed record BackupManifest(long Schema, DateTimeOffset TakenAt, string LogHead, long Size, string FileHash, IReadOnlyList<TableSum> Tables)
{
    /// <summary>A manifest has some kilobytes; a larger file is something else.</summary>
    private const int Largest = 1024 * 1024;

    public static string PathFor(string backup) => backup + ".json";

    /// <summary>Null when there is none or it cannot be read.</summary>
    public static async Task<BackupManifest?> ReadAsync(string backup, CancellationToken cancel)
    {
        var file = new FileInfo(PathFor(backup));
        if (!file.Exists || file.Length > Largest) return null;
        try
        {
            var read = JsonSerializer.Deserialize(await File.ReadAllBytesAsync(file.FullName, cancel), BackupJson.Default.BackupManifest);
            return read is { LogHead: not null, FileHash: not null, Tables: { } tables } && tables.All(table => table is { Table: not null, Hash: not null }) ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, BackupJson.Default.BackupManifest);
}

[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(BackupManifest))]
internal sealed partial class BackupJson : JsonSerializerContext;
