using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CcHcPublish.Runtime.Storage.History;

/// <summary>An event as it was stored, unchecked: its time may be no time.</summary>
internal sealed record StoredEvent(long Number, long At, string Actor, string Verb, string Subject, string Detail, string Previous, string Hash);

/// <summary>Follows a log event by event, in constant memory, and keeps the first fault. Events after a fault are not looked at.</summary>
internal sealed class LogChain(LogHead? noted)
{
    private LogVerdict.Broken? fault;
    private bool isNotedSeen = noted is null || noted == LogHead.Beginning;

    public LogHead Head { get; private set; } = LogHead.Beginning;

    /// <summary>False when the event does not fit.</summary>
    public bool Follow(StoredEvent told)
    {
        if (fault is not null) return false;
        var expected = Head.Number + 1;
        if (told.Number != expected) return Fail(expected, LogFault.Number);
        if (told.Previous != Head.Hash) return Fail(expected, LogFault.Previous);
        if (told.Hash != HashOf(told)) return Fail(expected, LogFault.Contents);
        Head = new LogHead(told.Number, told.Hash);
        isNotedSeen |= Head == noted;
        return true;
    }

    public bool Fail(long number, LogFault why)
    {
        fault ??= new LogVerdict.Broken(number, why);
        return false;
    }

    public LogVerdict Verdict() => fault as LogVerdict ?? (isNotedSeen ? new LogVerdict.Holds(Head) : new LogVerdict.LacksHead(Head, noted!));

    /// <summary>The same hash as <see cref="EventLog.HashOf"/>, without building the text.</summary>
    public static string HashOf(StoredEvent told)
    {
        var most = 64 + (7 * 12) + (3 * (told.Actor.Length + told.Verb.Length + told.Subject.Length + told.Detail.Length + told.Previous.Length));
        var buffer = ArrayPool<byte>.Shared.Rent(most);
        try
        {
            var at = 0;
            Put(buffer, ref at, told.Number);
            Put(buffer, ref at, told.At);
            Put(buffer, ref at, told.Actor);
            Put(buffer, ref at, told.Verb);
            Put(buffer, ref at, told.Subject);
            Put(buffer, ref at, told.Detail);
            Put(buffer, ref at, told.Previous);
            Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
            SHA256.HashData(buffer.AsSpan(0, at), hash);
            return Convert.ToHexStringLower(hash);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static void Put(byte[] buffer, ref int at, long number)
    {
        Span<char> digits = stackalloc char[20];
        number.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture);
        Put(buffer, ref at, digits[..length]);
    }

    private static void Put(byte[] buffer, ref int at, ReadOnlySpan<char> field)
    {
        field.Length.TryFormat(buffer.AsSpan(at), out var written, default, CultureInfo.InvariantCulture);
        at += written;
        buffer[at++] = (byte)':';
        at += Encoding.UTF8.GetBytes(field, buffer.AsSpan(at));
        buffer[at++] = (byte)'\n';
    }
}
