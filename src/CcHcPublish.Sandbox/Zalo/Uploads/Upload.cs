using CcHcPublish.Sandbox.State;
using Microsoft.AspNetCore.Http;

namespace CcHcPublish.Sandbox.Zalo.Uploads;

/// <summary>The part <c>file</c> of a multipart upload. What it is, is told from its bytes and its extension, never from its declared type.</summary>
internal sealed record Upload(string Name, byte[] Bytes)
{
    public string Extension => Path.GetExtension(Name).ToLowerInvariant();

    public bool IsPicture => (PictureFormat.Detect(Bytes), Extension) is ("image/jpeg", ".jpg" or ".jpeg") or ("image/png", ".png");

    public bool IsGif => PictureFormat.Detect(Bytes) == "image/gif" && Extension == ".gif";

    public bool IsDocument => (Bytes, Extension) is
        ([(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..], ".pdf")
        or ([0xD0, 0xCF, 0x11, 0xE0, ..], ".doc")
        or ([(byte)'P', (byte)'K', 3, 4, ..], ".docx")
        or (_, ".csv");

    public bool IsVideo => (Bytes, Extension) is
        ([_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..], ".mp4")
        or ([(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'A', (byte)'V', (byte)'I', ..], ".avi");

    /// <summary>Null where the request is no form with a file.</summary>
    public static async Task<Upload?> ReadAsync(HttpContext http, int maxBytes)
    {
        if (!http.Request.HasFormContentType)
        {
            return null;
        }

        try
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            if (form.Files.GetFile("file") is not { } file)
            {
                return null;
            }

            // One byte above the limit is enough to know that it is too large.
            var bytes = new byte[(int)Math.Min(file.Length, maxBytes + 1L)];
            await using var stream = file.OpenReadStream();
            await stream.ReadExactlyAsync(bytes, http.RequestAborted);
            return new Upload(file.FileName, bytes);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException or IOException)
        {
            return null;
        }
    }
}
