using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Runtime.Content;

/// <summary>The templates of one agency, and what was wrong with their files; wrong files are missing in the set.</summary>
public sealed record TemplateReading(TemplateSet Templates, IReadOnlyList<Finding> Findings);

/// <summary>
/// Reads <c>templates/</c> and lays <c>content/&lt;agency&gt;/templates/</c> over it. Only small text files count; links that lead out of
/// either folder are refused. One instance reads and compiles the common templates once for all its agencies.
/// </summary>
public sealed class ReadTemplates(ContentRoot root)
{
    /// <summary>Largest template or style sheet, in bytes.</summary>
    public const int LargestFile = 256 * 1024;

    /// <summary>Most files in one folder of templates; more is no set of templates but a mistake.</summary>
    public const int MostFiles = 300;

    private const string Folder = "templates";

    private static readonly string[] Kinds = [".scriban", ".css", ".svg", ".txt"];

    private readonly Lock gate = new();
    private TemplateReading? common;

    public TemplateReading Run(string agencyId)
    {
        var shared = Common();
        List<Finding> findings = [];
        var folder = new AgencyFolder(root.Path, root.Agency(agencyId), findings);
        if (!Directory.Exists(Path.Combine(root.Agency(agencyId), Folder)) || !folder.IsInside(root.Content))
            return new TemplateReading(shared.Templates, [.. shared.Findings, .. findings]);
        var own = Texts(folder, findings);
        return new TemplateReading(shared.Templates.With(own, $"content/{agencyId}/{Folder}"), [.. shared.Findings, .. findings]);
    }

    private TemplateReading Common()
    {
        lock (gate)
        {
            if (common is not null) return common;
            List<Finding> findings = [];
            var texts = Texts(new AgencyFolder(root.Path, root.Path, findings), findings);
            return common = new TemplateReading(new TemplateSet(texts), findings);
        }
    }

    private static Dictionary<string, string> Texts(AgencyFolder folder, List<Finding> findings)
    {
        Dictionary<string, string> texts = new(StringComparer.Ordinal);
        foreach (var file in folder.Files(Folder, CancellationToken.None))
        {
            if (!Kinds.Contains(file.File.Extension, StringComparer.Ordinal)) continue;
            if (texts.Count == MostFiles)
            {
                findings.Add(ContentFindings.TooManyTemplates(new Place(file.Path, 1, 1), MostFiles));
                break;
            }

            if (ReadFile.Text(file, findings) is { } source && SourceText.Read(source, LargestFile, findings) is { } text)
                texts[file.Below[(Folder.Length + 1)..]] = text;
        }

        return texts;
    }
}
