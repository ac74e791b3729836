using System.Globalization;
using CcHcPublish.Core.Agencies;

namespace CcHcPublish.Runtime.Doctor;

/// <summary>The machine under the product: the data folder, its room, time zones and Vietnamese.</summary>
public sealed class ExamineMachine(string dataFolder)
{
    private const long Gigabyte = 1L << 30;

    public IEnumerable<DoctorLine> Run()
    {
        yield return Folder();
        if (Room() is { } room) yield return room;
        yield return Zone();
        yield return Vietnamese();
    }

    private DoctorLine Folder()
    {
        var probe = Path.Combine(dataFolder, $".doctor-{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(dataFolder);
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return DoctorLine.Good("data_folder", new($"Thư mục dữ liệu ghi được: {dataFolder}", $"The data folder can be written: {dataFolder}"));
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            return DoctorLine.Bad("data_folder", new($"Không ghi được vào thư mục dữ liệu {dataFolder}.", $"The data folder {dataFolder} cannot be written."),
                new(
                    "Cấp quyền ghi cho tài khoản chạy cchc, hoặc chọn thư mục khác bằng --data.",
                    "Give the account that runs cchc the right to write, or choose another folder with --data."));
        }
    }

    private DoctorLine? Room()
    {
        try
        {
            var free = new DriveInfo(Path.GetFullPath(dataFolder)).AvailableFreeSpace;
            var (vi, en) = ($"Đĩa còn {free / (double)Gigabyte:0.#} GB.", FormattableString.Invariant($"{free / (double)Gigabyte:0.#} GB are free on the disk."));
            var next = new Core.Text.Words(
                "Dọn đĩa hoặc chuyển thư mục dữ liệu; đĩa đầy thì việc dừng an toàn nhưng không đăng được.",
                "Make room or move the data folder; on a full disk work stops safely, but nothing is published.");
            return free < Gigabyte ? DoctorLine.Bad("disk", new(vi, en), next) : free < 5 * Gigabyte ? DoctorLine.Warning("disk", new(vi, en), next) : DoctorLine.Good("disk", new(vi, en));
        }
        catch (Exception unknown) when (unknown is IOException or ArgumentException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static DoctorLine Zone() => TimeZoneInfo.TryFindSystemTimeZoneById(AgencyReader.UsualZone, out var zone) && zone.BaseUtcOffset == TimeSpan.FromHours(7)
        ? DoctorLine.Good("time_zone", new($"Có dữ liệu múi giờ ({AgencyReader.UsualZone}).", $"Time zone data is there ({AgencyReader.UsualZone})."))
        : DoctorLine.Bad("time_zone", new($"Máy thiếu dữ liệu múi giờ {AgencyReader.UsualZone}.", $"The machine lacks the time zone {AgencyReader.UsualZone}."),
            new("Cài gói tzdata.", "Install the package tzdata."));

    /// <summary>Without ICU "đ" does not sort between "d" and "e", and names stand in a foreign order.</summary>
    private static DoctorLine Vietnamese()
    {
        var compare = CultureInfo.GetCultureInfo("vi-VN").CompareInfo;
        return compare.Compare("đa", "dz") > 0 && compare.Compare("đa", "e") < 0 && compare.Compare("ăn", "az") > 0
            ? DoctorLine.Good("icu", new("Có ICU cho tiếng Việt (vi-VN).", "ICU for Vietnamese (vi-VN) is there."))
            : DoctorLine.Bad(
                "icu",
                new("Máy thiếu ICU cho tiếng Việt; danh sách sẽ sắp sai thứ tự.", "The machine lacks ICU for Vietnamese; lists will be in a wrong order."),
                new("Cài gói libicu.", "Install the package libicu."));
    }
}
