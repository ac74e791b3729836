using CcHcPublish.Core.Text;

namespace CcHcPublish.Runtime.Doctor;

/// <summary>One look that must not end the others: whatever goes wrong in it is its line.</summary>
public static class ExamineSafely
{
    public static async Task<IReadOnlyList<DoctorLine>> RunAsync(string code, Func<Task<IReadOnlyList<DoctorLine>>> look)
    {
        try
        {
            return await look();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return [DoctorLine.Bad(code, new Words($"Không khám được mục này ({failure.GetType().Name}).", $"This could not be looked at ({failure.GetType().Name})."),
                new("Xử lý các dòng khác rồi khám lại; nếu còn, gửi dòng này cho người phát triển.", "Deal with the other lines and examine again; if it stays, send this line to the developers."), "cchc doctor")];
        }
    }

    public static async Task<DoctorLine> LineAsync(string code, Func<Task<DoctorLine>> look) => (await RunAsync(code, async () => [await look()]))[0];
}
