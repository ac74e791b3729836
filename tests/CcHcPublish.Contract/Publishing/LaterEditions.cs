using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Content;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Testing;
using Shouldly;

namespace CcHcPublish.Contract.Publishing;

/// <summary>Further editions of the article <c>mot-cua</c>, as its file would bring them.</summary>
internal static class LaterEditions
{
    public const string Id = "so-mau/mot-cua";

    /// <summary>The article as edition <paramref name="number"/> says it, for the website and the fanpage.</summary>
    public static Article Text(int number) => A.Article("mot-cua") with { Hash = $"h{number}", Title = $"Bản thứ {number} của bài", Channels = ["website", "fanpage"] };

    public static AgencyContent ContentOf(Article text) => A.Content(PublishingStage.Content.Agency, text);

    public static RenderChannels Render { get; } = new(_ => SampleTemplates.All);

    /// <summary>The edition is written, unless it was before, and submitted by its writer.</summary>
    public static Task SubmitAsync(PublishingStage stage, int number) => stage.Ledger.ChangeAsync(async change =>
    {
        var edition = $"{Id}@{number}";
        await change.RunAsync(
            """
            insert into editions (id, article, number, hash, source, title, summary, unit, with_units, genre, plan_items, category, channels, due_at, findings, imported_at, imported_by)
            values (@id, @article, @number, @hash, '', 'mot-cua', '', 'van-phong', '', 'tin', '1.1', 'dvc', @channels, 0, '', 0, 'ai') on conflict (id) do nothing
            """,
            ("id", edition), ("article", Id), ("number", number), ("hash", $"h{number}"), ("channels", string.Join('\n', Text(number).Channels)));
        return await change.RunAsync("update articles set edition = @edition, state = 'Submitted', submitted_by = 'viet' where id = @id", ("edition", edition), ("id", Id));
    }, CancellationToken.None);

    /// <summary>The edition is submitted and approved as a correction.</summary>
    public static async Task CorrectAsync(PublishingStage stage, int number, params string[] again)
    {
        await SubmitAsync(stage, number);
        var outcome = await new CorrectArticle(stage.Ledger, Render, stage.Clock)
            .RunAsync(ContentOf(Text(number)), Id, "duyet-1", new Correction("Sửa giờ.") { Again = again }, CancellationToken.None);
        outcome.ShouldBeOfType<DeskOutcome.Done>(outcome.ToString());
    }
}
