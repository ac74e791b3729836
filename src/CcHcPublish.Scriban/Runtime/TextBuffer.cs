using System.Buffers;

namespace Scriban.Runtime;

/// <summary>A growing run of characters in pooled memory; give it back with <see cref="Release"/>.</summary>
internal sealed class TextBuffer : IScriptOutput
{
    private const int FirstCapacity = 4096;

    private char[] _chars = [];

    public int Length { get; private set; }

    public ReadOnlySpan<char> Written => _chars.AsSpan(0, Length);

    public void Append(ReadOnlySpan<char> text)
    {
        if (text.Length > _chars.Length - Length)
        {
            Grow(text.Length);
        }

        text.CopyTo(_chars.AsSpan(Length));
        Length += text.Length;
    }

    /// <summary>Room for at least so many characters; say with <see cref="Advance"/> how many were used.</summary>
    public Span<char> Reserve(int count)
    {
        if (count > _chars.Length - Length)
        {
            Grow(count);
        }

        return _chars.AsSpan(Length);
    }

    public void Advance(int count) => Length += count;

    public void Write(string text, int offset, int count) => Append(text.AsSpan(offset, count));

    public ValueTask WriteAsync(string text, int offset, int count, CancellationToken cancellationToken)
    {
        Append(text.AsSpan(offset, count));
        return ValueTask.CompletedTask;
    }

    public void Clear() => Length = 0;

    public void Release()
    {
        if (_chars.Length > 0)
        {
            ArrayPool<char>.Shared.Return(_chars);
            _chars = [];
        }

        Length = 0;
    }

    public override string ToString() => Length == 0 ? string.Empty : new string(_chars, 0, Length);

    private void Grow(int needed)
    {
        var wanted = Math.Max(Math.Max(FirstCapacity, _chars.Length * 2L), Length + (long)needed);
        var larger = ArrayPool<char>.Shared.Rent((int)Math.Min(wanted, Array.MaxLength));
        Written.CopyTo(larger);
        if (_chars.Length > 0)
        {
            ArrayPool<char>.Shared.Return(_chars);
        }

        _chars = larger;
    }
}
