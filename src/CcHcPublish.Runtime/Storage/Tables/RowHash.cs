using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CcHcPublish.Runtime.Storage.Tables;

/// <summary>
/// Count and hash of a table's rows, whatever their order. Each row is written as its columns' names, kinds, lengths and values, hashed by SHA-256,
/// and the hashes are added modulo 2^256: equal tables give equal sums on both engines, and a value that moved to another row or column does not.
/// It shows faults of a copy; against somebody who forges, the log's chain stands.
/// </summary>
internal sealed class RowHash(LedgerTable table)
{
    private readonly byte[][] names = [.. table.Columns.Select(column => Encoding.UTF8.GetBytes(column.Name))];
    private readonly ulong[] sum = new ulong[4];
    private byte[] buffer = new byte[4096];

    public long Rows { get; private set; }

    /// <exception cref="InvalidDataException">A value is of another kind than its column.</exception>
    public void Add(object?[] values)
    {
        var at = 0;
        for (var column = 0; column < names.Length; column++)
        {
            Put(ref at, names[column]);
            switch (values[column], table.Columns[column].Kind)
            {
                case (null, _):
                    PutKind(ref at, (byte)'0');
                    break;
                case (long number, ColumnKind.Number):
                    PutKind(ref at, (byte)'n');
                    Ensure(at, sizeof(long));
                    BinaryPrimitives.WriteInt64LittleEndian(buffer.AsSpan(at), number);
                    at += sizeof(long);
                    break;
                case (string text, ColumnKind.Text):
                    PutKind(ref at, (byte)'t');
                    PutText(ref at, text);
                    break;
                default:
                    throw new InvalidDataException($"A value of {table.Name}.{table.Columns[column].Name} is not of its column's kind.");
            }
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(buffer.AsSpan(0, at), hash);
        Add(hash);
        Rows++;
    }

    public TableSum Sum()
    {
        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];
        for (var word = 0; word < 4; word++) BinaryPrimitives.WriteUInt64LittleEndian(bytes[(word * 8)..], sum[word]);
        return new TableSum(table.Name, Rows, Convert.ToHexStringLower(bytes));
    }

    private void Add(ReadOnlySpan<byte> hash)
    {
        var carry = UInt128.Zero;
        for (var word = 0; word < 4; word++)
        {
            carry += (UInt128)sum[word] + BinaryPrimitives.ReadUInt64LittleEndian(hash[(word * 8)..]);
            sum[word] = (ulong)carry;
            carry >>= 64;
        }
    }

    private void PutKind(ref int at, byte kind)
    {
        Ensure(at, 1);
        buffer[at++] = kind;
    }

    private void PutText(ref int at, string text)
    {
        Ensure(at, sizeof(int) + Encoding.UTF8.GetMaxByteCount(text.Length));
        var length = Encoding.UTF8.GetBytes(text, buffer.AsSpan(at + sizeof(int)));
        BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(at), length);
        at += sizeof(int) + length;
    }

    private void Put(ref int at, byte[] bytes)
    {
        Ensure(at, sizeof(int) + bytes.Length);
        BinaryPrimitives.WriteInt32LittleEndian(buffer.AsSpan(at), bytes.Length);
        bytes.CopyTo(buffer, at + sizeof(int));
        at += sizeof(int) + bytes.Length;
    }

    private void Ensure(int at, int more)
    {
        if (at + more > buffer.Length) Array.Resize(ref buffer, Math.Max(buffer.Length * 2, at + more));
    }
}
