namespace CcHcPublish.Runtime.Storage.Backup;

/// <summary>
/// After a restore: what fell due since the backup may have been sent by the ledger that was lost. It is looked for on its channel before anything is
/// sent, instead of being sent again.
/// </summary>
internal sealed class QuestionRestored(Ledger ledger, TimeProvider clock)
{
    private const string Reason = "Sổ khôi phục từ bản sao lưu; tìm trên kênh trước khi gửi.";

    /// <summary>How many publications are in doubt.</summary>
    public Task<int> RunAsync(CancellationToken cancel) => ledger.ChangeAsync(async change =>
    {
        var now = clock.GetUtcNow();
        var many = await change.RunAsync(
            """
            update publications set state = 'Unconfirmed', not_before = @now, first_sent_at = coalesce(first_sent_at, due_at), looks = 0, reason = @reason, fence = fence + 1
            where state = 'Scheduled' and act = 'Publish' and due_at <= @now
            """,
            ("now", now), ("reason", Reason));
        if (many > 0) await change.TellAsync(now, "he-thong", "restored", "publications", many.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return many;
    }, cancel);
}
