using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Doctor;

/// <summary>Whether the ledger has the version that this program needs.</summary>
internal static class SchemaLine
{
    public static DoctorLine Of(long version)
    {
        var needed = MigrateLedger.NewestNumber;
        if (version == needed) return DoctorLine.Good(
            "schema", new($"Sổ ở phiên bản {version}, đúng với chương trình.", $"The ledger is at version {version}, as the program needs."));
        return version < needed
            ? DoctorLine.Warning("schema", new($"Sổ ở phiên bản {version}, chương trình cần {needed}.", $"The ledger is at version {version}; the program needs {needed}."),
                new("Sao lưu, rồi chạy cchc serve hoặc một lệnh bất kỳ: sổ được nâng cấp khi mở.", "Back up, then run cchc serve or any command: the ledger is brought up to date when it is opened."), "cchc status")
            : DoctorLine.Bad("schema", new(
                $"Sổ ở phiên bản {version}, mới hơn chương trình ({needed}).", $"The ledger is at version {version}, newer than the program ({needed})."),
                new("Cài lại phiên bản cchc mới hơn; không dùng bản cũ với sổ này.", "Install the newer cchc; do not use an old one with this ledger."));
    }
}
