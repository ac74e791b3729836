using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Core.Yaml;

/// <summary>What can be wrong in a YAML file, one method per message.</summary>
internal static class YamlFindings
{
    public static Finding Broken(Place place, Words reason) => Of("yaml-syntax", place,
        new($"YAML viết sai cú pháp: {reason.Vi}", $"The YAML is malformed: {reason.En}"),
        new("Kiểm tra thụt dòng, dấu hai chấm và dấu ngoặc kép ở dòng này và dòng ngay trên.", "Look at indentation, colons and quotes here and on the line above."));

    public static Finding NoDocument(Place place) => Of("yaml-empty", place,
        new("Không có nội dung YAML.", "There is no YAML here."),
        new("Viết các trường bắt buộc; xem docs/noi-dung.md.", "Write the required fields; see docs/noi-dung.md."));

    public static Finding SecondDocument(Place place) => Of("yaml-syntax", place,
        new("Tệp có hơn một tài liệu YAML.", "The file has more than one YAML document."),
        new("Bỏ dòng --- thừa.", "Remove the extra --- line."));

    public static Finding TooDeep(Place place, int limit) => Of("yaml-limit", place,
        new($"Các mục lồng nhau quá {limit} tầng.", $"More than {limit} levels of nesting."),
        new("Kiểm tra thụt dòng.", "Check the indentation."));

    public static Finding TooMany(Place place, int limit) => Of("yaml-limit", place,
        new($"Tệp có hơn {limit} giá trị.", $"The file has more than {limit} values."),
        new("Tách tệp.", "Split the file."));

    public static Finding Alias(Place place) => Of("yaml-alias", place,
        new("Không dùng được neo (&), bí danh (*) hay thẻ (!) của YAML.", "YAML anchors (&), aliases (*) and tags (!) are not accepted."),
        new("Viết lại giá trị đầy đủ; nếu là chữ thường thì đặt trong ngoặc kép.", "Write the value out; put plain text in quotes."));

    public static Finding KeyNotText(Place place) => Of("yaml-syntax", place,
        new("Tên trường phải là chữ.", "A key must be text."),
        new("Kiểm tra thụt dòng và dấu gạch đầu dòng.", "Check indentation and dashes."));

    public static Finding DuplicateKey(Place place, string key) => Of("yaml-duplicate", place,
        new($"Trường “{key}” được viết hai lần.", $"The key “{key}” is written twice."),
        new("Giữ lại một.", "Keep one of them."));

    public static Finding UnknownKey(Place place, string key, string? nearest) => Of("unknown-key", place,
        new($"Không có trường “{key}”.", $"There is no key “{key}”."),
        nearest is null ? new("Xóa trường này; danh sách trường có trong docs/noi-dung.md.", "Remove it; docs/noi-dung.md lists the keys.")
            : new($"Có phải ý bạn là “{nearest}”?", $"Did you mean “{nearest}”?"));

    public static Finding Missing(Place place, string key) => Of("missing-key", place,
        new($"Thiếu trường bắt buộc “{key}”.", $"The required key “{key}” is missing."),
        new($"Thêm dòng “{key}: …”.", $"Add a line “{key}: …”."));

    public static Finding WrongShape(Place place, string key, Words wanted) => Of("wrong-value", place,
        new($"Trường “{key}” phải là {wanted.Vi}.", $"“{key}” must be {wanted.En}."),
        new("Sửa giá trị; xem ví dụ trong docs/noi-dung.md.", "Correct the value; docs/noi-dung.md has examples."));

    public static Finding WrongChoice(Place place, string key, string value, string? nearest, IEnumerable<string> known) => Of("wrong-value", place,
        new($"“{key}” không nhận giá trị “{value}”.", $"“{key}” does not take “{value}”."),
        nearest is null ? new($"Chọn một trong: {string.Join(", ", known.Take(20))}.", $"Choose one of: {string.Join(", ", known.Take(20))}.")
            : new($"Có phải ý bạn là “{nearest}”?", $"Did you mean “{nearest}”?"));

    public static Finding WrongDate(Place place, string key, string value) => Of("wrong-date", place,
        new($"“{value}” ở trường “{key}” không phải là ngày có thật.", $"“{value}” in “{key}” is not a date that exists."),
        new("Viết năm-tháng-ngày, ví dụ 2026-11-20, hoặc 2026-11-20 08:00.", "Write year-month-day, such as 2026-11-20, or 2026-11-20 08:00."));

    private static Finding Of(string code, Place place, Words message, Words advice) => new(code, Severity.Error, place, message, advice);
}
