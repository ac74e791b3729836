using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CcHcPublish.Core.Checks;
using Scriban.Runtime;

namespace CcHcPublish.Core.Site;

/// <summary>One file of the public folder, not yet made.</summary>
/// <param name="Path">Below the agency's public folder, with "/"; made of slugs and fixed names only.</param>
/// <param name="Key">Equal keys promise equal bytes, so that a page whose key did not change need not be made again.</param>
/// <param name="Render">Makes the bytes; null when a template failed, which then stands in the findings. Safe for all threads.</param>
public sealed record SitePage(string Path, string Key, Func<ICollection<Finding>, byte[]?> Render);

/// <summary>Builds the key of a page from everything the page shows.</summary>
internal sealed class PageKey : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public static string Of(params ReadOnlySpan<string?> parts)
    {
        using var key = new PageKey();
        foreach (var part in parts) key.Add(part);
        return key.Done();
    }

    public static string Of(string stamp, string kind, IEnumerable<SiteEntry> entries, string extra = "")
    {
        using var key = new PageKey();
        key.Add(stamp);
        key.Add(kind);
        key.Add(extra);
        foreach (var entry in entries) key.Add(entry.Version);
        return key.Done();
    }

    /// <summary>The stamp of a model: its values and their names, in order.</summary>
    public static string OfModel(object? model)
    {
        using var key = new PageKey();
        key.AddModel(model);
        return key.Done();
    }

    public void Add(string? part)
    {
        if (part is not null) hash.AppendData(Encoding.UTF8.GetBytes(part));
        hash.AppendData([part is null ? (byte)1 : (byte)0]);
    }

    public string Done() => Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 16));

    public void Dispose() => hash.Dispose();

    private void AddModel(object? model)
    {
        switch (model)
        {
            case ScriptObject members:
                foreach (var (name, value) in members)
                {
                    Add(name);
                    AddModel(value);
                }

                Add("}");
                break;
            case ScriptArray items:
                foreach (var item in items) AddModel(item);
                Add("]");
                break;
            default:
                Add(Convert.ToString(model, CultureInfo.InvariantCulture));
                break;
        }
    }
}
