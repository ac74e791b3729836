using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace CcHcPublish.Sandbox.Facebook.Graph;

/// <summary><c>error_user_title</c> and <c>error_user_msg</c> follow the request's <c>locale</c>; the technical message never does.</summary>
internal static class UserTexts
{
    private static readonly FrozenDictionary<string, string> Vietnamese = new Dictionary<string, string>
    {
        ["Duplicate Status Update"] = "Bài đăng trùng lặp",
        ["This status update is identical to the last one you posted. Try posting something different, or delete your previous update."] =
            "Bài này giống hệt bài bạn vừa đăng. Hãy đăng nội dung khác hoặc xóa bài trước.",
        ["Couldn't Fetch Link"] = "Không đọc được liên kết",
        ["There was a problem scraping data from the provided link."] = "Có lỗi khi lấy thông tin từ liên kết này.",
        ["Can't Read Files"] = "Không đọc được tệp",
        ["Your photos couldn't be uploaded. Photos should be less than 4 MB and saved as JPG, PNG, GIF, TIFF, HEIF or WebP files."] =
            "Không tải được ảnh lên. Ảnh cần nhỏ hơn 4 MB và ở dạng JPG, PNG, GIF, TIFF, HEIF hoặc WebP.",
        ["Already Posted"] = "Đã đăng",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static GraphAnswer In(string? locale, GraphAnswer answer)
    {
        if (locale?.StartsWith("vi", StringComparison.OrdinalIgnoreCase) == true && answer.Refusal is not null && answer.Body["error"] is JsonObject error)
        {
            foreach (var name in new[] { "error_user_title", "error_user_msg" })
            {
                if (error[name] is JsonValue text && Vietnamese.TryGetValue(text.GetValue<string>(), out var translated))
                {
                    error[name] = translated;
                }
            }
        }

        return answer;
    }
}
