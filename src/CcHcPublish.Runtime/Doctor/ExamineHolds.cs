using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Editorial;

namespace CcHcPublish.Runtime.Doctor;

/// <summary>A line per hold that stands: deliberate, and easily forgotten.</summary>
public sealed class ExamineHolds(RuntimeServices runtime)
{
    public async Task<IReadOnlyList<DoctorLine>> RunAsync(IReadOnlyList<Agency> agencies, CancellationToken cancel)
    {
        var holds = await StandingHold.AllAsync(runtime.Ledger, agencies, cancel);
        return holds.Count == 0
            ? [DoctorLine.Good("holds", new Words("Không có lệnh tạm dừng đăng nào.", "No hold stands."))]
            : [.. holds.Select(hold => DoctorLine.Warning("holds", hold.What, hold.Next, hold.Command, hold.Owner))];
    }
}
