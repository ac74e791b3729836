using System.Globalization;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Text;
using static System.FormattableString;

namespace CcHcPublish.Core.Yaml;

/// <summary>
/// Takes the keys of one YAML map one by one, turning every slip into a finding at its place and going on with a harmless
/// default. Call <see cref="Done"/> last: keys nobody asked for are unknown.
/// </summary>
public sealed class YamlFields
{
    private readonly YamlNode.Mapping map;
    private readonly string file;
    private readonly ICollection<Finding> findings;
    private readonly List<string> asked = [];

    public YamlFields(YamlNode node, string file, ICollection<Finding> findings)
    {
        this.file = file;
        this.findings = findings;
        map = node as YamlNode.Mapping ?? new YamlNode.Mapping([], node.Line, node.Column);
        if (node is not YamlNode.Mapping) findings.Add(YamlFindings.WrongShape(Place, "…", new("các cặp “trường: giá trị”", "“key: value” pairs")));
    }

    /// <summary>Where the map begins.</summary>
    public Place Place => new(file, map.Line, map.Column);

    /// <summary>Where the value of <paramref name="key"/> stands, or where the map begins when it is absent.</summary>
    public Place PlaceOf(string key) => Entry(key) is { } entry ? At(entry.Value) : Place;

    /// <summary>Where each value stands, also those one level below, as <c>with.0</c> and <c>zalo.title</c>.</summary>
    public IReadOnlyDictionary<string, Place> Places()
    {
        Dictionary<string, Place> places = new(StringComparer.Ordinal);
        foreach (var entry in map.Entries)
        {
            places.TryAdd(entry.Key, At(entry.Value));
            if (entry.Value is YamlNode.Mapping below)
            {
                foreach (var inner in below.Entries) places.TryAdd($"{entry.Key}.{inner.Key}", At(inner.Value));
            }
            else if (entry.Value is YamlNode.Sequence list)
            {
                for (var index = 0; index < list.Items.Count; index++) places.TryAdd(Invariant($"{entry.Key}.{index}"), At(list.Items[index]));
            }
        }

        return places;
    }

    public string Text(string key) => Scalar(key, required: true)?.Value.Trim() ?? "";

    public string? OptionalText(string key) => Scalar(key, required: false)?.Value.Trim();

    /// <summary>One of <paramref name="known"/>; else a finding with the nearest, and the first of them.</summary>
    public T Choice<T>(string key, Choices<T> known, string? otherwise = null)
    {
        var scalar = Scalar(key, required: otherwise is null);
        var value = scalar?.Value.Trim() ?? otherwise;
        if (value is not null && known.TryGet(value, out var chosen)) return chosen;
        if (value is not null) findings.Add(YamlFindings.WrongChoice(PlaceOf(key), key, value, Nearest.Of(value, known.Words), known.Words));
        return known.First;
    }

    public bool Flag(string key, bool otherwise = false) => Scalar(key, required: false) is { } scalar
        ? scalar.Value.Trim() switch
        {
            "true" or "có" => true,
            "false" or "không" => false,
            _ => Wrong(scalar, key, new("true hoặc false", "true or false"), otherwise),
        }
        : otherwise;

    public int Number(string key, int otherwise, int least, int most) => Scalar(key, required: false) is { } scalar
        ? int.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : Wrong(scalar, key, new($"số từ {least} đến {most}", $"a number from {least} to {most}"), otherwise)
        : otherwise;

    public DateOnly? OptionalDate(string key)
    {
        if (Scalar(key, required: false) is not { } scalar) return null;
        if (IsoTime.TryDate(scalar.Value.AsSpan().Trim(), out var date)) return date;
        findings.Add(YamlFindings.WrongDate(At(scalar), key, scalar.Value));
        return null;
    }

    /// <summary>A local date and time; a bare date means 00:00.</summary>
    public DateTime? OptionalDateTime(string key, bool required = false)
    {
        if (Scalar(key, required) is not { } scalar) return null;
        if (IsoTime.TryDateTime(scalar.Value.AsSpan().Trim(), out var time)) return time;
        findings.Add(YamlFindings.WrongDate(At(scalar), key, scalar.Value));
        return null;
    }

    public IReadOnlyList<string> Texts(string key, bool required = false)
    {
        if (Value(key, required) is not { } node) return [];
        if (node is YamlNode.Sequence list && list.Items.All(item => item is YamlNode.Scalar))
            return [.. list.Items.Cast<YamlNode.Scalar>().Select(item => item.Value.Trim())];
        findings.Add(YamlFindings.WrongShape(At(node), key, new("danh sách, ví dụ [a, b]", "a list, such as [a, b]")));
        return [];
    }

    /// <summary>Each text of the list with its own place, for lists whose entries are references.</summary>
    public IReadOnlyList<PlacedText> PlacedTexts(string key) => Entry(key)?.Value is YamlNode.Sequence list
        ? [.. list.Items.OfType<YamlNode.Scalar>().Select(item => new PlacedText(item.Value.Trim(), At(item)))]
        : [];

    public IReadOnlyList<T> Maps<T>(string key, Func<YamlFields, T> read, bool required = false)
    {
        if (Value(key, required) is not { } node) return [];
        if (node is not YamlNode.Sequence list)
        {
            findings.Add(YamlFindings.WrongShape(At(node), key, new("danh sách, mỗi phần tử một gạch đầu dòng", "a list, one dash per entry")));
            return [];
        }

        return [.. list.Items.Select(item =>
        {
            var fields = new YamlFields(item, file, findings);
            var value = read(fields);
            fields.Done();
            return value;
        })];
    }

    public T? Map<T>(string key, Func<YamlFields, T> read) where T : class
    {
        if (Value(key, required: false) is not { } node) return null;
        var fields = new YamlFields(node, file, findings);
        var value = read(fields);
        fields.Done();
        return value;
    }

    /// <summary>Adds a finding for a value the caller found wrong for reasons of its own.</summary>
    public void Refuse(string key, Words wanted) => findings.Add(YamlFindings.WrongShape(PlaceOf(key), key, wanted));

    /// <summary>Reports every key that was never asked for.</summary>
    public void Done()
    {
        foreach (var entry in map.Entries.Where(entry => !asked.Contains(entry.Key)))
            findings.Add(YamlFindings.UnknownKey(new Place(file, entry.Line, entry.Column), entry.Key, Nearest.Of(entry.Key, asked)));
    }

    private YamlEntry? Entry(string key)
    {
        foreach (var entry in map.Entries)
        {
            if (entry.Key == key) return entry;
        }

        return null;
    }

    private YamlNode? Value(string key, bool required)
    {
        asked.Add(key);
        var node = Entry(key)?.Value;
        if (node is not null and not YamlNode.Scalar { IsAbsent: true }) return node;
        if (required) findings.Add(YamlFindings.Missing(node is null ? Place : At(node), key));
        return null;
    }

    private YamlNode.Scalar? Scalar(string key, bool required)
    {
        var node = Value(key, required);
        if (node is null or YamlNode.Scalar) return (YamlNode.Scalar?)node;
        findings.Add(YamlFindings.WrongShape(At(node), key, new("một giá trị, không phải danh sách", "one value, not a list")));
        return null;
    }

    private T Wrong<T>(YamlNode.Scalar scalar, string key, Words wanted, T otherwise)
    {
        findings.Add(YamlFindings.WrongShape(At(scalar), key, wanted));
        return otherwise;
    }

    private Place At(YamlNode node) => new(file, node.Line, node.Column);
}

/// <summary>An entry of a list with its own place.</summary>
public sealed record PlacedText(string Value, Place Place);
