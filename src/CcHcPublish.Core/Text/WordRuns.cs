namespace CcHcPublish.Core.Text;

/// <summary>Runs of letters in a text, in order, without allocating: for Vietnamese one syllable each.</summary>
public ref struct WordRuns(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> text = text;
    private int at;

    /// <summary>Offset of the current run.</summary>
    public int Start { get; private set; }

    public int End { get; private set; }

    public readonly ReadOnlySpan<char> Word => text[Start..End];

    public readonly WordRuns GetEnumerator() => this;

    public readonly WordRuns Current => this;

    public bool MoveNext()
    {
        while (at < text.Length && !char.IsLetter(text[at])) at++;
        if (at == text.Length) return false;
        Start = at;
        while (at < text.Length && char.IsLetter(text[at])) at++;
        End = at;
        return true;
    }
}
