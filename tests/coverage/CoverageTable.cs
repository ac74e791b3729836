using System.Reflection;
using System.Text.RegularExpressions;
using Xunit;

namespace CcHcPublish.Coverage;

/// <summary>
/// A table of what a reference says and which tests hold it. One row a line: <c>id | what the row says | tests</c>; tests are
/// <c>Class.Method</c>, separated by commas. A row where the reference is in doubt also names the one place of the choice as
/// <c>choice Type.Member</c>. What another project tests is named as <c>elsewhere Class.Method</c>, the class in a file of its name. A row that is not held says so as <c>open: why</c>. Headings begin with <c>##</c>.
/// </summary>
internal sealed partial record CoverageTable(IReadOnlyList<CoverageTable.Row> Rows)
{
    public static CoverageTable Read(Assembly tests, string name)
    {
        using var stream = tests.GetManifestResourceStream(name) ?? throw new InvalidOperationException(name + " is not embedded.");
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return new([.. lines.Where(l => !l.StartsWith('#')).Select(Parse)]);
    }

    /// <summary>Everything that is wrong with the table; empty where it is true.</summary>
    /// <param name="tests">The assembly of the tests.</param>
    /// <param name="code">The assemblies where choices stand.</param>
    public IEnumerable<string> Faults(Assembly tests, params Assembly[] code)
    {
        var methods = tests.GetTypes()
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(m => m.GetCustomAttributes<FactAttribute>().Any())
            .Select(m => $"{m.DeclaringType!.Name}.{m.Name}")
            .ToHashSet(StringComparer.Ordinal);
        var members = code.SelectMany(a => a.GetTypes())
            .SelectMany(t => t.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static)
                .Select(m => $"{t.Name}.{m.Name}"))
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. Rows.GroupBy(r => r.Id).Where(g => g.Count() > 1).Select(g => $"{g.Key} stands twice"),
            .. Rows.Where(r => !Id.IsMatch(r.Id)).Select(r => $"'{r.Id}' is no id"),
            .. Rows.Where(r => r.Tests.Count + r.Elsewhere.Count == 0 && r.Open is null).Select(r => $"{r.Id} names no test"),
            .. Rows.SelectMany(r => r.Tests.Where(t => !methods.Contains(t)).Select(t => $"{r.Id} names a test that does not exist: {t}")),
            .. Rows.SelectMany(r => r.Elsewhere.Where(t => !IsElsewhere(t)).Select(t => $"{r.Id} names a test elsewhere that does not exist: {t}")),
            .. Rows.SelectMany(r => r.Choices.Where(c => !members.Contains(c)).Select(c => $"{r.Id} names a choice that does not exist: {c}")),
        ];
    }

    private static Row Parse(string line)
    {
        var parts = line.Split('|', StringSplitOptions.TrimEntries);
        if (parts.Length != 3)
        {
            throw new FormatException("Not a row: " + line);
        }

        if (parts[2].StartsWith("open:", StringComparison.Ordinal))
        {
            return new(parts[0], parts[1], [], [], parts[2]);
        }

        var named = parts[2].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new(
            parts[0],
            parts[1],
            [.. named.Where(n => !n.Contains(' '))],
            Behind("choice "),
            null)
        {
            Elsewhere = Behind("elsewhere "),
        };

        IReadOnlyList<string> Behind(string word) => [.. named.Where(n => n.StartsWith(word, StringComparison.Ordinal)).Select(n => n[word.Length..])];
    }

    /// <summary>Looks into the sources: the other projects are not loaded here.</summary>
    private static bool IsElsewhere(string test)
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "CcHcPublish.sln")))
        {
            root = Path.GetDirectoryName(root) ?? throw new InvalidOperationException("The sources are not above the tests.");
        }

        return test.Split('.') is [var type, var method]
            && Directory.EnumerateFiles(Path.Combine(root, "tests"), type + ".cs", SearchOption.AllDirectories).Any(f => File.ReadAllText(f).Contains($" {method}(", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^\d{1,2}(\.\d{1,2})?\.[a-z]{1,2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Id { get; }

    public sealed record Row(string Id, string Text, IReadOnlyList<string> Tests, IReadOnlyList<string> Choices, string? Open)
    {
        public IReadOnlyList<string> Elsewhere { get; init; } = [];
    }
}
