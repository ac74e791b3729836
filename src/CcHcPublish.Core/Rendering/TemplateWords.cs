using CcHcPublish.Core.Text;

namespace CcHcPublish.Core.Rendering;

/// <summary>
/// What the template engine complains about, in the words of the officer who adapts a look. A star stands for whatever the engine puts
/// there, in the same order on both sides. A complaint that is not listed, of another engine say, is quoted as it is.
/// </summary>
public static class TemplateWords
{
    private static readonly (string En, string Vi)[] Complaints =
    [
        ("Expecting the end of the statement instead of *", "câu lệnh phải kết thúc ở đây, nhưng lại gặp *"),
        ("Expecting an expression instead of *", "cần một biểu thức, nhưng lại gặp *"),
        ("Expecting `in` after the loop variable", "sau biến của vòng lặp phải là `in`"),
        ("Expecting a loop variable", "vòng lặp thiếu tên biến"),
        ("Expecting the name of the function", "thiếu tên hàm"),
        ("Expecting `when` or `else` directly inside `case`", "ngay trong `case` chỉ được là `when` hoặc `else`"),
        ("Expecting * hexadecimal digits", "cần * chữ số hệ 16"),
        ("Expecting * instead of *", "cần *, nhưng lại gặp *"),
        ("`*` is not closed by `end`", "`*` chưa được đóng bằng `end`"),
        ("`*` has no block that it belongs to", "`*` không thuộc khối lệnh nào"),
        ("`*` stands outside a loop", "`*` phải nằm trong vòng lặp"),
        ("`*` stands outside such a loop", "`*` chỉ dùng được trong vòng lặp loại đó"),
        ("`*` cannot be changed", "không gán được `*`"),
        ("`*` has no member `*`", "`*` không có thành phần `*`"),
        ("`*` is not a way of comparing texts", "`*` không phải là cách so sánh chữ"),
        ("`$$` stands alone as a statement", "`$$` phải đứng riêng thành một câu lệnh"),
        ("`++` and `--` need a number", "`++` và `--` chỉ dùng cho số"),
        ("`date` takes one text", "`date` chỉ nhận một chuỗi chữ"),
        ("`import` needs an object", "`import` cần một đối tượng"),
        ("`readonly` needs the name of a variable", "`readonly` cần tên một biến"),
        ("`this` cannot be assigned to", "không gán được `this`"),
        ("`with` needs an object", "`with` cần một đối tượng"),
        ("`wrap` needs a function", "`wrap` cần một hàm"),
        ("`^` expands a list into the arguments of a call and stands only there", "`^` chỉ dùng để trải một danh sách thành các tham số của hàm"),
        ("Unknown escape sequence `*`", "không có ký hiệu thoát `*`"),
        ("Unexpected character `*`", "ký tự `*` không dùng được ở đây"),
        ("Unexpected `}`", "thừa dấu `}`"),
        ("Malformed number", "số viết sai"),
        ("The number is too long", "số quá dài"),
        ("The number becomes too large", "số trở nên quá lớn"),
        ("The argument number is too large", "số thứ tự của tham số quá lớn"),
        ("The exponent of an integer must lie between 0 and 1000", "số mũ của số nguyên phải từ 0 đến 1000"),
        ("The string is not closed", "chuỗi chữ chưa được đóng"),
        ("The interpolated string is not closed", "chuỗi chữ có chèn biểu thức chưa được đóng"),
        ("An interpolated expression must close on its line", "biểu thức chèn trong chuỗi chữ phải đóng ngay trên dòng đó"),
        ("An object cannot be written inside an interpolated string", "không viết được đối tượng trong chuỗi chữ có chèn biểu thức"),
        ("Only a variable, a member or an element can be assigned to", "chỉ gán được cho biến, thành phần hoặc phần tử"),
        ("The default of a parameter must be a literal", "giá trị mặc định của tham số phải viết thẳng ra"),
        ("A required parameter cannot follow an optional one", "tham số bắt buộc không được đứng sau tham số có giá trị mặc định"),
        ("Nothing may follow the variadic parameter", "sau tham số `...` không được có tham số nào nữa"),
        ("The parameter `*` is declared twice", "tham số `*` được khai báo hai lần"),
        ("A function has at most * parameters", "một hàm có nhiều nhất * tham số"),
        ("A call has at most * arguments", "một lần gọi hàm có nhiều nhất * tham số"),
        ("The template nests deeper than the limit of * levels", "các khối lệnh lồng nhau quá * lớp"),
        ("The expression nests too deeply", "biểu thức lồng nhau quá sâu"),
        ("The mode * of the language * is not supported", "không hỗ trợ chế độ * của ngôn ngữ *"),
        ("The variable `*` was not found", "không có giá trị nào tên `*`"),
        ("The variable `*` is read-only", "không được sửa biến `*`"),
        ("The function was not found", "không có hàm này"),
        ("A value of type `*` cannot be called as a function", "một giá trị kiểu `*` không phải là hàm nên không gọi được"),
        ("The target of a pipe must be a function", "bên phải dấu `|` phải là một hàm"),
        ("The function has no parameter `*`", "hàm không có tham số `*`"),
        ("The argument `*` is missing", "thiếu tham số `*`"),
        ("The argument `*` is given twice", "tham số `*` được đưa vào hai lần"),
        ("This argument must not be null", "tham số này không được để trống"),
        ("Too many arguments: * instead of at most *", "thừa tham số: * thay vì nhiều nhất *"),
        ("Cannot read the member `*` of null", "không lấy được `*`, vì giá trị đứng trước dấu chấm đang trống"),
        ("Cannot set the member `*` of null", "không gán được `*`, vì giá trị đứng trước dấu chấm đang trống"),
        ("Cannot read an element of null", "không lấy được phần tử, vì danh sách đang trống"),
        ("Cannot set an element of null", "không gán được phần tử, vì danh sách đang trống"),
        ("A value of type `*` has no member `*`", "giá trị kiểu `*` không có thành phần `*`"),
        ("The member `*` of a value of type `*` cannot be set", "không gán được thành phần `*` của giá trị kiểu `*`"),
        ("The member `*` could not be read: *", "không đọc được thành phần `*`: *"),
        ("The member `*` could not be set: *", "không gán được thành phần `*`: *"),
        ("A value of type `*` has no elements", "giá trị kiểu `*` không có phần tử"),
        ("The elements of a value of type `*` cannot be set", "không gán được phần tử của giá trị kiểu `*`"),
        ("The element * cannot be set: *", "không gán được phần tử *: *"),
        ("The index is null", "số thứ tự đang trống"),
        ("The index * lies outside a list of * items", "số thứ tự * nằm ngoài danh sách * phần tử"),
        ("The index * lies outside a text of * characters", "số thứ tự * nằm ngoài chuỗi * ký tự"),
        ("A value of type `*` cannot be iterated", "giá trị kiểu `*` không lặp được"),
        ("A loop has no option `*`", "vòng lặp không có tùy chọn `*`"),
        ("The list was changed while it is iterated", "danh sách bị sửa trong khi đang lặp"),
        ("The loop limit of * iterations is exceeded", "vòng lặp chạy quá * lượt"),
        ("The recursion limit of * nested calls is exceeded", "hàm hoặc mẫu gọi lẫn nhau quá * lớp"),
        ("The calls nest too deeply", "hàm hoặc mẫu gọi lẫn nhau quá nhiều lớp"),
        ("A range of * numbers exceeds the loop limit of *", "dãy * số dài quá mức * lượt của vòng lặp"),
        ("Growing a list by * items exceeds the limit of *", "danh sách tăng thêm * phần tử, quá mức *"),
        ("A text of * characters exceeds the limit of *", "chuỗi * ký tự dài quá mức *"),
        ("A shift by * exceeds the limit of *", "dịch * bit là quá mức *"),
        ("The value nests too deeply, or contains itself", "giá trị lồng nhau quá nhiều lớp, hoặc chứa chính nó"),
        ("The value nests deeper than the limit of * levels, or contains itself", "giá trị lồng nhau quá * lớp, hoặc chứa chính nó"),
        ("The pattern is not a valid regular expression", "biểu thức chính quy viết sai"),
        ("The regular expression takes too long", "biểu thức chính quy chạy quá lâu"),
        ("The text is not valid JSON", "chuỗi này không phải là JSON đúng cách"),
        ("The text is not valid base64", "chuỗi này không phải là base64 đúng cách"),
        ("There is no such culture", "không có vùng ngôn ngữ nào mang tên này"),
        ("The text or pattern is malformed", "chuỗi hoặc mẫu định dạng viết sai"),
        ("An argument lies outside what the function can take", "có tham số nằm ngoài mức mà hàm nhận được"),
        ("The function cannot work with these arguments", "hàm không dùng được với các tham số này"),
        ("The output exceeds the limit of * characters", "kết quả dài quá mức * ký tự"),
        ("Rendering takes longer than * seconds", "dựng mẫu này lâu quá * giây"),
        ("Rendering needs more memory than there is", "dựng mẫu này cần nhiều bộ nhớ hơn máy có"),
        ("`*` cannot be used in a template: the result must always be the same", "không dùng được `*` trong mẫu: kết quả phải luôn như nhau"),
        ("The operation was cancelled", "việc dựng trang đã bị dừng"),
        ("The operator * cannot be used on *", "phép tính * không dùng được cho *"),
        ("A value of type `*` has no sign", "giá trị kiểu `*` không có dấu âm dương"),
        ("Division by zero", "chia cho 0"),
        ("The result does not fit any number", "kết quả vượt mọi kiểu số"),
        ("The date lies outside the calendar", "ngày nằm ngoài lịch"),
        ("A range needs two integers", "một dãy cần hai số nguyên"),
        ("A text can only be multiplied by an integer", "chuỗi chữ chỉ nhân được với số nguyên"),
        ("The lists are nested too deeply to be compared", "các danh sách lồng nhau quá sâu nên không so sánh được"),
        ("Items of different types cannot be sorted", "không sắp xếp được các phần tử khác kiểu"),
        ("A value of type `*` cannot be converted to *", "không đổi được giá trị kiểu `*` thành *"),
        ("A value of type `*` cannot be formatted", "không định dạng được giá trị kiểu `*`"),
        ("A value of type `*` is not a function", "giá trị kiểu `*` không phải là hàm"),
        ("A value of type `*` is not a list", "giá trị kiểu `*` không phải là danh sách"),
        ("A value of type `*` is not a number", "giá trị kiểu `*` không phải là số"),
        ("A function cannot be written as JSON", "không ghi được hàm thành JSON"),
        ("The text to replace must not be empty", "chuỗi cần thay không được rỗng"),
        ("The length must not be negative", "độ dài không được âm"),
        ("The precision must lie between 0 and *", "số chữ số thập phân phải từ 0 đến *"),
        ("The upper bound must not lie below the lower one", "cận trên không được nhỏ hơn cận dưới"),
        ("The pattern `*` cannot be used to read dates", "không đọc được ngày theo mẫu `*`"),
        ("The name of the template to include is missing", "`include` thiếu tên mẫu"),
        ("The name of the template to include is empty", "tên mẫu của `include` đang rỗng"),
        ("No template loader is configured, so nothing can be included", "ở đây không dùng được `include`"),
        ("The template `*` was not found", "không có mẫu `*` trong thư mục mẫu"),
        ("The template `*` could not be found: *", "không tìm được mẫu `*`: *"),
        ("The template `*` could not be loaded: *", "không đọc được mẫu `*`: *"),
        ("The template `*` has no text", "không đọc được mẫu `*`"),
        ("The template `*` does not parse.", "mẫu `*` viết sai"),
        ("A range cannot be changed", "không sửa được một dãy"),
        ("The pattern `*` has a letter that is only for printing", "mẫu `*` có chữ chỉ dùng khi in"),
        ("The pattern `*` is malformed", "mẫu `*` viết sai"),
        ("A value of type `*` has no members to import", "giá trị kiểu `*` không có thành phần nào để lấy vào"),
        ("A JSON * has no members to import", "JSON kiểu * không có thành phần nào để lấy vào"),
        ("A value of type `*` has no keys", "giá trị kiểu `*` không có khóa"),
        ("The width must not be negative", "độ rộng không được âm"),
        ("The date must not be null", "ngày không được để trống"),
        ("The number has no exponent after `e`", "số thiếu phần mũ sau `e`"),
        ("A `:` cannot follow the operand of `*`; put the operator and its operand in brackets", "sau toán hạng của `*` không được có dấu `:`; đặt phép tính và toán hạng trong ngoặc"),
        ("A list cannot be combined with the negative number *", "danh sách không tính được với số âm *"),
        ("Too many arguments: more than *", "thừa tham số: nhiều hơn *"),
        ("The name of a member must not be empty", "tên thành phần không được rỗng"),
    ];

