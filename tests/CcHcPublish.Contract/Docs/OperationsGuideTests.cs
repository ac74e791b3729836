using System.Text;
using System.Text.RegularExpressions;
using CcHcPublish.Runtime.Content;
using CcHcPublish.Runtime.Doctor;
using CcHcPublish.Runtime.Installation;
using CcHcPublish.Runtime.Scheduling;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Docs;

/// <summary>What <c>docs/operations.md</c> tells an operator to type and to expect is what the product does.</summary>
public sealed partial class OperationsGuideTests
{
    private static readonly string Guide = File.ReadAllText(SourceTree.PathTo("docs", "operations.md")).ReplaceLineEndings("\n");

    [Fact]
    public void EveryCommandParsesWithTheRealCommandLine()
    {
        var commands = Commands().ToList();

        commands.Count.ShouldBeGreaterThan(20);
        commands.Select(command => (command, Problems: Cli.Commands.CommandLine.ProblemsOf(Words(command)))).Where(wrong => wrong.Problems.Count > 0)
            .Select(wrong => $"cchc {wrong.command}: {string.Join(" ", wrong.Problems.Select(problem => problem.Vi))}").ShouldBeEmpty();
    }

    [Fact]
    public void TheTableOfJobsIsTheListOfJobs()
    {
        var table = Guide[(Guide.IndexOf("<!-- jobs -->", StringComparison.Ordinal) + 14)..Guide.IndexOf("<!-- /jobs -->", StringComparison.Ordinal)];
        IEnumerable<string> rows =
        [
            .. DeskJobs.All.Select(job => Row(job.Name, $"`{job.Cron}`", "của cài đặt", job.Misfire, job.Does.Vi)),
            .. AgencyJobs.All.Select(job => Row(job.Name, $"{job.Key} trong agency.yaml", "của cơ quan", job.Misfire, job.Does.Vi)),
        ];

        table.Trim().Split('\n').Skip(2).ShouldBe(rows);

        static string Row(string name, string time, string zone, Misfire misfire, string does) => $"| `{name}` | {time} | {zone} | {(misfire == Misfire.RunOnce ? "bù một lần" : "bỏ qua")} | {does} |";
    }

    [Fact]
    public void TheExampleOfTheSettingsIsReadWithoutAFinding()
    {
        using var folder = new TempFolder();
        var from = Guide.IndexOf("# cchc.yaml\n", StringComparison.Ordinal);
        folder.Write("cchc.yaml", Guide[from..Guide.IndexOf("```", from, StringComparison.Ordinal)]);

        var reading = new ReadSettings(new ContentRoot(folder.Path));
        var settings = reading.Run();

        reading.Findings.ShouldBeEmpty();
        settings.Backup.Folder.ShouldBe("/var/backups/cchc");
        settings.Schedule.Crons.Keys.ShouldBe(DeskJobs.All.Select(job => job.Name), ignoreOrder: true);
    }

    [Fact]
    public void EveryFindingOfTheDoctorStandsInTheTableOfWhatToDo()
    {
        var codes = SourceTree.Files("src", "*.cs")
            .SelectMany(file => Code().Matches(File.ReadAllText(file, Encoding.UTF8)).Select(match => match.Groups[1].Value)).ToHashSet();

        codes.Count.ShouldBeGreaterThan(15);
        codes.Where(code => !Guide.Contains($"`{code}`", StringComparison.Ordinal)).ShouldBeEmpty(nameof(DoctorLine));
    }

    /// <summary>Typed as root or without the service's environment, a command works on another ledger, or leaves files that the service cannot write.</summary>
    [Fact]
    public void EveryCommandRunsAsTheServicesUserInTheServicesEnvironment()
    {
        var wrapper = Block("#!/bin/sh\n");
        var unit = Block("[Unit]\n");

        wrapper.ShouldContain("exec sudo -u cchc -- \"$0\" \"$@\"");
        wrapper.ShouldContain(". /etc/cchc.env");
        wrapper.ShouldContain("cd /srv/cchc && exec /opt/cchc/cchc \"$@\"");
        unit.ShouldContain("User=cchc\n");
        unit.ShouldContain("EnvironmentFile=/etc/cchc.env\n");
        // Nothing goes past the wrapper but the unit.
        Regex.Count(Guide.Replace(wrapper, "", StringComparison.Ordinal).Replace(unit, "", StringComparison.Ordinal), "(?<!`)/opt/cchc/cchc ").ShouldBe(0);
        // Sourced by a shell and read by systemd: only single quotes mean the same to both.
        foreach (Match line in EnvironmentLine().Matches(Guide)) line.Groups[1].Value.ShouldMatch("^'[^']*'$");
        EnvironmentLine().Count(Guide).ShouldBeGreaterThan(1);
    }

    [Fact]
    public void EveryLineOfCronNamesItsUserAndTheWrapper()
    {
        var lines = Block("MAILTO=").Split('\n').Where(line => line.Contains("cchc", StringComparison.Ordinal)).ToList();

        lines.Count.ShouldBe(2);
        lines.ShouldAllBe(line => CronLine().IsMatch(line));
        lines.SelectMany(line => Cli.Commands.CommandLine.ProblemsOf(Words(CronLine().Match(line).Groups[1].Value))).ShouldBeEmpty();
    }

    [Fact]
    public void WhatTheServiceWritesBelongsToIt()
    {
        foreach (Match path in WritePath().Matches(Block("[Unit]\n")).Cast<Match>())
            foreach (var folder in path.Groups[1].Value.Split(' '))
                Guide.ShouldMatch($"sudo install -d -o cchc -g cchc [^\n]*{Regex.Escape(folder.Replace("/content", "", StringComparison.Ordinal))}\\b");
    }

    /// <summary>The fenced block that holds a text, without its fences.</summary>
    private static string Block(string start)
    {
        var from = Guide.IndexOf(start, StringComparison.Ordinal);
        return Guide[from..Guide.IndexOf("```", from, StringComparison.Ordinal)];
    }

    /// <summary>Indented lines and code spans that begin with the program's name.</summary>
    private static IEnumerable<string> Commands() => Guide.Split('\n').SelectMany(line => line.StartsWith("    ", StringComparison.Ordinal) && line.TrimStart().StartsWith("cchc ", StringComparison.Ordinal)
        ? [line.Trim()]
        : Span().Matches(line).Select(match => match.Groups[1].Value)).Select(command => command["cchc ".Length..]).Where(command => !command.Contains('…') || command.Contains("https://", StringComparison.Ordinal));

    private static string[] Words(string command) => [.. Word().Matches(command).Select(match => match.Groups[1].Success ? match.Groups[1].Value : match.Value)];

    [GeneratedRegex("^CCHC_[A-Z]+=(.*)$", RegexOptions.Multiline)]
    private static partial Regex EnvironmentLine();

    [GeneratedRegex("^[0-9*/]+ [0-9*/]+ [0-9*/]+ [0-9*/]+ [0-9*/]+ cchc /usr/local/bin/cchc ([a-z]+ [^>]*) >")]
    private static partial Regex CronLine();

    [GeneratedRegex("^ReadWritePaths=(.*)$", RegexOptions.Multiline)]
    private static partial Regex WritePath();

    [GeneratedRegex("`(cchc [^`]+)`")]
    private static partial Regex Span();

    [GeneratedRegex("\"([^\"]*)\"|[^ ]+")]
    private static partial Regex Word();

    [GeneratedRegex("DoctorLine\\.(?:Good|Warning|Bad)\\(\"([a-z_]+)\"")]
    private static partial Regex Code();
}
