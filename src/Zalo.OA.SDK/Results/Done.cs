namespace Zalo.OA.SDK;

/// <summary>The value of a call that succeeds without giving anything back.</summary>
public sealed record Done
{
    private Done()
    {
    }

    /// <summary>The only one.</summary>
    public static Done Value { get; } = new();
}
