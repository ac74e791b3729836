namespace CcHcPublish.Core.Text;

/// <summary>
/// Dates and times as files write them: <c>yyyy-MM-dd</c>, and after a blank or a T <c>HH:mm</c> with optional <c>:ss</c>, in plain digits.
/// Our own for the sake of start-up: the framework compares letters by collation for it, whose tables take longer to open than a plan takes to read.
/// </summary>
public static class IsoTime
{
    private const int DateLength = 10;

    /// <summary>False when the text is anything else, or when there is no such day.</summary>
    public static bool TryDate(ReadOnlySpan<char> text, out DateOnly date)
    {
        date = default;
        if (text.Length != DateLength || text[4] != '-' || text[7] != '-') return false;
        if (Number(text[..4]) is not (>= 1 and var year) || Number(text[5..7]) is not (>= 1 and <= 12 and var month)) return false;
        if (Number(text[8..]) is not (>= 1 and var day) || day > DateTime.DaysInMonth(year, month)) return false;
        date = new DateOnly(year, month, day);
        return true;
    }

    /// <summary>False when the text is anything else, or when there is no such day or time. A bare date means 00:00.</summary>
    public static bool TryDateTime(ReadOnlySpan<char> text, out DateTime time)
    {
        time = default;
        if (text.Length is not (DateLength or 16 or 19) || !TryDate(text[..DateLength], out var date)) return false;
        var clock = text[DateLength..];
        if (clock.Length > 0)
        {
            if (clock[0] is not (' ' or 'T') || clock[3] != ':' || clock.Length == 9 && clock[6] != ':') return false;
            if (Number(clock[1..3]) is not (>= 0 and <= 23 and var hour) || Number(clock[4..6]) is not (>= 0 and <= 59 and var minute)) return false;
            if ((clock.Length == 9 ? Number(clock[7..]) : 0) is not (>= 0 and <= 59 and var second)) return false;
            time = date.ToDateTime(new TimeOnly(hour, minute, second));
            return true;
        }

        time = date.ToDateTime(TimeOnly.MinValue);
        return true;
    }

    /// <summary>-1 when there is anything but plain digits.</summary>
    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit)) return -1;
            number = number * 10 + (digit - '0');
        }

        return number;
    }
}
