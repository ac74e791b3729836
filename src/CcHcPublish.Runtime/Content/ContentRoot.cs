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
        List<string> names = [];
        foreach (var agency in folder.EnumerateDirectories("*", AgencyFolder.Visible))
        {
            if (!agency.Name.StartsWith('.')) names.Add(agency.Name);
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }
}
