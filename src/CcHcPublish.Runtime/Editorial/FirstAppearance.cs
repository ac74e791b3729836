using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Editorial;

/// <summary>
/// A correction that finds nothing to correct, since the first post never reached its channel: the text it would have put in its place appears for the first time.
/// </summary>
internal static class FirstAppearance
{
    public const string Reason = "Bản trước chưa từng lên kênh; bản đã duyệt được đăng mới.";

    /// <summary>Plans it in the correction's place; whatever of earlier editions was refused there is over.</summary>
    public static async Task PlanAsync(Change change, Publication correction, DateTimeOffset now)
    {
        await change.RunAsync(
            """
            update publications set state = 'Cancelled', not_before = null, reason = @reason
            where article = @article and channel = @channel and act = 'Publish' and edition <> @edition and state in ('Rejected', 'Expired')
            """,
            ("reason", Reason), ("article", correction.Article), ("channel", correction.Channel), ("edition", correction.Edition));
        var first = correction with
        {
            Id = $"{correction.Edition}/{correction.Channel}/publish",
            Act = PublicationAct.Publish,
            State = PublicationState.Scheduled,
            DueAt = now,
            NotBefore = now,
        };
        var waitsFor = await change.FirstAsync("select waits_for from publications where id = @id", row => row.OptionalText("waits_for"), ("id", correction.Id));
        await PublicationRows.AddAsync(change, first, waitsFor, notice: null);
        await change.RunAsync("update publications set turn = @turn where id = @id", ("turn", correction.Turn), ("id", first.Id));
    }
}
