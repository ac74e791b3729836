using System.Buffers.Binary;

namespace CcHcPublish.Contract.Storage.Faults;

/// <summary>
/// The bytes of a closed SQLite file that a table's b-tree uses: page headers, cell pointers, cells, overflow pages. What lies between them holds nothing.
/// After https://www.sqlite.org/fileformat2.html, sections 1.5 and 1.6.
/// </summary>
public sealed class SqlitePages(byte[] file)
{
    private readonly int pageSize = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(16)) is 1 ? 65536 : BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(16));

    /// <param name="root">The table's root page, from <c>sqlite_master</c>; not the first page.</param>
    public IReadOnlyList<(int From, int Length)> UsedBy(int root)
    {
        List<(int, int)> used = [];
        Visit(root, used);
        return used;
    }

    private void Visit(int page, List<(int From, int Length)> used)
    {
        var start = (page - 1) * pageSize;
        var isLeaf = file[start] == 0x0d;
        var header = isLeaf ? 8 : 12;
        var cells = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(start + 3));
        used.Add((start, header + (2 * cells)));
        for (var cell = 0; cell < cells; cell++)
        {
            var at = start + BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(start + header + (2 * cell)));
            if (isLeaf)
            {
                Leaf(at, used);
            }
            else
            {
                used.Add((at, 4 + Varint(at + 4).Length));
                Visit((int)BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at)), used);
            }
        }

        if (!isLeaf) Visit((int)BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(start + 8)), used);
    }

    private void Leaf(int at, List<(int From, int Length)> used)
    {
        var (payload, sizeLength) = Varint(at);
        var head = sizeLength + Varint(at + sizeLength).Length;
        var least = ((pageSize - 12) * 32 / 255) - 23;
        var spilt = least + ((payload - least) % (pageSize - 4));
        var local = payload <= pageSize - 35 ? payload : spilt <= pageSize - 35 ? spilt : least;
        used.Add((at, (int)(head + local + (local < payload ? 4 : 0))));
        if (local == payload) return;
        var next = (int)BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + head + (int)local));
        for (var rest = payload - local; rest > 0; rest -= pageSize - 4)
        {
            var start = (next - 1) * pageSize;
            used.Add((start, 4 + (int)Math.Min(rest, pageSize - 4)));
            next = (int)BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(start));
        }
    }

    private (long Value, int Length) Varint(int at)
    {
        var value = 0L;
        for (var length = 1; length < 9; length++)
        {
            var part = file[at + length - 1];
            value = (value << 7) | (part & 0x7fL);
            if (part < 0x80) return (value, length);
        }

        return ((value << 8) | file[at + 8], 9);
    }
}
