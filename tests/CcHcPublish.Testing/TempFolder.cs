namespace CcHcPublish.Testing;

/// <summary>An empty folder of its own, gone with the test.</summary>
public sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("cchc-test-").FullName;

    /// <summary>Writes a file below the folder, making its folders; the path has "/".</summary>
    public string Write(string path, string text) => Write(path, System.Text.Encoding.UTF8.GetBytes(text));

    public string Write(string path, byte[] bytes)
    {
        var file = At(path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
        return file;
    }

    public string At(string path) => System.IO.Path.Combine([Path, .. path.Split('/')]);

    /// <summary>Copies a folder with everything below it into this one.</summary>
    public void CopyFrom(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            Write(System.IO.Path.GetRelativePath(folder, file).Replace(System.IO.Path.DirectorySeparatorChar, '/'), File.ReadAllBytes(file));
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
