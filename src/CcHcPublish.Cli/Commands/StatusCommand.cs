using System.CommandLine;
using CcHcPublish.Cli.Output;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Editorial;

namespace CcHcPublish.Cli.Commands;

internal static class StatusCommand
{
    public static Command Build(CommandStart start)
    {
        var command = new Command("status", start.Say("Bàn biên tập lúc này: bao nhiêu bài ở mỗi trạng thái, lượt đăng nào cần người xử lý", "The desk now: articles by state, publications that need a person"));
        command.SetAction(start.WithDesk(async (_, desk, cancel) =>
        {
            if (desk.Agency() is not { } agency || await desk.ImportAsync(agency, "he-thong", cancel) is not { } content) return Exit.Failed;
            var rows = await ArticleRow.AllAsync(desk.Runtime.Ledger, agency, cancel);
            var publications = await PublicationRows.OfAgencyAsync(desk.Runtime.Ledger, agency, cancel);
            var waiting = publications.Where(publication => publication.State is PublicationState.Rejected or PublicationState.Expired
                || publication is { State: PublicationState.Unconfirmed, NotBefore: null }).ToList();
            var console = start.Console;
            if (console.Format == OutputFormat.Json)
            {
                console.WriteJson(json =>
                {
                    json.WriteStartObject();
                    json.WriteStartObject("articles");
                    foreach (var state in Enum.GetValues<DeskState>()) json.WriteNumber(Code(state), rows.Count(row => row.State == state));
                    json.WriteEndObject();
                    json.WriteStartObject("publications");
                    foreach (var state in Enum.GetValues<PublicationState>()) json.WriteNumber(Code(state), publications.Count(publication => publication.State == state));
                    json.WriteEndObject();
                    json.WritePropertyName("needs_a_person");
                    PublicationOutput.WriteArray(json, PublicationLines.Of(waiting, content.Agency, rows), console.Language);
                    json.WriteEndObject();
                });
                return Exit.Done;
            }

            console.Heading(content.Agency.Name);
            foreach (var state in Enum.GetValues<DeskState>()) console.Line($"  {rows.Count(row => row.State == state),4}  {console.Say(DeskWords.Of(state))}");
            console.Line();
            console.Heading(console.Say(new Words("Lượt đăng", "Publications")));
            foreach (var state in Enum.GetValues<PublicationState>()) console.Line($"  {publications.Count(publication => publication.State == state),4}  {console.Say(PublicationWords.Of(state))}");
            console.Line();
            console.Heading(console.Say(new Words("Cần người xử lý", "Needs a person")));
            PublicationOutput.WriteTable(console, PublicationLines.Of(waiting, content.Agency, rows));
            return Exit.Done;
        }));
        return command;
    }

    private static string Code<T>(T word) where T : struct, Enum => word.ToString().ToLowerInvariant();
}
