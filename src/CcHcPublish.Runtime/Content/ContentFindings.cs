using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Runtime.Content;

/// <summary>What can be wrong with the files of an agency's folder as they lie there.</summary>
internal static class ContentFindings
{
    public static Finding NoAgency(Place place) => new("agency-missing", Severity.Error, place,
        new("Thư mục không có tệp agency.yaml đọc được.", "The folder has no agency.yaml that can be read."),
        new("Tạo tệp agency.yaml cho cơ quan này hoặc chuyển thư mục ra khỏi content.", "Write agency.yaml for this agency, or move the folder out of content."));

    public static Finding OtherAgency(Place place, string id, string folder) => new("agency-folder", Severity.Error, place,
        new($"id “{id}” khác tên thư mục “{folder}”.", $"The id “{id}” differs from the folder's name “{folder}”."),
        new($"Sửa thành “id: {folder}” hoặc đổi tên thư mục.", $"Write “id: {folder}” or rename the folder."));

    public static Finding OtherYear(Place place, int year) => new("plan-file", Severity.Error, place,
        new($"Kế hoạch năm {year} nằm trong tệp mang tên khác.", $"The plan of {year} lies in a file of another name."),
        new($"Đổi tên tệp thành {year}.yaml; mỗi năm một tệp.", $"Rename the file {year}.yaml; one file per year."));

    public static Finding NotRead(Place place, string wanted) => new("file-ignored", Severity.Advice, place,
        new($"Tệp này không được đọc vì không có đuôi {wanted}.", $"This file is not read, since it does not end in {wanted}."),
        new($"Đổi đuôi thành {wanted}; hình ảnh, tệp đính kèm để trong thư mục media.", $"Rename it to end in {wanted}; pictures and attachments belong in the media folder."));

    public static Finding TooManyTemplates(Place place, int most) => new("template-count", Severity.Error, place,
        new(
            $"Thư mục templates có hơn {most} tệp; từ tệp này trở đi không được đọc.",
            $"The templates folder has more than {most} files; this one and those after it are not read."),
        new("Chuyển các tệp không phải mẫu trình bày ra khỏi thư mục.", "Move files that are no templates out of the folder."));

    /// <summary>Why a file cannot be read, without the absolute path that system messages carry.</summary>
    public static Words Reason(Exception wrong) => wrong switch
    {
        UnauthorizedAccessException => new("không có quyền đọc", "access denied"),
        FileNotFoundException or DirectoryNotFoundException => new("liên kết trỏ tới tệp không có", "the link leads to a file that is not there"),
        _ => new("lỗi đọc đĩa hoặc liên kết vòng", "the disk failed, or links run in a circle"),
    };
}
