namespace Zalo.OA.SDK;

/// <summary>A file to upload. It can be opened more than once, for the call may have to be repeated with a renewed token.</summary>
public sealed class ZaloFile
{
    private readonly Func<Stream> open;

    /// <summary>A file from anywhere.</summary>
    /// <param name="name">File name with extension, up to 200 characters: without extension the service answers success with nothing in it.</param>
    /// <param name="length">Size in bytes.</param>
    /// <param name="open">Opens it anew at each call, positioned at the start.</param>
    public ZaloFile(string name, long length, Func<Stream> open)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentNullException.ThrowIfNull(open);
        Name = name;
        Length = length;
        this.open = open;
    }

    /// <summary>A file that is in memory.</summary>
    /// <param name="name">File name with extension.</param>
    /// <param name="content">Its bytes; not changed by the caller afterwards.</param>
    public ZaloFile(string name, byte[] content)
        : this(name, content?.LongLength ?? 0, () => new MemoryStream(content!, writable: false))
    {
        ArgumentNullException.ThrowIfNull(content);
    }

    /// <summary>The name the service sees.</summary>
    public string Name { get; }

    /// <summary>Size in bytes.</summary>
    public long Length { get; }

    internal string Extension => Path.GetExtension(Name).ToLowerInvariant();

    internal string ContentType => Extension switch
    {
        ".jpg" or ".jpeg" => "image/jpeg",
        ".png" => "image/png",
        ".gif" => "image/gif",
        ".pdf" => "application/pdf",
        ".doc" => "application/msword",
        ".docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".csv" => "text/csv",
        ".mp4" => "video/mp4",
        ".avi" => "video/x-msvideo",
        _ => "application/octet-stream",
    };

    /// <summary>A file on disk.</summary>
    /// <param name="path">Where it is; its own name is sent.</param>
    public static ZaloFile FromDisk(string path) => new(Path.GetFileName(path), new FileInfo(path).Length, () => File.OpenRead(path));

    internal Stream Open() => open();
}
