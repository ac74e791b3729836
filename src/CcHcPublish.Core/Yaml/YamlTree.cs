using CcHcPublish.Core.Checks;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CcHcPublish.Core.Yaml;

/// <summary>Reads one YAML document of plain maps, lists and texts. Anchors, aliases and tags are refused, so a small file stays small.</summary>
public sealed class YamlTree
{
    private const int DeepestNesting = 24;
    private const int MostNodes = 60_000;

    private readonly Parser parser;
    private readonly string file;
    private readonly int firstLine;
    private int nodes;

    private YamlTree(string text, string file, int firstLine)
    {
        parser = new Parser(new StringReader(text));
        this.file = file;
        this.firstLine = firstLine;
    }

    /// <summary>The document's value, or null after adding one Error. <paramref name="firstLine"/> is the file's line on which <paramref name="text"/> begins.</summary>
    public static YamlNode? Parse(string text, string file, ICollection<Finding> findings, int firstLine = 1)
    {
        var tree = new YamlTree(text, file, firstLine);
        try
        {
            tree.parser.Consume<StreamStart>();
            if (tree.parser.Accept<StreamEnd>(out _))
            {
                findings.Add(YamlFindings.NoDocument(new Place(file, firstLine, 1)));
                return null;
            }

            tree.parser.Consume<DocumentStart>();
            var node = tree.Read(0);
            tree.parser.Consume<DocumentEnd>();
            if (tree.parser.Accept<DocumentStart>(out var second)) throw new Refused(second.Start, YamlFindings.SecondDocument);
            return node;
        }
        catch (Refused refused)
        {
            findings.Add(refused.Finding(tree.At(refused.Mark)));
        }
        catch (YamlException broken)
        {
            findings.Add(YamlFindings.Broken(tree.At(broken.Start), YamlReasons.Of(broken.InnerException?.Message ?? broken.Message)));
        }
        catch (InvalidOperationException)
        {
            findings.Add(YamlFindings.Broken(tree.At(tree.parser.Current?.End ?? Mark.Empty), YamlReasons.OpenBracket));
        }

        return null;
    }

    private YamlNode Read(int depth)
    {
        var next = parser.Consume<ParsingEvent>();
        var place = At(next.Start);
        if (depth > DeepestNesting) throw new Refused(next.Start, at => YamlFindings.TooDeep(at, DeepestNesting));
        if (++nodes > MostNodes) throw new Refused(next.Start, at => YamlFindings.TooMany(at, MostNodes));
        if (next is AnchorAlias || next is NodeEvent { Anchor.IsEmpty: false } || next is NodeEvent { Tag.IsEmpty: false, Tag.IsNonSpecific: false })
            throw new Refused(next.Start, YamlFindings.Alias);

        return next switch
        {
            Scalar scalar => new YamlNode.Scalar(scalar.Value, scalar.Style == ScalarStyle.Plain, place.Line, place.Column),
            SequenceStart => ReadSequence(depth, place),
            MappingStart => ReadMapping(depth, place),
            _ => throw new Refused(next.Start, at => YamlFindings.Broken(at, YamlReasons.Of(""))),
        };
    }

    private YamlNode.Sequence ReadSequence(int depth, Place place)
    {
        List<YamlNode> items = [];
        while (!parser.TryConsume<SequenceEnd>(out _)) items.Add(Read(depth + 1));
        return new YamlNode.Sequence(items, place.Line, place.Column);
    }

    private YamlNode.Mapping ReadMapping(int depth, Place place)
    {
        List<YamlEntry> entries = [];
        HashSet<string> seen = new(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var mark = parser.Current!.Start;
            if (Read(depth + 1) is not YamlNode.Scalar key) throw new Refused(mark, YamlFindings.KeyNotText);
            if (!seen.Add(key.Value)) throw new Refused(mark, at => YamlFindings.DuplicateKey(at, key.Value));
            entries.Add(new YamlEntry(key.Value, Read(depth + 1), key.Line, key.Column));
        }

        return new YamlNode.Mapping(entries, place.Line, place.Column);
    }

    private Place At(Mark mark) => new(file, (int)mark.Line + firstLine - 1, (int)mark.Column);

    private sealed class Refused(Mark mark, Func<Place, Finding> finding) : Exception
    {
        public Mark Mark { get; } = mark;

        public Func<Place, Finding> Finding { get; } = finding;
    }
}
