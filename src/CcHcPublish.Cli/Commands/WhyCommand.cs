using System.CommandLine;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Publications;
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
            var id = ArticleVerb.IdOf(given, content);
            if (await ArticleRow.FindAsync(desk.Runtime.Ledger, id, cancel) is not { } row)
            {
                start.Console.Error(new Words($"Không có tin bài “{id}” trong sổ.", $"The ledger knows no article “{id}”."));
                return Exit.Failed;
            }

            var publications = await PublicationRows.OfArticleAsync(desk.Runtime.Ledger, id, cancel);
            start.Console.Heading(row.Title);
            start.Console.Line($"{start.Console.Say(DeskWords.Of(row.State))}: {start.Console.Say(Next(row))}");
            foreach (var publication in publications) start.Console.Paragraph(start.Console.Say(Next(publication, content.Agency)), $"  {publication.Channel}  {Act(start, publication)}");
            return Exit.Done;
        }));
        return command;
    }

    private static string Act(CommandStart start, Publication publication) =>
        publication.Act == PublicationAct.Publish ? "" : start.Console.Say(PublicationWords.Of(publication.Act)) + " · ";

    /// <summary>After a blank and with a full stop, so that what follows is a sentence of its own; nothing of nothing.</summary>
    private static string Sentence(string? text) => string.IsNullOrEmpty(text) ? "" : " " + text + (char.IsPunctuation(text[^1]) ? "" : ".");

    private static Words Next(ArticleRow row) => row.State switch
    {
        DeskState.Draft => new("người viết gửi duyệt (cchc submit).", "its writer submits it (cchc submit)."),
        DeskState.Submitted => new("Ban biên tập duyệt hoặc trả lại (cchc approve, cchc return).", "the board approves or returns it (cchc approve, cchc return)."),
        DeskState.Returned => new("người viết sửa rồi gửi lại (cchc submit).", "its writer mends and submits it again (cchc submit)."),
        DeskState.Withdrawn => new("từng kênh đang ở bước sau.", "each channel stands as follows."),
        _ => new("hệ thống đăng theo giờ của từng kênh:", "each channel gets it at its time:"),
    };

    private static Words Next(Publication publication, Agency agency)
    {
        var state = PublicationWords.Of(publication.State);
        var due = agency.Local(publication.NotBefore ?? publication.DueAt);
        var reason = Sentence(publication.Reason);
        var english = Sentence(ReasonWords.In(Language.English, publication.Reason));
        return publication.State switch
        {
            PublicationState.Published when publication.Act != PublicationAct.Publish => new("xong.", "done."),
            PublicationState.Published => new($"{state.Vi}: {publication.Address}", $"{state.En}: {publication.Address}"),
            PublicationState.Scheduled => new($"{state.Vi}, {due:HH:mm dd/MM/yyyy}.{reason}", $"{state.En}, {due:yyyy-MM-dd HH:mm}.{english}"),
            PublicationState.Expired or PublicationState.Rejected =>
                new($"{state.Vi}.{reason} Ban biên tập xếp lại lịch: cchc schedule.", $"{state.En}.{english} The board schedules it again: cchc schedule."),
            PublicationState.Unconfirmed when publication.NotBefore is null =>
                new($"{state.Vi}.{reason} Ban biên tập xem kênh rồi quyết định.", $"{state.En}.{english} The board looks at the channel and decides."),
            _ => new($"{state.Vi}.{reason}", $"{state.En}.{english}"),
        };
    }
}
