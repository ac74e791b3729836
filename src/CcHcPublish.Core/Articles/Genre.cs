using CcHcPublish.Core.Text;

namespace CcHcPublish.Core.Articles;

/// <summary>A kind of article as departments count them; the list is closed.</summary>
/// <param name="NeedsSource">True when the genre re-uses somebody else's text, so that the source must be named.</param>
public sealed record Genre(string Id, Words Name, bool NeedsSource)
{
    public static IReadOnlyList<Genre> All { get; } =
    [
        new("tin", new("Tin", "News item"), false),
        new("bai", new("Bài viết", "Feature"), false),
        new("phong-su", new("Phóng sự", "Reportage"), false),
        new("phong-van", new("Phỏng vấn", "Interview"), false),
        new("anh", new("Chùm ảnh", "Photo story"), false),
        new("infographic", new("Đồ họa", "Infographic"), false),
        new("video", new("Video", "Video"), false),
        new("hoi-dap", new("Hỏi – đáp", "Questions and answers"), false),
        new("van-ban", new("Văn bản", "Document"), true),
        new("ban-tin", new("Bản tin", "Bulletin"), false),
        new("tin-phat-thanh", new("Tin phát thanh", "Radio script"), false),
    ];

    public static Genre? Of(string id) => All.FirstOrDefault(genre => genre.Id == id);
}
