using System.Globalization;
using System.Reflection;

namespace CcHcPublish.Runtime.Storage;

/// <summary>One numbered step of the schema; its text runs unchanged on both engines and never changes once it was released.</summary>
public sealed record MigrationScript(long Number, string Name, Func<string> Sql)
{
    private const string Prefix = "CcHcPublish.Runtime.Storage.Migrations.";

    /// <summary>The product's scripts in the order of their four-digit numbers. Every command passes here, so plain strings are sorted: they start fast.</summary>
    public static MigrationScript[] All()
    {
        var assembly = typeof(MigrationScript).Assembly;
        var names = Array.FindAll(assembly.GetManifestResourceNames(), name => name.StartsWith(Prefix, StringComparison.Ordinal));
        Array.Sort(names, StringComparer.Ordinal);
        return Array.ConvertAll(names, name => new MigrationScript(
            long.Parse(name.AsSpan(Prefix.Length, 4), NumberStyles.None, CultureInfo.InvariantCulture), name[Prefix.Length..], () => TextOf(assembly, name)));
    }

    private static string TextOf(Assembly assembly, string name)
    {
        using var script = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return script.ReadToEnd();
    }
}
