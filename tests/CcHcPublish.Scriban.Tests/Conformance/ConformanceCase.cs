using System.Text.RegularExpressions;

namespace CcHcPublish.Scriban.Tests.Conformance;

public enum Stage
{
    Prints,
    FailsToParse,
    FailsToRun,
}

/// <summary>
/// One line of a case file: <c>⟦template⟧ ⇒ ⟦output⟧</c>, or <c>✗parse</c>, or <c>✗run</c>; <c>⇒vi</c> pushes the culture vi-VN,
/// <c>↵</c> is a line feed, <c>␍</c> a carriage return.
/// </summary>
public sealed partial record ConformanceCase(string File, int Line, string Template, string Culture, Stage Stage, string Output)
{
    private const string Prefix = "cases/";

    public static IEnumerable<ConformanceCase> ReadAll()
    {
        var assembly = typeof(ConformanceCase).Assembly;
        foreach (var file in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(file)!);
            var number = 0;
            while (reader.ReadLine() is { } line)
            {
                number++;
                if (line.Length > 0 && !line.StartsWith('#'))
                {
                    yield return Read(file[Prefix.Length..], number, line);
                }
            }
        }
    }

    private static ConformanceCase Read(string file, int number, string line)
    {
        var match = Shape().Match(line);
        if (!match.Success)
        {
            throw new FormatException($"{file}:{number}: {line}");
        }

        var culture = match.Groups["culture"].Value == "vi" ? "vi-VN" : string.Empty;
        var stage = match.Groups["stage"].Value switch { "✗parse" => Stage.FailsToParse, "✗run" => Stage.FailsToRun, _ => Stage.Prints };
        return new ConformanceCase(file, number, Plain(match.Groups["template"].Value), culture, stage, Plain(match.Groups["output"].Value));
    }

    private static string Plain(string text) => text.Replace('↵', '\n').Replace('␍', '\r');

    [GeneratedRegex(@"^⟦(?<template>.*)⟧ ⇒(?<culture>vi)? (⟦(?<output>.*)⟧|(?<stage>✗parse|✗run))$", RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
