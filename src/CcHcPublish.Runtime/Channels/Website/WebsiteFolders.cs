using System.Security.Cryptography;
using System.Text;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Runtime.Channels.Website;

/// <summary>Where one agency's website lies on disk. All paths are absolute.</summary>
/// <param name="Public">What web servers show, and nothing else.</param>
/// <param name="State">What was published: one file per article. Everything public can be made from it and the content.</param>
/// <param name="Content">The agency's folder of the content, for its media.</param>
internal sealed record WebsiteFolders(string Public, string State, string Content)
{
    /// <summary>Present while the public folder may not show all of the state; survives a crash.</summary>
    public string DirtyMark => Path.Combine(State, ".dirty");

    /// <summary>Never the same mark twice: whoever renews the public folder sees that something came meanwhile.</summary>
    public void MarkDirty() => AtomicFile.Write(DirtyMark, Encoding.ASCII.GetBytes(RandomNumberGenerator.GetHexString(32)));

    /// <summary>Stamp of the content and templates that the public folder was last made from.</summary>
    public string BuiltMark => Path.Combine(State, ".built");

    /// <summary>Held open by the process that renews the public folder; the system gives it back when that one dies.</summary>
    public string Lock => Path.Combine(State, ".renewing");

    public static WebsiteFolders Of(RuntimeSettings settings, string agency)
    {
        if (!Vietnamese.IsSlug(agency)) throw new ArgumentException("An agency's id is lowercase letters, digits and hyphens.", nameof(agency));
        return new WebsiteFolders(
            Path.GetFullPath(Path.Combine(settings.SiteFolder, agency)),
            Path.GetFullPath(Path.Combine(settings.DataFolder, "website", agency)),
            Path.GetFullPath(settings.Root.Agency(agency)));
    }

    /// <summary>The disk's spelling of a path below <see cref="Public"/> or another folder.</summary>
    public static string Below(string folder, string path) => Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar));
}
