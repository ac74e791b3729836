using System.Globalization;

namespace CcHcPublish.Core.Text;

/// <summary>Dates inside messages, the same under every culture of the machine.</summary>
internal static class Days
{
    /// <summary>20/11/2026.</summary>
    public static string Vi(this DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>2026-11-20.</summary>
    public static string En(this DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Vi(this DateTime time) => time.ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);

    public static string En(this DateTime time) => time.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
