using System.CommandLine;
using CcHcPublish.Cli.Accounts;
using CcHcPublish.Cli.Output;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Editorial;

namespace CcHcPublish.Cli.Commands;

internal static class PreviewCommand
{
    public static Command Build(CommandStart start)
    {
        var command = new Command("preview", start.Say("Xem đúng những gì từng kênh sẽ nhận", "See exactly what each channel will get"));
        var article = new Argument<string>("article") { HelpName = start.Say("tin-bài", "article"), Description = start.Say("Slug của tin bài", "Slug of the article") };
        var channel = new Option<string?>("--channel") { HelpName = "C", Description = start.Say("Chỉ kênh này", "This channel only") };
        command.Arguments.Add(article);
        command.Options.Add(channel);
        command.SetAction(start.WithDesk(async (parse, desk, cancel) =>
        {
            var given = parse.GetRequiredValue(article);
            if (desk.Agency(given) is not { } agency || start.Report(desk.Runtime.Content.Run(agency, cancel)) is not { } read) return Exit.Failed;
            var content = await desk.Runtime.Import.OwnedAsync(read, cancel);
            if (ArticleVerb.IsNewcomer(start.Console, given, content)) return Exit.Failed;
            var slug = ArticleVerb.IdOf(given, content)[(agency.Length + 1)..];
            if (content.Article(slug) is not { } text)
            {
                return ArticleVerb.NoSuch(start.Console, "preview", slug, content);
            }

            switch (desk.Runtime.Render.Run(text, content))
            {
                case ChannelRenderings.All all:
                    if (parse.GetValue(channel) is { } wanted && all.Renditions.All(rendition => rendition.Channel != wanted))
                    {
                        var known = string.Join(", ", all.Renditions.Select(rendition => rendition.Channel));
                        start.Console.Error(new Words(
                            $"Tin bài không gửi tới kênh “{wanted}”. Các kênh của bài: {known}.",
                            $"The article does not go to a channel “{wanted}”. Its channels: {known}."));
                        return Exit.Failed;
                    }

                    PreviewOutput.Write(
                        start.Console, $"{agency}/{slug}", content.Agency,
                        [.. all.Renditions.Where(rendition => parse.GetValue(channel) is not { } only || only == rendition.Channel)]);
                    if (start.Console.Format == OutputFormat.Json) return Exit.Done;
                    // Known before anybody signs: what this month still allows on the channels that were shown.
                    if (parse.GetValue(channel) is null || content.Agency.Channel(parse.GetValue(channel)!) is { Kind: ChannelKind.Zalo })
                        AllowanceOutput.Write(start.Console, await ArticleVerb.AllowancesAsync(desk, content, ArticleVerb.IdOf(given, content), cancel));
                    return Exit.Done;
                case ChannelRenderings.Broken broken:
                    foreach (var finding in broken.Findings) start.Console.Error(finding);
                    return Exit.Failed;
                default:
                    return Exit.Failed;
            }
        }, LedgerUse.DoesWithout));
        return command;
    }
}
