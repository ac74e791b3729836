using System.CommandLine;
using CcHcPublish.Cli.Output;
using CcHcPublish.Core.Desk;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Runtime.Publishing;
using CcHcPublish.Runtime.Scheduling;

namespace CcHcPublish.Cli.Commands;

internal static class PublishCommand
{
    /// <summary>An article that Zalo works on is usually there within seconds: worth waiting for before the command ends.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);

    private const int MostWaits = 6;

    public static Command Build(CommandStart start)
    {
        var command = new Command("publish", start.Say(
            "Gửi ngay mọi lượt đăng đã đến giờ (--due) hoặc một tin bài đã duyệt; hoặc ghi lại điều người phụ trách thấy trên một kênh",
            "Send now everything that is due (--due) or one approved article; or note what a person saw on a channel"));
        var article = new Argument<string?>("article") { HelpName = start.Say("tin-bài", "article"), Arity = ArgumentArity.ZeroOrOne, Description = start.Say("Slug của tin bài đã duyệt; mã thoát 1 khi còn kênh cần người xử lý", "Slug of an approved article; exit code 1 while a channel needs a person") };
        var due = new Option<bool>("--due") { Description = start.Say("Gửi mọi lượt đăng đã đến giờ (của một cơ quan nếu có --agency) rồi thoát; mã thoát 1 khi có lượt bị từ chối, quá hạn hoặc cần người xác nhận", "Deliver what is due on every channel (of one agency with --agency), and exit; exit code 1 when one was refused, expired or needs a person's word") };
        var actor = new Option<string?>("--as") { HelpName = start.Say("người", "USER"), Description = start.Say("Người thực hiện, khi gửi một tin bài", "Who acts, for one article") };
        command.Arguments.Add(article);
        command.Options.Add(due);
        command.Options.Add(actor);
        var word = new ChannelWord(start, command);
        command.Validators.Add(result =>
        {
            if (result.GetValue(article) is null == !result.GetValue(due))
                result.AddError(start.Say("Chọn một: --due, hoặc tên một tin bài.", "Choose one: --due, or an article."));
            else if (result.GetValue(article) is not null && result.GetValue(actor) is null)
                result.AddError(start.Say("Thiếu --as: ai gửi tin bài này?", "--as is missing: who sends this article?"));
        });
        command.SetAction(CommandStart.Hearing(start.WithDesk(async (parse, desk, cancel) =>
        {
            var scope = SweepScope.Everything;
            if (parse.GetValue(article) is { } given)
            {
                var who = parse.GetValue(actor)!;
                if (desk.Agency(given) is not { } agency || await desk.ImportAsync(agency, ImportAll.Actor, cancel) is not { } content) return Exit.Failed;
                if (ArticleVerb.IsNewcomer(start.Console, given, content)) return Exit.Failed;
                var id = ArticleVerb.IdOf(given, content);
                if (word.IsGiven(parse))
                {
                    await desk.ConnectAsync(cancel);
                    return VerbOutput.Write(start.Console, id, await word.RunAsync(parse, desk, content, id, who, cancel));
                }

                var outcome = await desk.Runtime.Schedule.RunAsync(content, id, who, desk.Clock.GetUtcNow(), cancel);
                if (outcome is not DeskOutcome.Done) return VerbOutput.Write(start.Console, id, outcome);
                scope = SweepScope.OfArticle(id);
            }
            else if (parse.GetValue(start.Options.Agency) is not null)
            {
                if (desk.Agency() is not { } one) return Exit.Failed;
                scope = SweepScope.OfAgency(one);
            }

            await desk.ConnectAsync(cancel);
            return await DeliverAsync(start.Console, desk, scope, cancel);
        }, LedgerUse.NeedsOne)));
        return command;
    }

    /// <summary>When the next answer about a job on the far side can be had, if that is soon.</summary>
    private static async Task<DateTimeOffset?> AnswerSoonAsync(Desk desk, SweepScope scope, CancellationToken cancel)
    {
        var now = desk.Clock.GetUtcNow();
        var working = await desk.Runtime.Ledger.ReadAsync(
            "select * from publications where ticket is not null and not_before > @now and not_before <= @until", PublicationRows.Read, cancel, ("now", now), ("until", now + Soon));
        return working.Where(scope.Covers).Min(publication => publication.NotBefore);
    }

    /// <summary>
    /// Exit code 1 when something came to rest unpublished in this run, or when one article was named and a person must act before it is everywhere. What
    /// merely waits is no failure of a sweep.
    /// </summary>
    private static async Task<int> DeliverAsync(CommandConsole console, Desk desk, SweepScope scope, CancellationToken cancel)
    {
        List<Publication> settled = [.. await desk.Runtime.Publisher.SweepAsync(scope, cancel)];
        for (var round = 0; round < MostWaits && await AnswerSoonAsync(desk, scope, cancel) is { } soon; round++)
        {
            await desk.Clock.ReachAsync(soon, cancel);
            settled.AddRange(await desk.Runtime.Publisher.SweepAsync(scope, cancel));
        }

        List<PublicationLine> lines = [];
        foreach (var group in settled.GroupBy(publication => publication.Agency))
        {
            if (desk.Runtime.Content.Outline(group.Key, cancel).Content is not { Agency: var agency }) continue;
            lines.AddRange(PublicationLines.Of(group, agency, await ArticleRow.AllAsync(desk.Runtime.Ledger, group.Key, cancel)));
        }

        // A person's word may be needed on what just came to rest; that is told by its own line.
        var open = (await OpenPublications.AfterSweepAsync(desk, scope, cancel))
            .Where(line => !lines.Exists(told => told.Article == line.Article && told.Channel == line.Condition.Channel)).ToList();
        if (console.Format == OutputFormat.Json)
        {
            console.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WritePropertyName("publications");
                PublicationOutput.WriteArray(json, lines, console.Language);
                json.WritePropertyName("open");
                ConditionOutput.WriteArray(console, json, open);
                json.WriteEndObject();
            });
        }
        else
        {
            Write(console, lines, open);
        }

        return settled.All(publication => publication.State == PublicationState.Published)
            && (scope.Article is null || open.TrueForAll(line => line.Condition.Urgency != Urgency.Person)) ? Exit.Done : Exit.Failed;
    }

    private static void Write(CommandConsole console, List<PublicationLine> lines, List<ConditionLine> open)
    {
        if (console.Format == OutputFormat.Csv || lines.Count > 0) PublicationOutput.Write(console, lines);
        else if (open.Count == 0) console.Line(new Words("Không có lượt đăng nào đến giờ.", "Nothing is due."));
        if (open.Count == 0 || console.Format == OutputFormat.Csv) return;
        if (lines.Count > 0) console.Line();
        console.Heading(console.Say(new Words("Chưa lên kênh", "Not there yet")));
        ConditionOutput.WriteTable(console, open);
    }
}
