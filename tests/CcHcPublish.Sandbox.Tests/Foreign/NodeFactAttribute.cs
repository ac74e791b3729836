using Xunit;

namespace CcHcPublish.Sandbox.Tests.Foreign;

/// <summary>A test that needs Node.js and the packages of one folder of tests/foreign. Without them it is skipped, in CI it fails.</summary>
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute(string folder)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            return;
        }

        if (!ProgramFactAttribute.IsInstalled("node"))
        {
            Skip = "Node.js is not installed.";
        }
        else if (!Directory.Exists(Path.Combine(Folder(folder), "node_modules")))
        {
            Skip = $"Run 'npm ci' in tests/foreign/{folder} first.";
        }
    }

    /// <summary>Folder of tests/foreign in the source tree, found from the solution above the test's own binaries.</summary>
    public static string Folder(string name)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "CcHcPublish.sln")))
        {
            root = root.Parent;
        }

        return Path.Combine(root?.FullName ?? AppContext.BaseDirectory, "tests", "foreign", name);
    }
}
