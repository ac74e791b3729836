using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Publishing;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Editorial;

/// <summary>What a person did on a channel.</summary>
/// <param name="Note">What was done, for those who read the log.</param>
public sealed record ByHand(string Note)
{
    /// <summary>Where it stands now, when that is elsewhere than before.</summary>
    public Uri? Address { get; init; }
}

/// <summary>
/// A person corrected or took down on the channel what the program cannot: a post that was posted by hand, or one that the channel does not let it touch.
/// The act is done then, and counts as if the program had done it.
/// </summary>
public sealed class SettleByHand(Ledger ledger, ChannelSet channels, TimeProvider clock)
{
    private static readonly TimeSpan LongestAgo = TimeSpan.FromDays(30);

    public async Task<DeskOutcome> RunAsync(AgencyContent content, string article, string channel, string actor, ByHand done, CancellationToken cancel)
    {
        if (await ArticleRow.FindAsync(ledger, article, cancel) is not { } row) return DeskRules.Missing(article, content);
        if (DeskRules.May(content.Agency, actor, DeskRoles.Editor | DeskRoles.Approver, "ghi việc làm bằng tay") is { } forbidden) return forbidden;
        if (string.IsNullOrWhiteSpace(done.Note)) return new DeskOutcome.Refused("Phải ghi đã làm gì trên kênh (--by-hand).", "Say what was done on the channel (--by-hand).");
        if (done.Address is not (null or { IsAbsoluteUri: true, Scheme: "https" or "http" }))
            return new DeskOutcome.Refused("Địa chỉ phải bắt đầu bằng https:// hoặc http://.", "The address must begin with https:// or http://.");
        var name = content.Agency.Channel(channel)?.Name ?? channel;
        var all = (await PublicationRows.OfArticleAsync(ledger, article, cancel)).Where(publication => publication.Channel == channel).OrderByDescending(publication => publication.Turn).ToList();
        var open = all.FindAll(publication => publication is { Act: not PublicationAct.Publish, State: PublicationState.Scheduled or PublicationState.Rejected });
        if (open.Count == 0)
        {
            return all.Exists(publication => publication is { Act: not PublicationAct.Publish, State: PublicationState.Sending })
                ? new DeskOutcome.Refused($"Đang gửi lên {name}; chờ ít phút rồi xem lại (cchc why).", $"It is being sent to “{name}”; look again in some minutes (cchc why).")
                : new DeskOutcome.Refused(
                    $"“{row.Title}” không có đính chính hay lệnh gỡ nào đang chờ trên {name}.",
                    $"No correction or withdrawal of “{row.Title}” is open on “{name}”.");
        }

        if (all.Exists(publication => publication is { Act: PublicationAct.Publish, State: PublicationState.Sending or PublicationState.Unconfirmed }))
        {
            return new DeskOutcome.Refused(
                $"Chưa rõ bài đã lên {name} hay chưa: mở kênh xem rồi ghi trước điều đã thấy, --there URL hoặc --not-there.",
                $"Whether the post is on “{name}” is not known: look there and note first what you see, --there URL or --not-there.");
        }

        var now = clock.GetUtcNow();
        var standing = all.Find(publication => publication is { Act: not PublicationAct.Withdraw, State: PublicationState.Published });
        var id = done.Address is null || done.Address.ToString() == standing?.Address ? standing?.ExternalId : await IdAtAsync(open[0], done.Address, now, cancel);
        return await DeskChange.RunAsync(ledger, async change =>
        {
            // Two posts may have been ordered withdrawn: a person who took one down took down both.
            foreach (var one in open)
            {
                if (!await PublicationRows.MoveAsync(change, one, one.DoneByHand(done.Note, id, done.Address?.ToString() ?? standing?.Address, now), now)) return new DeskOutcome.Stale(article);
                await change.TellAsync(now, actor, "by-hand", one.Id, done.Address is null ? done.Note : $"{done.Note}\n{done.Address}");
            }

            return new DeskOutcome.Done(article, new Words($"Đã ghi việc làm bằng tay trên {name}: {done.Note}", $"Noted what was done by hand on “{name}”: “{done.Note}”"));
        }, cancel);
    }

    private async Task<string?> IdAtAsync(Publication open, Uri address, DateTimeOffset now, CancellationToken cancel) =>
        channels.Find(open.Agency, open.Channel)?.Channel is { } far ? (await far.FindAtAsync(address, now - LongestAgo, cancel))?.ExternalId : null;
}
