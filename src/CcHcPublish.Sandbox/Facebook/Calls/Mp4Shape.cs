using System.Buffers.Binary;

namespace CcHcPublish.Sandbox.Facebook.Calls;

/// <summary>
/// How long a film is and how large its picture, as the boxes of an MP4 or MOV file tell (ISO/IEC 14496-12: <c>moov</c> with <c>mvhd</c>, and
/// <c>tkhd</c> of each <c>trak</c>). The picture itself is never looked at. The bytes are a stranger's: no box may leave its parent, and only so
/// many are walked over.
/// </summary>
/// <param name="Duration">More than zero.</param>
/// <param name="Width">As shown: a film of a turned telephone is stored lying and shown standing.</param>
/// <param name="Height">As shown.</param>
internal readonly record struct Mp4Shape(TimeSpan Duration, int Width, int Height)
{
    private const int MostBoxes = 4096;

    /// <summary>Null for bytes that are no such film, or do not tell.</summary>
    public static Mp4Shape? Read(ReadOnlySpan<byte> file)
    {
        var left = MostBoxes;
        if (Child(file, "moov"u8, ref left) is not { } moov || Child(file[moov], "mvhd"u8, ref left) is not { } head
            || LengthOf(file[moov][head]) is not { } duration)
        {
            return null;
        }

        var rest = file[moov];
        while (Child(rest, "trak"u8, ref left) is { } track)
        {
            if (Child(rest[track], "tkhd"u8, ref left) is { } header && Size(rest[track][header]) is var (width, height))
            {
                return new(duration, width, height);
            }

            rest = rest[track.End..];
        }

        return null;
    }

    /// <summary>The content of the first box of this kind, as a range of <paramref name="boxes"/>.</summary>
    private static Range? Child(ReadOnlySpan<byte> boxes, ReadOnlySpan<byte> kind, ref int left)
    {
        var at = 0;
        while (boxes.Length - at >= 8 && left-- > 0)
        {
            var (head, length) = (8L, (long)BinaryPrimitives.ReadUInt32BigEndian(boxes[at..]));
            if (length == 1)
            {
                if (boxes.Length - at < 16)
                {
                    return null;
                }

                (head, length) = (16, BinaryPrimitives.ReadInt64BigEndian(boxes[(at + 8)..]));
            }
            else if (length == 0)
            {
                length = boxes.Length - at;
            }

            if (length < head || length > boxes.Length - at)
            {
                return null;
            }

            if (boxes.Slice(at + 4, 4).SequenceEqual(kind))
            {
                return (at + (int)head)..(at + (int)length);
            }

            at += (int)length;
        }

        return null;
    }

    /// <summary>Version 1 has 64-bit times; all bits set means that the length is not known.</summary>
    private static TimeSpan? LengthOf(ReadOnlySpan<byte> mvhd)
    {
        var isLong = mvhd is [1, ..];
        if (mvhd.Length < (isLong ? 32 : 20))
        {
            return null;
        }

        var perSecond = BinaryPrimitives.ReadUInt32BigEndian(mvhd[(isLong ? 20 : 12)..]);
        var units = isLong ? BinaryPrimitives.ReadUInt64BigEndian(mvhd[24..]) : BinaryPrimitives.ReadUInt32BigEndian(mvhd[16..]);
        var seconds = perSecond == 0 ? 0 : (double)units / perSecond;
        return units == (isLong ? ulong.MaxValue : uint.MaxValue) || seconds is <= 0 or > int.MaxValue ? null : TimeSpan.FromSeconds(seconds);
    }

    /// <summary>Numbers of 16 bits before and 16 after the point. A track of sound has no size.</summary>
    private static (int Width, int Height)? Size(ReadOnlySpan<byte> tkhd)
    {
        var matrix = tkhd is [1, ..] ? 52 : 40;
        if (tkhd.Length < matrix + 44)
        {
            return null;
        }

        var (width, height) = (BinaryPrimitives.ReadUInt16BigEndian(tkhd[(matrix + 36)..]), BinaryPrimitives.ReadUInt16BigEndian(tkhd[(matrix + 40)..]));
        var isTurned = BinaryPrimitives.ReadInt32BigEndian(tkhd[matrix..]) == 0 && BinaryPrimitives.ReadInt32BigEndian(tkhd[(matrix + 4)..]) != 0;
        return width == 0 || height == 0 ? null : isTurned ? (height, width) : (width, height);
    }
}
