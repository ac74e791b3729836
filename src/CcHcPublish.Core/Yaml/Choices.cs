namespace CcHcPublish.Core.Yaml;

/// <summary>The few words a field takes, with what each means; the first is the harmless default.</summary>
/// <remarks>
/// Not a dictionary: one over each of our enumerations would be compiled anew at every start of the program, some hundred methods in all, since the
/// framework's generic code is precompiled for its own types only.
/// </remarks>
public sealed class Choices<T>
{
    private string[] words = [];
    private T[]? values;

    /// <summary>The words in the order in which they were given.</summary>
    public IReadOnlyList<string> Words => words;

    public T First => Values[0];

    public T this[string word]
    {
        get => TryGet(word, out var value) ? value : throw new ArgumentOutOfRangeException(nameof(word), word, null);
        set
        {
            string[] moreWords = [.. words, word];
            var more = new T[moreWords.Length];
            for (var index = 0; index < words.Length; index++) more[index] = Values[index];
            more[^1] = value;
            (words, values) = (moreWords, more);
        }
    }

    public bool TryGet(string word, out T value)
    {
        for (var index = 0; index < words.Length; index++)
        {
            if (!string.Equals(words[index], word, StringComparison.Ordinal)) continue;
            value = Values[index];
            return true;
        }

        value = First;
        return false;
    }

    private T[] Values => values ?? throw new InvalidOperationException("A choice needs words.");
}
