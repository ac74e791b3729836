using System.CommandLine;
using CcHcPublish.Cli.Output;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Runtime.Scheduling;

namespace CcHcPublish.Cli.Commands;

/// <summary>The shape that all commands on one article share: <c>VERB ARTICLE --as USER</c>; the files are imported first.</summary>
internal sealed class ArticleVerb
{
    private readonly CommandStart start;

    public ArticleVerb(CommandStart start, string name, string vi, string en)
    {
        this.start = start;
        Command = new Command(name, start.Say(vi, en));
        Article = new Argument<string>("article")
        {
            HelpName = start.Say("tin-bài", "article"),
            Description = start.Say("Slug của tin bài, “cơ-quan/slug”, hoặc đường dẫn tới tệp .md", "Slug of the article, “agency/slug”, or the path of its .md file"),
        };
        As = new Option<string>("--as") { Required = true, HelpName = start.Say("người", "USER"), Description = start.Say("Người thực hiện: id trong mục users của agency.yaml", "Who acts: an id of users in agency.yaml") };
        Command.Arguments.Add(Article);
        Command.Options.Add(As);
    }

    public Command Command { get; }

    public Argument<string> Article { get; }

    public Option<string> As { get; }

    public Option<string?> Text(string name, string helpVi, string helpEn, bool isRequired = false)
    {
        var option = new Option<string?>(name) { Required = isRequired, HelpName = "TEXT", Description = start.Say(helpVi, helpEn) };
        Command.Options.Add(option);
        return option;
    }

    /// <summary>True when the act, once done, takes from what the article's OA may do in a month: the board is told what is left.</summary>
    public bool TakesAllowance { get; init; }

    /// <summary>True when the act goes through although something is wrong with the article: its user is told what.</summary>
    public bool TellsFindings { get; init; }

    public Command Runs(Func<ParseResult, Desk, AgencyContent, string, string, CancellationToken, Task<DeskOutcome>> run)
    {
        Command.SetAction(start.WithDesk(async (parse, desk, cancel) =>
        {
            var (given, actor) = (parse.GetRequiredValue(Article), parse.GetRequiredValue(As));
            if (desk.Agency(given) is not { } agency || await desk.ImportAsync(agency, ImportAll.Actor, cancel) is not { } content) return Exit.Failed;
            if (IsNewcomer(start.Console, given, content)) return Exit.Failed;
            var id = IdOf(given, content);
            var outcome = await run(parse, desk, content, id, actor, cancel);
            if (outcome is not DeskOutcome.Done) return VerbOutput.Write(start.Console, id, outcome);
            return VerbOutput.Write(start.Console, id, outcome, new VerbNotes
            {
                Allowances = TakesAllowance ? await AllowancesAsync(desk, content, id, cancel) : null,
                Findings = TellsFindings && content.Article(id[(content.Agency.Id.Length + 1)..]) is { } article ? CheckList.Of(article, content) : [],
            });
        }));
        return Command;
    }

    /// <summary>What this month still allows on the channels of an article; empty in a rehearsal, whose OA is a stand-in.</summary>
    public static async Task<IReadOnlyList<ChannelAllowances>> AllowancesAsync(Desk desk, AgencyContent content, string id, CancellationToken cancel)
    {
        var agency = content.Agency;
        if (desk.Rehearsal is not null || content.Article(id[(agency.Id.Length + 1)..]) is not { } article) return [];
        return await desk.Runtime.Accounts.Allowances.RunAsync(agency.Id, agency.Channels.Where(channel => article.Channels.Contains(channel.Id)), cancel);
    }

    /// <summary>The ledger's id of an article given by slug, id or path.</summary>
    public static string IdOf(string given, AgencyContent content)
    {
        if (Named(given, content) is { } named) return ImportArticles.IdOf(named);
        var path = given.Replace('\\', '/');
        return path.Contains('/') ? path : $"{content.Agency.Id}/{path}";
    }

    /// <summary>True, after saying so, when the path names a file whose slug is another file's: the act would touch that other article.</summary>
    public static bool IsNewcomer(CommandConsole console, string given, AgencyContent content)
    {
        if (Named(given, content) is not { } named || content.OwnerOf(named.Slug) == named.Path) return false;
        foreach (var finding in new SlugCheck().Check(CheckSubject.Of(named, content))) console.Error(finding);
        return true;
    }

    /// <summary>Says that there is no such article, with the nearest name, or where the names stand.</summary>
    public static int NoSuch(CommandConsole console, string verb, string slug, AgencyContent content)
    {
        var agency = content.Agency.Id;
        if (Nearest.Of(slug, content.Articles.Select(known => known.Slug)) is { } near)
        {
            console.Error(
                new Words($"Không có tin bài “{slug}”; có phải “{near}”?", $"There is no article “{slug}”; did you mean “{near}”?"),
                new Words($"$ cchc {verb} {near} --agency {agency}", $"$ cchc {verb} {near} --agency {agency}"));
        }
        else
        {
            console.Error(
                new Words($"Không có tin bài “{slug}”.", $"There is no article “{slug}”."),
                new Words($"Tên tin bài là tên tệp trong content/{agency}/articles, bỏ đuôi .md; những bài đang mở: cchc status --agency {agency}.",
                    $"An article's name is that of its file in content/{agency}/articles, without .md; those that are open: cchc status --agency {agency}."));
        }

        return Exit.Failed;
    }

    private static Article? Named(string given, AgencyContent content)
    {
        var path = given.Replace('\\', '/');
        return path.EndsWith(".md", StringComparison.OrdinalIgnoreCase)
            ? content.Articles.FirstOrDefault(article => article.Path.EndsWith(path.TrimStart('.', '/'), StringComparison.Ordinal) || path.EndsWith(
                article.Path, StringComparison.Ordinal))
            : null;
    }
}
