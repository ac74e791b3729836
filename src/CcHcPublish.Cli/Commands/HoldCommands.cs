using System.CommandLine;
using CcHcPublish.Core.Content;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Runtime.Scheduling;

namespace CcHcPublish.Cli.Commands;

internal static class HoldCommand
{
    public static Command Build(CommandStart start)
    {
        var verb = new HoldVerb(
            start, "hold", "Tạm dừng đăng một tin bài, cả cơ quan (--all) hay mọi cơ quan (--everything); thứ tự được giữ",
            "Hold an article, a whole agency (--all) or everything (--everything); the order is kept");
        var reason = new Option<string>("--reason") { Required = true, HelpName = "TEXT", Description = start.Say("Lý do tạm dừng", "Why") };
        verb.Command.Options.Add(reason);
        return verb.Runs((parse, desk, content, scope, actor, cancel) => desk.Runtime.Hold.RunAsync(content.Agency, scope, actor, parse.GetRequiredValue(reason), cancel));
    }
}

internal static class ReleaseCommand
{
    public static Command Build(CommandStart start) =>
        new HoldVerb(start, "release", "Cho đăng lại những gì đã tạm dừng, theo đúng thứ tự", "Let go what was held, in its order")
            .Runs((_, desk, content, scope, actor, cancel) => desk.Runtime.Release.RunAsync(content.Agency, scope, actor, cancel));
}

/// <summary>The shape that hold and release share: exactly one of an article, <c>--all</c> and <c>--everything</c>.</summary>
internal sealed class HoldVerb
{
    private readonly CommandStart start;
    private readonly Argument<string?> article;
    private readonly Option<bool> all;
    private readonly Option<bool> everything;
    private readonly Option<string> actor;

    public HoldVerb(CommandStart start, string name, string vi, string en)
    {
        this.start = start;
        Command = new Command(name, start.Say(vi, en));
        article = new Argument<string?>("article") { HelpName = start.Say("tin-bài", "article"), Arity = ArgumentArity.ZeroOrOne, Description = start.Say("Slug của tin bài", "Slug of the article") };
        all = new Option<bool>("--all") { Description = start.Say("Mọi lượt đăng của cơ quan (--agency)", "Everything of the agency (--agency)") };
        everything = new Option<bool>("--everything") { Description = start.Say("Mọi lượt đăng của mọi cơ quan; cần quyền quản trị", "Everything of every agency; takes an administrator") };
        actor = new Option<string>("--as") { Required = true, HelpName = start.Say("người", "USER"), Description = start.Say("Người thực hiện: id trong mục users của agency.yaml", "Who acts: an id of users in agency.yaml") };
        Command.Arguments.Add(article);
        Command.Options.Add(all);
        Command.Options.Add(everything);
        Command.Options.Add(actor);
        Command.Validators.Add(result =>
        {
            var given = (result.GetValue(article) is null ? 0 : 1) + (result.GetValue(all) ? 1 : 0) + (result.GetValue(everything) ? 1 : 0);
            if (given != 1) result.AddError(start.Say("Chọn một: một tin bài, --all, hoặc --everything.", "Choose one: an article, --all, or --everything."));
        });
    }

    public Command Command { get; }

    public Command Runs(Func<ParseResult, Desk, AgencyContent, HoldScope, string, CancellationToken, Task<DeskOutcome>> run)
    {
        Command.SetAction(start.WithDesk(async (parse, desk, cancel) =>
        {
            var given = parse.GetValue(article);
            if (desk.Agency(given) is not { } agency || await desk.ImportAsync(agency, ImportAll.Actor, cancel) is not { } content) return Exit.Failed;
            if (given is not null && ArticleVerb.IsNewcomer(start.Console, given, content)) return Exit.Failed;
            HoldScope scope = given is not null ? new HoldScope.OneArticle(ArticleVerb.IdOf(given, content))
                : parse.GetValue(all) ? new HoldScope.WholeAgency()
                : new HoldScope.Everything();
            return VerbOutput.Write(start.Console, given ?? agency, await run(parse, desk, content, scope, parse.GetRequiredValue(actor), cancel));
        }, LedgerUse.NeedsOne));
        return Command;
    }
}
