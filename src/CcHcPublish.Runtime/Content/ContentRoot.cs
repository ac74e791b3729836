namespace CcHcPublish.Runtime.Content;

/// <summary>The folder that holds <c>content/</c> and <c>templates/</c>; an absolute path.</summary>
public sealed record ContentRoot(string Path)
{
    /// <summary>One folder per agency.</summary>
    public string Content => System.IO.Path.Combine(Path, "content");

    public string Templates => System.IO.Path.Combine(Path, "templates");

    public string Agency(string id) => System.IO.Path.Combine(Content, id);

    /// <summary>Ids of the agencies, in ordinal order: every visible folder of <see cref="Content"/>, whether or not it can be read.</summary>
    public IReadOnlyList<string> Agencies()
    {
        var folder = new DirectoryInfo(Content);
        if (!folder.Exists) return [];
        return [.. folder.EnumerateDirectories("*", AgencyFolder.Visible).Select(agency => agency.Name).Where(name => !name.StartsWith('.')).Order(StringComparer.Ordinal)];
    }
}
