using System.Buffers.Binary;
using System.Text;

namespace CcHcPublish.Sandbox.Tests.Facebook;

/// <summary>MP4 files of a few hundred bytes: all the boxes that tell length and size, and no picture.</summary>
internal static class Mp4
{
    public static byte[] Of(double seconds, int width, int height, bool isTurned = false, bool isLong = false) =>
        [.. Box("ftyp", "isom\0\0\0\0isom"u8.ToArray()), .. Box("mdat", new byte[64]), .. Box("moov", [.. Header(seconds, isLong), .. Track(0, 0, false, isLong), .. Track(width, height, isTurned, isLong)])];

    /// <summary>A box with a length of its own choosing.</summary>
    public static byte[] Box(string kind, byte[] content, uint? length = null)
    {
        var box = new byte[8 + content.Length];
        BinaryPrimitives.WriteUInt32BigEndian(box, length ?? (uint)box.Length);
        Encoding.ASCII.GetBytes(kind, box.AsSpan(4));
        content.CopyTo(box, 8);
        return box;
    }

    /// <summary>The box of the film's length, in thousandths of a second, in its short or its 64-bit form.</summary>
    public static byte[] Header(double seconds, bool isLong = false, uint perSecond = 1000)
    {
        var content = new byte[isLong ? 112 : 100];
        content[0] = isLong ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteUInt32BigEndian(content.AsSpan(isLong ? 20 : 12), perSecond);
        if (isLong)
        {
            BinaryPrimitives.WriteUInt64BigEndian(content.AsSpan(24), (ulong)(seconds * perSecond));
        }
        else
        {
            BinaryPrimitives.WriteUInt32BigEndian(content.AsSpan(16), (uint)(seconds * perSecond));
        }

        return Box("mvhd", content);
    }

    public static byte[] Track(int width, int height, bool isTurned = false, bool isLong = false)
    {
        var content = new byte[isLong ? 96 : 84];
        content[0] = isLong ? (byte)1 : (byte)0;
        var matrix = content.AsSpan(isLong ? 52 : 40);
        BinaryPrimitives.WriteInt32BigEndian(matrix[(isTurned ? 4 : 0)..], 1 << 16);
        BinaryPrimitives.WriteInt32BigEndian(matrix[(isTurned ? 12 : 16)..], isTurned ? -(1 << 16) : 1 << 16);
        BinaryPrimitives.WriteUInt32BigEndian(matrix[36..], (uint)width << 16);
        BinaryPrimitives.WriteUInt32BigEndian(matrix[40..], (uint)height << 16);
        return Box("trak", Box("tkhd", content));
    }
}
