using System.CommandLine;
using CcHcPublish.Cli.Check;
using CcHcPublish.Cli.Output;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Site;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Content;
using CcHcPublish.Runtime.Installation;

namespace CcHcPublish.Cli.Commands;

internal static class CheckCommand
{
    public static Command Build(CommandStart start)
    {
        var command = new Command("check", start.Say("Kiểm tra kế hoạch và tin bài; có Lỗi thì mã thoát là 1", "Check plans and articles; exit code 1 when an Error stands"));
        var paths = new Argument<string[]>("path")
        {
            HelpName = start.Say("đường-dẫn", "path"),
            Arity = ArgumentArity.ZeroOrMore,
            Description = start.Say("Thư mục hay tệp dưới content/ hoặc templates/; mặc định là tất cả", "Folders or files below content/ or templates/; by default everything"),
        };
        command.Arguments.Add(paths);
        command.SetAction(start.WithRoot(async (parse, root, cancel) =>
        {
            var given = parse.GetValue(paths) ?? [];
            var wanted = given.Select(path => Below(path, root)).ToList();
            if (parse.GetValue(start.Options.Agency) is { } agency) wanted.Add($"content/{agency}");
            if (wanted.Find(path => !Exists(path, root)) is { } missing)
            {
                start.Console.Error(new Words($"Không có “{missing}” dưới {root.Path}.", $"There is no “{missing}” below {root.Path}."));
                return Exit.WrongUsage;
            }

            await using var owners = new LedgerOwners(parse, start.Options);
            var findings = await FindAsync(root, wanted, owners, cancel);
            Write(start.Console, parse.GetValue(start.Options.Format)!, findings);
            return findings.Any(finding => finding.Severity == Severity.Error) ? Exit.Failed : Exit.Done;
        }));
        return command;
    }

    /// <summary>Whole agencies are read, since rules look at neighbours; only findings below the wanted paths are told.</summary>
    private static async Task<List<Finding>> FindAsync(ContentRoot root, List<string> wanted, LedgerOwners owners, CancellationToken cancel)
    {
        List<Finding> findings = [];
        if (wanted.Count == 0 || wanted.Contains(ReadSettings.FileName)) findings.AddRange(Installation(root));
        foreach (var agency in root.Agencies())
        {
            var folder = $"content/{agency}";
            if (wanted.Count > 0 && !wanted.Exists(path => Covers(path, folder) || Covers(folder, path) || IsTemplate(path))) continue;
            var reading = new ReadContent(root).Run(agency, cancel);
            IReadOnlyList<Finding> all = reading.Content is { } content ? CheckList.Run(await owners.OfAsync(content, cancel)) : reading.Findings;
            // Who asks for a whole agency is told of the common templates too: its pages are made with them.
            var isWhole = wanted.Count == 0 || wanted.Exists(path => Covers(path, folder));
            if (isWhole || wanted.Exists(path => IsTemplate(path) || path.StartsWith($"{folder}/templates", StringComparison.Ordinal)))
                findings.AddRange(Templates(root, agency, reading.Content).Where(finding => !findings.Contains(finding) && (isWhole || wanted.Exists(path => Covers(path, finding.Place.File)))));
            findings.AddRange(all.Where(finding => wanted.Count == 0 || wanted.Exists(path => Covers(path, finding.Place.File))));
        }

        return findings;
    }

    private static IReadOnlyList<Finding> Installation(ContentRoot root)
    {
        var settings = new ReadSettings(root);
        settings.Run();
        return settings.Findings;
    }

    /// <summary>A template that does not compile fails again when it is tried; it is told once.</summary>
    private static List<Finding> Templates(ContentRoot root, string agency, AgencyContent? content)
    {
        var reading = new ReadTemplates(root).Run(agency);
        List<Finding> findings = [.. reading.Findings, .. reading.Templates.Check()];
        if (content is not null) findings.AddRange(new TemplateTrial(content, reading.Templates).Everything().Except(findings));
        return findings;
    }

    private static bool IsTemplate(string path) => path == "templates" || path.StartsWith("templates/", StringComparison.Ordinal);

    private static bool Covers(string folder, string path) => folder is "" or "content" || path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal);

    private static bool Exists(string below, ContentRoot root) => Path.Exists(Path.Combine(root.Path, below));

    /// <summary>A path as people give it: from where they stand, or else below the root.</summary>
    private static string Below(string path, ContentRoot root)
    {
        var full = Path.Exists(path) ? Path.GetFullPath(path) : Path.GetFullPath(path, root.Path);
        var below = Path.GetRelativePath(root.Path, full).Replace('\\', '/').TrimEnd('/').Normalize();
        return below == "." ? "" : below.StartsWith("..", StringComparison.Ordinal) ? Path.GetRelativePath(root.Path, Path.GetFullPath(path, root.Path)).Replace('\\', '/') : below;
    }

    private static void Write(CommandConsole console, string format, IReadOnlyList<Finding> findings)
    {
        switch (format)
        {
            case "sarif":
                console.WriteDocument(output => FindingsAsSarif.Write(output, findings, console.Language));
                break;
            case "json":
                console.WriteDocument(output => FindingsAsJson.Write(output, findings, console.Language));
                break;
            default:
                FindingsAsText.Write(console, findings);
                break;
        }
    }
}
