using System.Data.Common;
using System.Globalization;
using CcHcPublish.Core.Rendering;

namespace CcHcPublish.Runtime.Storage.History;

/// <summary>
/// Holds every stored rendition against the event of its approval, in constant memory. The event names the hash of each channel; who approved is its actor. A correction of before
/// corrections told their hashes, known by the missing <c>sign</c> behind it, is held against its actor alone. The bytes of what may still go out are hashed again.
/// </summary>
internal static class CompareApprovals
{
    // The index on subject leads from an edition to its few events. A correction post is told under its publication's id.
    private const string Sql = """
        select r.edition, r.channel, r.hash, r.approved_by, e.verb, e.actor, e.detail,
          case when exists (select 1 from publications p where p.edition = r.edition and p.channel = r.channel
            and p.state in ('Scheduled', 'Sending', 'Unconfirmed', 'Rejected', 'Expired')) then r.payload end,
          exists (select 1 from publications p where p.edition = r.edition and p.channel = r.channel
            and p.state in ('Scheduled', 'Sending', 'Unconfirmed', 'Rejected', 'Expired')
            and p.act in ('Publish', 'Correct') and p.rendition_hash <> r.hash),
          e.number
        from renditions r left join events e
          on e.subject = r.edition and e.verb in ('approve', 'correct', 'sign') or e.subject = r.edition || '/' || r.channel || '/publish' and e.verb = 'correction-post'
        order by r.edition, r.channel, e.number
        """;

    /// <summary>The first rendition that was not approved as it stands, or null.</summary>
    public static async Task<LogVerdict?> RunAsync(LedgerSnapshot snapshot, LogHead head, CancellationToken cancel)
    {
        await using var rows = await snapshot.ReadAsync(Sql, cancel);
        (string Edition, string Channel)? at = null;
        var (isApproved, untold) = (true, (long?)null);
        while (await rows.ReadAsync(cancel))
        {
            var (edition, channel) = (rows.GetString(0), rows.GetString(1));
            if (at != (edition, channel))
            {
                if (!isApproved && untold is null) break;
                (at, isApproved, untold) = ((edition, channel), false, null);
                if (!Fits(rows)) break;
            }

            if (await rows.IsDBNullAsync(4, cancel)) continue;
            var (verb, isByApprover) = (rows.GetString(4), rows.GetString(5) == rows.GetString(3));
            // A correction is told twice, its note and right behind it its hashes: the second takes the place of the first.
            isApproved |= untold is { } note && !(verb == "sign" && rows.GetInt64(9) == note + 1);
            untold = verb is "correct" or "correction-post" && isByApprover ? rows.GetInt64(9) : null;
            // The newest event that speaks of the channel decides.
            if (Says(verb, rows.GetString(6), channel) is { } hash) isApproved = hash == rows.GetString(2) && isByApprover;
        }

        return isApproved || untold is not null || at is not { } wrong ? null : new LogVerdict.ApprovalDiffers(head, wrong.Edition, wrong.Channel);
    }

    /// <summary>What waits to be sent has the bytes and the hash of its rendition.</summary>
    private static bool Fits(DbDataReader rows) =>
        (rows.IsDBNull(7) || new Rendition(rows.GetString(1), rows.GetString(7)).Hash == rows.GetString(2)) && !Convert.ToBoolean(rows.GetValue(8), CultureInfo.InvariantCulture);

    /// <summary>The hash that an approval names for the channel: one line per channel, <c>CHANNEL HASH</c>.</summary>
    private static string? Says(string verb, string detail, string channel)
    {
        if (verb is not ("approve" or "sign")) return null;
        foreach (var line in detail.AsSpan().EnumerateLines())
        {
            if (line.Length > channel.Length && line[channel.Length] == ' ' && line.StartsWith(channel, StringComparison.Ordinal)) return line[(channel.Length + 1)..].ToString();
        }

        return null;
    }
}
