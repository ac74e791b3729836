using System.Runtime.CompilerServices;

namespace CcHcPublish.Testing;

/// <summary>
/// Compares a text with a file kept beside the test, in the folder <c>Golden</c>. With CCHC_GOLDEN=write the file is written instead;
/// read it before you keep it.
/// </summary>
public static class Golden
{
    /// <exception cref="InvalidOperationException">The texts differ; the message names the first line that does.</exception>
    public static void Match(string name, string actual, [CallerFilePath] string test = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(test)!, "Golden", name);
        if (Environment.GetEnvironmentVariable("CCHC_GOLDEN") == "write")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, actual);
            return;
        }

        var expected = File.Exists(file) ? File.ReadAllText(file) : throw new InvalidOperationException($"There is no {file}; run once with CCHC_GOLDEN=write and read it.");
        var (left, right) = (Lines(expected), Lines(actual));
        for (var line = 0; line < Math.Max(left.Length, right.Length); line++)
        {
            var (wanted, got) = (left.ElementAtOrDefault(line), right.ElementAtOrDefault(line));
            if (wanted != got) throw new InvalidOperationException($"{name}, line {line + 1}:\n  expected: {wanted ?? "(end)"}\n  actual:   {got ?? "(end)"}");
        }
    }
    /// <summary>Line ends are those of the machine that checked the file out, and reading drops a byte order mark.</summary>
    private static string[] Lines(string text) => text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
}
