using CcHcPublish.Core.Text;

namespace CcHcPublish.Core.Yaml;

/// <summary>What the parser's English messages mean to somebody who writes a plan or an article.</summary>
internal static class YamlReasons
{
    /// <summary>An open bracket before the next key leaves the parser in a state it did not foresee.</summary>
    public static readonly Words OpenBracket = new("ngoặc [ hoặc { chưa đóng, hoặc thiếu dấu phẩy.", "a [ or { is not closed, or a comma is missing.");

    // In this order: a message is explained by the first part it contains.
    private static readonly (string Part, Words Reason)[] Known =
    [
        (" tab", new("có dấu tab; chỉ dùng dấu cách.", "there is a tab; use blanks.")),
        ("escape character", new("sau dấu \\ trong ngoặc kép có ký tự lạ; dùng ngoặc đơn '…'.", "a strange character follows \\ in double quotes; use single quotes '…'.")),
        ("quoted scalar", new("ngoặc kép hoặc ngoặc đơn chưa đóng.", "a quotation mark is not closed.")),
        ("invalid mapping", new("có dấu hai chấm trong giá trị; đặt cả giá trị trong ngoặc kép.", "there is a colon inside a value; put the value in quotes.")),
        ("Mapping values", new("có dấu hai chấm trong giá trị; đặt cả giá trị trong ngoặc kép.", "there is a colon inside a value; put the value in quotes.")),
        ("flow ", OpenBracket),
        ("cannot start any token", new("giá trị bắt đầu bằng ký tự đặc biệt; đặt trong ngoặc kép.", "a value begins with a special character; put it in quotes.")),
        ("anchor", new("giá trị bắt đầu bằng & hoặc *; đặt trong ngoặc kép.", "a value begins with & or *; put it in quotes.")),
        (" tag", new("giá trị bắt đầu bằng dấu !; đặt trong ngoặc kép.", "a value begins with !; put it in quotes.")),
        ("block scalar", new("sau dấu | hoặc > phải xuống dòng và thụt vào.", "after | or > there must be a new, indented line.")),
        ("Block sequence", new("dấu gạch đầu dòng đặt sai chỗ.", "a dash stands in the wrong place.")),
        ("simple key", new("dòng này thiếu dấu hai chấm sau tên trường.", "a colon is missing after the key.")),
        ("expected key", new("thụt dòng không khớp với các dòng trên, hoặc thiếu dấu hai chấm.", "the indentation does not fit the lines above, or a colon is missing.")),
    ];

    private static readonly Words Unknown = new("không hiểu được cấu trúc.", "the structure cannot be understood.");

    public static Words Of(string message)
    {
        foreach (var (part, reason) in Known)
        {
            if (message.Contains(part, StringComparison.Ordinal)) return reason;
        }

        return Unknown;
    }
}
