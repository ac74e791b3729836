using System.Buffers.Binary;

namespace CcHcPublish.Core.Content;

public enum PictureFormat
{
    None,
    Png,
    Jpeg,
    Gif,
    WebP,
}

/// <summary>Reads kind and size of a picture from its first bytes, without decoding it.</summary>
public static class PictureHeader
{
    /// <summary>How many bytes of a file are enough; a JPEG with longer metadata before its frame is not recognised.</summary>
    public const int Enough = 64 * 1024;

    public static (PictureFormat Format, int Width, int Height) Read(ReadOnlySpan<byte> head)
    {
        if (head.Length >= 24 && head[0] == 0x89 && head[1..].StartsWith("PNG\r\n"u8))
            return (PictureFormat.Png, Size(BinaryPrimitives.ReadUInt32BigEndian(head[16..])), Size(BinaryPrimitives.ReadUInt32BigEndian(head[20..])));
        if (head.Length >= 10 && head.StartsWith("GIF8"u8))
            return (PictureFormat.Gif, BinaryPrimitives.ReadUInt16LittleEndian(head[6..]), BinaryPrimitives.ReadUInt16LittleEndian(head[8..]));
        if (head.Length >= 12 && head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8)) return (PictureFormat.WebP, 0, 0);
        return head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]) ? Jpeg(head) : (PictureFormat.None, 0, 0);
    }

    private static (PictureFormat Format, int Width, int Height) Jpeg(ReadOnlySpan<byte> head)
    {
        var at = 2;
        while (at + 9 <= head.Length && head[at] == 0xFF)
        {
            var marker = head[at + 1];
            // C0 to CF are frames, except the tables C4, C8 and CC (ITU T.81, table B.1).
            if (marker is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC)
                return (PictureFormat.Jpeg, BinaryPrimitives.ReadUInt16BigEndian(head[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(head[(at + 5)..]));
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(head[(at + 2)..]);
        }

        return (PictureFormat.Jpeg, 0, 0);
    }

    private static int Size(uint value) => value > 1_000_000 ? 0 : (int)value;
}
