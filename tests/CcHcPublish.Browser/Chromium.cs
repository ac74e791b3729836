namespace CcHcPublish.Browser;

/// <summary>The browser that the system brings; none is downloaded.</summary>
internal static class Chromium
{
    private static readonly string[] Names = OperatingSystem.IsWindows() ? ["chromium.exe", "chrome.exe", "msedge.exe"] : ["chromium", "chromium-browser", "google-chrome"];

    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(System.IO.Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>Why browser tests do not run here; null when they do.</summary>
    public static string? Reason { get; } =
        Path is not null || Environment.GetEnvironmentVariable("CI") == "true" ? null : "No Chromium on PATH: install it to run the browser tests.";
}
