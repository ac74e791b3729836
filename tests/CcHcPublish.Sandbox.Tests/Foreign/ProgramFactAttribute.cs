using Xunit;

namespace CcHcPublish.Sandbox.Tests.Foreign;

/// <summary>A test that needs a program on the path. Without it the test is skipped, in CI it fails.</summary>
public sealed class ProgramFactAttribute : FactAttribute
{
    public ProgramFactAttribute(string program)
    {
        if (Environment.GetEnvironmentVariable("CI") != "true" && !IsInstalled(program))
        {
            Skip = program + " is not installed.";
        }
    }

    public static bool IsInstalled(string program)
    {
        var names = OperatingSystem.IsWindows() ? new[] { program + ".exe" } : [program];
        return (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => names.Any(name => File.Exists(Path.Combine(folder, name))));
    }
}
