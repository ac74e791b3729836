using System.Globalization;

namespace CcHcPublish.Sandbox.Facebook.Graph;

/// <summary>Which version really answers: dead versions and those below the app's floor are served by a newer one without a word.</summary>
public static class ServedVersion
{
    /// <summary>The version for <c>facebook-api-version</c>; null for one that does not exist yet.</summary>
    public static string? Of(string? asked, FacebookOptions options)
    {
        var served = Math.Max(Number(asked ?? options.OldestVersion), Number(options.OldestVersion));
        if (served > Number(options.NewestVersion))
        {
            return null;
        }

        served = Math.Max(served, options.FloorVersion is { } floor ? Number(floor) : 0);
        return string.Create(CultureInfo.InvariantCulture, $"v{served / 100}.{served % 100}");
    }

    /// <summary><c>v25.0</c> as 2500, <c>v2.12</c> as 212.</summary>
    private static int Number(string version)
    {
        var point = version.IndexOf('.', StringComparison.Ordinal);
        return (100 * int.Parse(version.AsSpan(1, point - 1), CultureInfo.InvariantCulture)) + int.Parse(version.AsSpan(point + 1), CultureInfo.InvariantCulture);
    }
}
