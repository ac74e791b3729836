namespace CcHcPublish.Core.Yaml;

/// <summary>A YAML value with its position (from 1): text, list or map, nothing else.</summary>
public abstract record YamlNode(int Line, int Column)
{
    /// <param name="IsPlain">Written without quotes: an empty plain text is an absent value.</param>
    public sealed record Scalar(string Value, bool IsPlain, int Line, int Column) : YamlNode(Line, Column)
    {
        public bool IsAbsent => IsPlain && Value is "" or "~" or "null";
    }

    public sealed record Sequence(IReadOnlyList<YamlNode> Items, int Line, int Column) : YamlNode(Line, Column);

    public sealed record Mapping(IReadOnlyList<YamlEntry> Entries, int Line, int Column) : YamlNode(Line, Column);
}

/// <summary>One <c>key: value</c> of a map; the position is the key's.</summary>
public sealed record YamlEntry(string Key, YamlNode Value, int Line, int Column);
