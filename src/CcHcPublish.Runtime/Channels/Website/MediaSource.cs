using CcHcPublish.Core.Checks;
using CcHcPublish.Runtime.Content;

namespace CcHcPublish.Runtime.Channels.Website;

/// <summary>Finds an article's pictures in the content folder and nowhere else, whatever a path or a symbolic link says.</summary>
internal sealed class MediaSource(string contentFolder)
{
    private const string Folder = "media/";

    private readonly string? real = RealPath.Of(Path.Combine(contentFolder, "media"));

    /// <summary>Null when there is no such file inside the agency's media folder.</summary>
    public FileInfo? Find(string path)
    {
        if (!path.StartsWith(Folder, StringComparison.Ordinal) || path.Contains('\\', StringComparison.Ordinal)) return null;
        if (path.Split('/').Any(part => part is "" or "." or ".." || part.StartsWith('.'))) return null;
        var file = RealPath.Of(WebsiteFolders.Below(contentFolder, path));
        return file is not null && RealPath.IsWithin(file, real) && File.Exists(file) ? new FileInfo(file) : null;
    }

    public static Finding NoAgency() => new("agency-missing", Severity.Error, new Place("agency.yaml", 1, 1),
        new("Không đọc được agency.yaml của cơ quan.", "The agency's agency.yaml cannot be read."),
        new("Chạy cchc check để xem lỗi.", "Run cchc check to see why."));

    public static Finding Missing(string path) => new("media-missing", Severity.Error, new Place(path, 1, 1),
        new($"Không còn tệp {path} mà một bài đã đăng đang dùng.", $"The file {path}, which a published article shows, is gone."),
        new("Khôi phục tệp trong thư mục media của cơ quan, hoặc đính chính bài.", "Restore the file in the agency's media folder, or correct the article."));
}
