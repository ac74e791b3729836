using System.Globalization;

namespace Zalo.OA.SDK;

/// <summary>What may be uploaded where: extensions, first bytes and size. One row per kind, in one place.</summary>
/// <remarks>
/// Pictures 1 MB, documents 5 MB and videos 50 MB: the official documentation as transcribed in 2026; gif 5 MB and names of 200 characters: observed by Go clients; csv: one
/// transcription alone.
/// </remarks>
internal sealed record FileRules(string Path, long MaxBytes, IReadOnlyList<string> Extensions)
{
    private const long Mebibyte = 1 << 20;
    private const int LongestName = 200;

    public static readonly FileRules Image = new(ApiPaths.UploadImage, 1 * Mebibyte, [".jpg", ".jpeg", ".png"]);
    public static readonly FileRules Gif = new(ApiPaths.UploadGif, 5 * Mebibyte, [".gif"]);
    public static readonly FileRules Document = new(ApiPaths.UploadFile, 5 * Mebibyte, [".pdf", ".doc", ".docx", ".csv"]);
    public static readonly FileRules Video = new(ApiPaths.VideoPrepare, 50 * Mebibyte, [".mp4", ".avi"]);

    /// <summary>The first fault of a file; null where there is none.</summary>
    public string? Check(ZaloFile file)
    {
        if (file.Name.Length > LongestName)
        {
            return "the file name has more than 200 characters";
        }

        if (!Extensions.Contains(file.Extension))
        {
            return $"the extension must be one of {string.Join(", ", Extensions)}";
        }

        if (file.Length == 0 || file.Length > MaxBytes)
        {
            return string.Create(CultureInfo.InvariantCulture, $"the file has {file.Length} bytes, allowed are 1 to {MaxBytes}");
        }

        using var stream = file.Open();
        Span<byte> head = stackalloc byte[12];
        head = head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        return Fits(head, file.Extension) ? null : $"the content is not that of a {file.Extension} file";
    }

    private static bool Fits(ReadOnlySpan<byte> head, string extension) => extension switch
    {
        ".jpg" or ".jpeg" => head.StartsWith<byte>([0xFF, 0xD8, 0xFF]),
        ".png" => head.StartsWith<byte>([0x89, (byte)'P', (byte)'N', (byte)'G']),
        ".gif" => head.StartsWith("GIF8"u8),
        ".pdf" => head.StartsWith("%PDF"u8),
        ".doc" => head.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0]),
        ".docx" => head.StartsWith<byte>([(byte)'P', (byte)'K', 3, 4]),
        ".mp4" => head is [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..],
        ".avi" => head is [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'A', (byte)'V', (byte)'I', ..],
        _ => true,
    };
}
