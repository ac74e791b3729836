using Xunit;

namespace CcHcPublish.Browser;

/// <summary>A test that needs Chromium. Without one it is skipped and says so; with CI=true it runs all the same, and fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.Reason;
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.Reason;
}
