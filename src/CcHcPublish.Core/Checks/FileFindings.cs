using CcHcPublish.Core.Text;

namespace CcHcPublish.Core.Checks;

/// <summary>What can be wrong with a file before its content is looked at.</summary>
public static class FileFindings
{
    public static Finding TooLarge(Place place, long size, long largest) => new("file-size", Severity.Error, place,
        new($"Tệp nặng {size / 1024:N0} KB, vượt giới hạn {largest / 1024:N0} KB.", $"The file has {size / 1024:N0} KB; the limit is {largest / 1024:N0} KB."),
        new("Rút gọn nội dung hoặc tách thành nhiều tệp; hình ảnh để trong thư mục media.", "Shorten it or split it; pictures belong in the media folder."));

    public static Finding NotUtf8(Place place) => new("file-encoding", Severity.Error, place,
        new("Tệp không phải văn bản UTF-8.", "The file is not UTF-8 text."),
        new("Mở tệp bằng trình soạn thảo rồi lưu lại với bảng mã UTF-8.", "Open it in an editor and save it again as UTF-8."));

    public static Finding ControlCharacter(Place place, char letter) => new("file-control", Severity.Error, place,
        new($"Dòng này có ký tự điều khiển U+{(int)letter:X4}, không phải văn bản.", $"This line holds the control character U+{(int)letter:X4}, which is no text."),
        new("Xóa ký tự ẩn đó, hoặc gõ lại dòng này.", "Delete that hidden character, or type the line again."));

    public static Finding Empty(Place place) => new("file-empty", Severity.Error, place,
        new("Tệp rỗng.", "The file is empty."),
        new("Viết nội dung hoặc xóa tệp.", "Write its content or delete the file."));

    public static Finding Decomposed(Place place) => new("text-nfd", Severity.Advice, place,
        new("Chữ có dấu ở dạng tách rời (NFD); hệ thống đã ghép lại khi đọc.", "Letters are decomposed (NFD); they were composed on reading."),
        new("Lưu lại tệp ở dạng dựng sẵn (NFC) để tìm kiếm và so sánh đúng.", "Save the file as NFC so that search and comparison work."));

    public static Finding OutsideFolder(Place place) => new("file-outside", Severity.Error, place,
        new("Liên kết tượng trưng dẫn ra ngoài thư mục nội dung.", "A symbolic link leads out of the content folder."),
        new("Chép tệp thật vào thư mục nội dung.", "Copy the real file into the content folder."));

    public static Finding Unreadable(Place place, Words reason) => new("file-unreadable", Severity.Error, place,
        new($"Không đọc được tệp: {reason.Vi}.", $"The file cannot be read: {reason.En}."),
        new("Kiểm tra quyền truy cập tệp.", "Check the file's permissions."));
}