    /// <summary>What may stand for a star and is not the author's own text.</summary>
    private static readonly Dictionary<string, string> Pieces = new(StringComparer.Ordinal)
    {
        ["the end of the template"] = "chỗ hết mẫu",
        ["the end of the line"] = "chỗ hết dòng",
        ["the end of the code"] = "dấu đóng `}}`",
        ["the name of a member"] = "tên một thành phần",
        ["the name of a parameter"] = "tên một tham số",
        ["an interpolated expression"] = "biểu thức chèn trong chuỗi chữ",
        ["`,` or `)`"] = "`,` hoặc `)`",
        ["`,` or `]`"] = "`,` hoặc `]`",
        ["`,` or `}`"] = "`,` hoặc `}`",
        ["a date"] = "ngày",
        ["int"] = "số nguyên",
        ["double"] = "số",
        ["numbers"] = "số",
        ["texts"] = "chữ",
        ["truth values"] = "giá trị đúng/sai",
        ["such values"] = "các giá trị này",
    };

    /// <summary>Kinds of values. Only where a complaint speaks of a type: elsewhere such a word is a name that the author chose.</summary>
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["array"] = "danh sách",
        ["bool"] = "đúng/sai",
        ["string"] = "chuỗi chữ",
        ["Char"] = "ký tự",
        ["object"] = "đối tượng",
        ["function"] = "hàm",
        ["range"] = "dãy số",
        ["null"] = "trống",
        ["int"] = "số nguyên",
        ["long"] = "số nguyên dài",
        ["bigint"] = "số nguyên lớn",
        ["double"] = "số",
        ["decimal"] = "số thập phân",
        ["float"] = "số",
        ["enum"] = "giá trị liệt kê",
        ["KeyValuePair<string, Object>"] = "cặp khóa và giá trị",
        ["DateTime"] = "ngày giờ",
        ["TimeSpan"] = "khoảng thời gian",
    };

    private static readonly Dictionary<string, string> TypeOriginals = Types.DistinctBy(type => type.Value).ToDictionary(
        type => type.Value, type => type.Key, StringComparer.Ordinal);

    private static readonly Dictionary<string, string> Originals = Pieces.DistinctBy(piece => piece.Value).ToDictionary(
        piece => piece.Value, piece => piece.Key, StringComparer.Ordinal);

    public static Words Of(string message)
    {
        foreach (var (en, vi) in Complaints)
        {
            if (Match(en, message) is { } parts) return new Words(Fill(vi, parts, Pieces, Types), message);
        }

        return new Words($"bộ dựng mẫu báo “{message}”", message);
    }

    /// <summary>The way back, for a complaint that was stored in Vietnamese; null when it is not one of the list.</summary>
    internal static string? English(string vi)
    {
        foreach (var (english, vietnamese) in Complaints)
        {
            if (Match(vietnamese, vi) is not { } parts) continue;
            return Fill(english, parts, Originals, TypeOriginals);
        }

        return Match("bộ dựng mẫu báo “*”", vi) is [var quoted] ? quoted : null;
    }

    /// <summary>What stands for each star, or null when the message is another one.</summary>
    private static List<string>? Match(string pattern, string message)
    {
        var literals = pattern.Split('*');
        if (literals.Length == 1) return pattern == message ? [] : null;
        if (!message.StartsWith(literals[0], StringComparison.Ordinal)) return null;
        List<string> parts = [];
        var at = literals[0].Length;
        foreach (var literal in literals.Skip(1))
        {
            var next = literal.Length == 0 ? message.Length : message.IndexOf(literal, at, StringComparison.Ordinal);
            if (next < 0) return null;
            parts.Add(message[at..next]);
            at = next + literal.Length;
        }

        return at == message.Length ? parts : null;
    }

    private static string Fill(string words, List<string> parts, Dictionary<string, string> pieces, Dictionary<string, string> types)
    {
        var literals = words.Split('*');
        return string.Concat(literals.Select((literal, at) => at == 0 ? literal : Piece(literals[at - 1], parts[at - 1]) + literal));

        string Piece(string before, string part) =>
            (before.EndsWith("type `", StringComparison.Ordinal) || before.EndsWith("kiểu `", StringComparison.Ordinal) ? types : pieces).GetValueOrDefault(part, part);
    }
}
