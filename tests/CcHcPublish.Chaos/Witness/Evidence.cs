using System.Globalization;
using System.Text;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Chaos.Witness;

/// <summary>What is known about one article on one channel, for the message of a violation.</summary>
internal sealed class Evidence(Ledger ledger, FarSide far)
{
    public async Task<string> OfAsync(string article, string channel, CancellationToken cancel)
    {
        var text = new StringBuilder();
        foreach (var publication in (await PublicationRows.OfArticleAsync(ledger, article, cancel)).Where(publication => publication.Channel == channel))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"    {publication.Id}: {publication.State}, fence {publication.Fence}, due {publication.DueAt:HH:mm:ss}, first sent {publication.FirstSentAt:HH:mm:ss}, {publication.ExternalId} {publication.Reason}");
            var attempts = await ledger.ReadAsync(
                "select * from attempts where publication = @id order by number",
                row => $"      {row.Number("number")} {row.Text("kind")} by {row.Text("node")}, fence {row.Number("fence")}, {row.Time("opened_at"):HH:mm:ss.f} to {row.OptionalTime("closed_at"):HH:mm:ss.f}: {row.OptionalText("outcome") ?? "open"} {row.OptionalText("detail")}",
                cancel, ("id", publication.Id));
            foreach (var attempt in attempts) text.AppendLine(attempt);
        }

        foreach (var post in far.Of(channel, article)) text.AppendLine(CultureInfo.InvariantCulture, $"    there: {post.Id}{(post.IsRemoved ? ", removed" : "")}: {post.Text.ReplaceLineEndings(" / ")}");
        return text.ToString().TrimEnd();
    }
}
