using CcHcPublish.Core.Content;
using CcHcPublish.Core.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CcHcPublish.Core.Checks;

/// <summary>The cover and every picture of the body lie in the media folder, in a format and size all chosen channels take, and say in words what they show.</summary>
public sealed class PictureCheck : ICheck
{
    /// <summary>Narrower covers look blurred on the website and are shown small by Facebook.</summary>
    private const int NarrowestCover = 600;

    public IEnumerable<Finding> Check(CheckSubject subject)
    {
        foreach (var wrong in Cover(subject)) yield return wrong;
        foreach (var link in subject.Links.Where(link => link.IsImage))
        {
            var place = subject.At(link);
            if (!HasWords(link)) yield return NoAlt(place, new("![mô tả hình](media/…)", "![what it shows](media/…)"));
            if (File(subject, Uri.UnescapeDataString(link.Url ?? ""), place) is { } wrong) yield return wrong;
        }
    }

    private static IEnumerable<Finding> Cover(CheckSubject subject)
    {
        var article = subject.Article;
        if (article.Cover is not { } cover)
        {
            foreach (var (channel, limits) in subject.Channels.Where(pair => pair.Limits.NeedsCover).Take(1))
            {
                yield return new Finding("cover-missing", Severity.Error, article.PlaceOf("cover"),
                    new($"{channel.Name} chỉ nhận bài có ảnh bìa.", $"“{channel.Name}” takes only articles with a cover."),
                    new("Thêm dòng “cover: media/…”.", "Add a line “cover: media/…”."));
            }

            yield break;
        }

        var place = article.PlaceOf("cover");
        if (File(subject, cover, place) is { } wrong) yield return wrong;
        else if (subject.Content.Media[cover].Width < NarrowestCover) yield return Narrow(place, cover, subject.Content.Media[cover].Width);
        if (string.IsNullOrWhiteSpace(article.CoverAlt)) yield return NoAlt(place, new("cover_alt: …", "cover_alt: …"));
    }

    private static bool HasWords(LinkInline picture) => picture.Descendants<LiteralInline>().Any(text => !text.Content.IsEmptyOrWhitespace());

    private static Finding? File(CheckSubject subject, string path, Place place)
    {
        if (!subject.Content.Media.TryGetValue(path, out var file)) return Missing(subject, path, place);
        if (file.Format is not (PictureFormat.Png or PictureFormat.Jpeg))
        {
            return new Finding("picture-format", Severity.Error, place,
                new($"“{path}” không phải ảnh PNG hoặc JPEG.", $"“{path}” is no PNG or JPEG picture."),
                new("Chuyển sang PNG hoặc JPEG; đổi đuôi tệp là chưa đủ.", "Convert it to PNG or JPEG; renaming is not enough."));
        }

        foreach (var (channel, limits) in subject.Channels.OrderBy(pair => pair.Limits.PictureLargest))
        {
            if (file.Bytes <= limits.PictureLargest) break;
            return new Finding("picture-size", Severity.Error, place,
                new(
                    $"Ảnh “{path}” nặng {file.Bytes / 1024} KB; {channel.Name} nhận nhiều nhất {limits.PictureLargest / 1024} KB.",
                    $"“{path}” has {file.Bytes / 1024} KB; “{channel.Name}” takes {limits.PictureLargest / 1024} KB."),
                new("Thu nhỏ hoặc nén ảnh.", "Scale the picture down or compress it."));
        }

        return null;
    }

    private static Finding Missing(CheckSubject subject, string path, Place place)
    {
        if (path.Contains("://", StringComparison.Ordinal) || path.StartsWith("//", StringComparison.Ordinal))
        {
            return new Finding("picture-outside", Severity.Error, place,
                new("Ảnh lấy từ trang khác.", "The picture is taken from another site."),
                new("Tải ảnh về (khi được phép), đặt vào thư mục media và ghi nguồn.", "Download it (when allowed), put it into the media folder and name its source."));
        }

        var nearest = NearestFile(path, subject.Content.Media.Keys);
        return new Finding("picture-missing", Severity.Error, place,
            new($"Không có tệp ảnh “{path}” trong thư mục của cơ quan.", $"There is no picture “{path}” in the agency's folder."),
            nearest is null
                ? new("Đặt tệp vào thư mục media của cơ quan và ghi đường dẫn dạng media/ten-anh.png.", "Put the file into the agency's media folder and write media/name.png.")
                : new($"Có phải ý bạn là “{nearest}”?", $"Did you mean “{nearest}”?"));
    }

    // By the name alone: folder and extension are alike in most paths, and would make any short name look near.
    private static string? NearestFile(string path, IEnumerable<string> known)
    {
        var byName = known.Order(StringComparer.Ordinal).ToLookup(Path.GetFileNameWithoutExtension);
        return Nearest.Of(Path.GetFileNameWithoutExtension(path), byName.Select(name => name.Key).OfType<string>()) is { } name
            ? Nearest.Of(path, byName[name]) ?? byName[name].First()
            : null;
    }

    private static Finding NoAlt(Place place, Words example) => new("picture-alt", Severity.Error, place,
        new("Ảnh chưa có mô tả bằng chữ cho người không nhìn thấy.", "The picture has no words for people who cannot see it."),
        new($"Viết ngắn gọn ảnh cho thấy điều gì: {example.Vi}", $"Say briefly what it shows: {example.En}"));

    private static Finding Narrow(Place place, string path, int width) => new("cover-width", Severity.Advice, place,
        new($"Ảnh bìa “{path}” chỉ rộng {width} điểm ảnh.", $"The cover “{path}” is only {width} pixels wide."),
        new($"Dùng ảnh rộng ít nhất {NarrowestCover} điểm ảnh; tốt nhất là 1200 × 630.", $"Use one of at least {NarrowestCover} pixels; 1200 × 630 is best."));
}
