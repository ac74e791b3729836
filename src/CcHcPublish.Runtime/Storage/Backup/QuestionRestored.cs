using System.Globalization;

namespace CcHcPublish.Runtime.Storage.Backup;

/// <summary>
/// Before a restored ledger is put in place: whatever waits in it may have been sent since by the ledger that was lost, at its time or earlier by somebody's
/// hand. It is looked for on its channel at once, back to the moment of the backup, and what is proven absent goes out at its time.
/// </summary>
internal sealed class QuestionRestored(Ledger ledger, TimeProvider clock)
{
    private const string Reason = "Sổ khôi phục từ bản sao lưu; tìm trên kênh trước khi gửi.";

    /// <summary>How many publications are in doubt.</summary>
    /// <param name="takenAt">When the backup began: what was sent before stands in it as sent.</param>
    public Task<int> RunAsync(DateTimeOffset takenAt, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return ledger.ChangeAsync(async change =>
        {
            var many = await change.RunAsync(
                """
                update publications set state = 'Unconfirmed', not_before = @now, waits_since = @now, looks = 0, blind_looks = 0, reason = @reason, fence = fence + 1,
                  first_sent_at = case when first_sent_at < @taken then first_sent_at else @taken end
                where state = 'Scheduled' and act = 'Publish'
                """,
                ("now", now), ("reason", Reason), ("taken", takenAt));
            // What was being prepared then may have been sent right after.
            await change.RunAsync("update attempts set called_at = opened_at where closed_at is null and called_at is null");
            // Told whatever the number: backups of the branch that was given up are known by it.
            await change.TellAsync(now, "he-thong", EventLog.Restored, "publications", many.ToString(CultureInfo.InvariantCulture));
            return many;
        }, cancel);
    }
}
