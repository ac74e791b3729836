using System.Globalization;
using System.Text;
using System.Text.Json;
using CcHcPublish.Cli.Output;
using CcHcPublish.Core.Text;
using CcHcPublish.Testing;

namespace CcHcPublish.Contract.CommandLine;

/// <summary>The whole command line, run in this process on the repository's own content and a data folder of its own.</summary>
public sealed class CchcRun : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cchc-");

    public string Data => Path.Combine(folder.FullName, "data");

    /// <summary>A copy of one agency's content with the templates, free to be changed.</summary>
    public string CopyOf(string agency)
    {
        var root = Path.Combine(folder.FullName, "root");
        Copy(Path.Combine(SourceTree.Root, "content", agency), Path.Combine(root, "content", agency));
        Copy(Path.Combine(SourceTree.Root, "templates"), Path.Combine(root, "templates"));
        return root;
    }

    /// <summary>The same copy with every mark taken off its letters: content that reads like no Vietnamese.</summary>
    public string MarklessCopyOf(string agency)
    {
        var root = CopyOf(agency);
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".md" or ".yaml" or ".scriban"))
            File.WriteAllText(file, Markless(File.ReadAllText(file)));
        return root;
    }

    /// <summary>Exit code, standard output and standard error of one command.</summary>
    public async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var (output, errors) = (new StringWriter(), new StringWriter());
        var format = arguments.Contains("json") || arguments.Contains("sarif") ? OutputFormat.Json : arguments.Contains("csv") ? OutputFormat.Csv : OutputFormat.Text;
        var language = arguments.Contains("en") ? Language.English : Language.Vietnamese;
        string[] all = [.. arguments, .. arguments.Contains("--root") ? (string[])[] : ["--root", SourceTree.Root], "--data", Data];
        var code = await Cli.Commands.CommandLine.RunAsync(all, new CommandConsole(output, errors, new OutputSettings(language, format, 120)));
        return (code, output.ToString(), errors.ToString());
    }

    /// <summary>A command that asks: its answers come from <paramref name="input"/>, and what it says to the person goes to <paramref name="errors"/> as it happens.</summary>
    public async Task<(int Code, string Output)> TalkAsync(TextReader input, TextWriter errors, params string[] arguments)
    {
        var output = new StringWriter();
        var format = arguments.Contains("json") ? OutputFormat.Json : OutputFormat.Text;
        string[] all = [.. arguments, .. arguments.Contains("--root") ? (string[])[] : ["--root", SourceTree.Root], "--data", Data];
        var console = new CommandConsole(output, errors, new OutputSettings(Language.Vietnamese, format, 120)) { Input = input };
        // On a thread of its own: it waits for answers that the test gives.
        var code = await Task.Run(() => Cli.Commands.CommandLine.RunAsync(all, console));
        return (code, output.ToString());
    }

    public async Task<JsonElement> JsonAsync(params string[] arguments)
    {
        var (_, output, errors) = await RunAsync([.. arguments, "--format", "json"]);
        return output.Length > 0 ? JsonDocument.Parse(output).RootElement : throw new InvalidOperationException(errors);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static string Markless(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark) plain.Append(letter switch { 'đ' => 'd', 'Đ' => 'D', _ => letter });
        }

        return plain.ToString();
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
