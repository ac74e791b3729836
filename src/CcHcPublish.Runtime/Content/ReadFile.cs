using System.Buffers;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Runtime.Content;

/// <summary>
/// Reads single files within limits. Length is looked at before opening: what is too large is never loaded, and pipes and devices, whose length is 0, are never
/// opened.
/// </summary>
internal static class ReadFile
{
    /// <summary>No text file of the content may be larger; the readers themselves may allow less.</summary>
    private const int LargestText = ArticleReader.LargestFile;

    private const int FirstLook = 4 * 1024;

    /// <summary>The file's bytes, or null after adding one finding.</summary>
    public static SourceFile? Text(ContentFile file, ICollection<Finding> findings)
    {
        var place = new Place(file.Path, 1, 1);
        return Try(file, findings, length =>
        {
            if (length == 0) return Refuse(FileFindings.Empty(place));
            if (length > LargestText) return Refuse(FileFindings.TooLarge(place, length, LargestText));
            var bytes = new byte[length + 1];
            using var stream = Open(file);
            var read = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return new SourceFile(file.Path, bytes.AsMemory(0, read));
        });

        SourceFile? Refuse(Finding finding)
        {
            findings.Add(finding);
            return null;
        }
    }

    /// <summary>Kind and size of a picture from its first bytes; any other file is an attachment.</summary>
    public static MediaFile? Picture(ContentFile file, ICollection<Finding> findings) => Try(file, findings, length =>
    {
        if (length == 0) return new MediaFile(file.Below, 0, PictureFormat.None, 0, 0);
        var buffer = ArrayPool<byte>.Shared.Rent(PictureHeader.Enough);
        try
        {
            using var stream = Open(file);
            var read = stream.ReadAtLeast(buffer.AsSpan(0, FirstLook), FirstLook, throwOnEndOfStream: false);
            var (format, width, height) = PictureHeader.Read(buffer.AsSpan(0, read));
            if (format == PictureFormat.Jpeg && width == 0)
            {
                read += stream.ReadAtLeast(buffer.AsSpan(read, PictureHeader.Enough - read), PictureHeader.Enough - read, throwOnEndOfStream: false);
                (format, width, height) = PictureHeader.Read(buffer.AsSpan(0, read));
            }

            return new MediaFile(file.Below, length, format, width, height);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    });

    private static FileStream Open(ContentFile file) =>
        new(file.File.FullName, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 });

    private static T? Try<T>(ContentFile file, ICollection<Finding> findings, Func<long, T?> read) where T : class
    {
        try
        {
            return read(file.File.Length);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            findings.Add(FileFindings.Unreadable(new Place(file.Path, 1, 1), ContentFindings.Reason(wrong)));
            return null;
        }
    }
}
