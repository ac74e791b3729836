using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CcHcPublish.Runtime.Storage.History;

/// <summary>An event as it was stored, unchecked: its time may be no time.</summary>
internal sealed record StoredEvent(long Number, long At, string Actor, string Verb, string Subject, string Detail, string Previous, string Hash);

/// <summary>Follows a log event by event, in constant memory, and keeps the first fault. Events after a fault are not looked at.</summary>
/// <param name="noted">Heads that must be part of the chain.</param>
internal sealed class LogChain(IEnumerable<NotedHead> noted)
{
    private readonly Dictionary<long, List<NotedHead>> noted = noted.Where(one => one.Head.Number > 0).GroupBy(one => one.Head.Number).ToDictionary(
        same => same.Key, same => same.ToList());
    private readonly List<(long Number, long At)> restores = [];
    private LogVerdict.Broken? fault;

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
        if (told.Verb == EventLog.Restored) restores.Add((told.Number, told.At));
        // What the chain has is out of the way; what stays was not in it.
        if (noted.TryGetValue(told.Number, out var here) && here.RemoveAll(one => one.Head == Head) > 0 && here.Count == 0) noted.Remove(told.Number);
        return true;
    }

    public bool Fail(long number, LogFault why)
    {
        fault ??= new LogVerdict.Broken(number, why);
        return false;
    }

    public LogVerdict Verdict()
    {
        if (fault is not null) return fault;
        var lost = noted.Values.SelectMany(here => here).Where(one => !IsGivenUp(one)).MinBy(one => one.Head.Number);
        return lost is null ? new LogVerdict.Holds(Head) : new LogVerdict.LacksHead(Head, lost);
    }

    /// <summary>
    /// A restore goes back to a backup and leaves the log of the lost ledger behind from there on: what was noted of that part before the restore is in no chain any more.
    /// The restore itself is an event, for all to see.
    /// </summary>
    private bool IsGivenUp(NotedHead one) => one.At is { } at && restores.Exists(restore => one.Head.Number >= restore.Number && at.ToUnixTimeMilliseconds() <= restore.At);

    /// <summary>
    /// SHA-256 of all fields but the hash itself, each as its length in UTF-16 units, a colon, its text and a line feed, in UTF-8: no two different events give
    /// the same bytes.
    /// </summary>
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
