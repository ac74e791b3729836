using System.CommandLine;
using CcHcPublish.Cli.Output;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Desk;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Editorial;

namespace CcHcPublish.Cli.Commands;

internal static class WhyCommand
{
    public static Command Build(CommandStart start)
    {
        var command = new Command("why", start.Say("Vì sao tin bài chưa lên, ai phải làm gì tiếp", "Why an article is not out, and who must do what next"));
        var article = new Argument<string>("article") { HelpName = start.Say("tin-bài", "article"), Description = start.Say("Slug của tin bài", "Slug of the article") };
        command.Arguments.Add(article);
        command.SetAction(start.WithDesk(async (parse, desk, cancel) =>
        {
            var given = parse.GetRequiredValue(article);
            if (desk.Agency(given) is not { } agency || await desk.ImportAsync(agency, "he-thong", cancel) is not { } content) return Exit.Failed;
            if (ArticleVerb.IsNewcomer(start.Console, given, content)) return Exit.Failed;
            var id = ArticleVerb.IdOf(given, content);
            if (await ArticleRow.FindAsync(desk.Runtime.Ledger, id, cancel) is not { } row)
            {
                var slug = id[(id.IndexOf('/', StringComparison.Ordinal) + 1)..];
                var broken = content.Findings.Where(finding => finding.Place.File.EndsWith($"/{slug}.md", StringComparison.Ordinal)).ToList();
                if (broken.Count > 0)
                {
                    start.Console.Error(new Words(
                        "Tệp của tin bài này chưa đọc được; sửa lỗi dưới đây rồi xem lại.",
                        "This article's file cannot be read yet; mend what follows and look again."));
                    foreach (var finding in broken) start.Console.Error(finding);
                    return Exit.Failed;
                }

                return ArticleVerb.NoSuch(start.Console, "why", slug, content);
            }

            var standing = await new ReadArticleFacts(desk.Runtime.Ledger).OfAsync(row, content, cancel);
            if (standing.Facts.Errors > 0 && content.Article(row.Slug) is { } text)
                standing = standing with { Facts = standing.Facts with { FirstError = CheckList.Of(text, content).FirstOrDefault(finding => finding.Severity == Severity.Error) } };
            Write(start.Console, standing, WhyBlocked.Of(standing.Facts, desk.Clock.GetUtcNow()), UnreadableFiles.Of(content));
            return Exit.Done;
        }, LedgerUse.DoesWithout));
        return command;
    }

    private static void Write(CommandConsole console, ArticleStanding standing, IReadOnlyList<BlockingCondition> conditions, UnreadableFiles unreadable)
    {
        var (row, reach) = (standing.Row, WhyBlocked.Reach(standing.Facts));
        if (console.Format == OutputFormat.Json)
        {
            console.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WriteString("article", row.Slug);
                json.WriteString("title", row.Title);
                json.WriteString("state", row.State.ToString().ToLowerInvariant());
                json.WriteNumber("shown", reach?.Shown ?? 0);
                json.WriteNumber("planned", reach?.Planned ?? 0);
                json.WriteBoolean("needs_a_person", conditions.Any(condition => condition.Urgency == Urgency.Person));
                json.WriteStartArray("conditions");
                foreach (var condition in conditions)
                {
                    json.WriteStartObject();
                    ConditionOutput.WriteFields(console, json, condition);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                unreadable.WriteMember(console, json);
                json.WriteEndObject();
            });
            return;
        }

        console.Heading(row.Title);
        var shown = reach is { } there ? console.Say(new($" · {there.Shown}/{there.Planned} kênh đã đăng", $" · out on {there.Shown} of {there.Planned} channels")) : "";
        console.Line($"{console.Say(DeskWords.Of(row.State))}{shown}");
        console.Line();
        ConditionOutput.WriteOfArticle(console, standing.Facts.Agency, conditions);
        unreadable.Write(console);
    }
}
