using System.CommandLine;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Content;
using CcHcPublish.Runtime.Channels.Accounts;
using CcHcPublish.Runtime.Editorial;

namespace CcHcPublish.Cli.Commands;

/// <summary>
/// The options of <c>publish ARTICLE --channel C</c> by which a person decides about one channel: it is there, it is not, keep what somebody changed,
/// put the approved text back, a refused change was made by hand, or a post of its own tells it.
/// </summary>
internal sealed class ChannelWord
{
    private readonly Option<string?> channel;
    private readonly Option<string?> there;
    private readonly Option<bool> notThere;
    private readonly Option<bool> adopt;
    private readonly Option<bool> restore;
    private readonly Option<string?> byHand;
    private readonly Option<string?> address;
    private readonly Option<bool> correctionPost;

    public ChannelWord(CommandStart start, Command command)
    {
        channel = new Option<string?>("--channel") { HelpName = start.Say("kênh", "CHANNEL"), Description = start.Say("Kênh mà người phụ trách đã xem", "The channel a person looked at") };
        there = new Option<string?>("--there") { HelpName = "URL", Arity = ArgumentArity.ZeroOrOne, Description = start.Say("Bài đã có trên kênh (hoặc tự đăng bằng tay) tại địa chỉ này; lượt gửi tới người quan tâm không có địa chỉ", "It is on the channel (or was posted by hand) at this address; a broadcast has none") };
        notThere = new Option<bool>("--not-there") { Description = start.Say("Bài chưa có trên kênh: gửi lại", "It is not on the channel: send it again") };
        adopt = new Option<bool>("--adopt") { Description = start.Say("Chấp nhận bản bị sửa hoặc gỡ ở kênh", "Keep what was changed or removed over there") };
        restore = new Option<bool>("--restore") { Description = start.Say("Đưa bản đã duyệt trở lại kênh", "Put the approved text back on the channel") };
        byHand = new Option<string?>("--by-hand") { HelpName = "TEXT", Description = start.Say("Đã tự đính chính hoặc gỡ trên kênh bằng tay: ghi đã làm gì", "It was corrected or taken down by hand on the channel: what was done") };
        address = new Option<string?>("--address") { HelpName = "URL", Description = start.Say("Cùng --by-hand: địa chỉ bài nay đứng, nếu khác trước", "With --by-hand: where it stands now, if elsewhere") };
        correctionPost = new Option<bool>("--correction-post") { Description = start.Say("Kênh không cho sửa bài: duyệt một bài đính chính riêng", "The channel refused the correction: approve a post of its own for it") };
        foreach (var option in (Option[])[channel, there, notThere, adopt, restore, byHand, address, correctionPost]) command.Options.Add(option);
        foreach (var url in (Option<string?>[])[there, address])
        {
            url.Validators.Add(result =>
            {
                if (result.Tokens.Count > 0 && result.Tokens[0].Value is var given && !(Uri.TryCreate(given, UriKind.Absolute, out var where) && where.Scheme is "https" or "http"))
                    result.AddError(start.Say(
                        $"“{given}” không phải là địa chỉ; viết cả https:// hoặc http://.", $"“{given}” is no address; write it with https:// or http://."));
            });
        }

        command.Validators.Add(result =>
        {
            var words = new[] { result.GetResult(there) is not null, result.GetValue(byHand) is not null, result.GetValue(notThere), result.GetValue(adopt), result.GetValue(restore), result.GetValue(correctionPost) }
                .Count(given => given);
            if (words > 1)
            {
                result.AddError(start.Say(
                    "Chọn một: --there, --not-there, --adopt, --restore, --by-hand hoặc --correction-post.",
                    "Choose one: --there, --not-there, --adopt, --restore, --by-hand or --correction-post."));
            }
            else if (words == 1 == (result.GetValue(channel) is null))
            {
                result.AddError(start.Say(
                    "Nêu kênh và điều đã thấy: --channel KÊNH cùng --there URL, --not-there, --adopt, --restore, --by-hand GHI-CHÚ hoặc --correction-post.",
                    "Name the channel and what was seen: --channel CHANNEL with --there URL, --not-there, --adopt, --restore, --by-hand TEXT or --correction-post."));
            }
            else if (result.GetValue(address) is not null && result.GetValue(byHand) is null)
            {
                result.AddError(start.Say("--address chỉ đi cùng --by-hand.", "--address goes with --by-hand only."));
            }
        });
    }

    public bool IsGiven(ParseResult parse) => parse.GetValue(channel) is not null;

    public Task<DeskOutcome> RunAsync(ParseResult parse, Desk desk, AgencyContent content, string article, string actor, CancellationToken cancel)
    {
        var id = parse.GetValue(channel)!;
        var given = parse.GetValue(there) ?? parse.GetValue(address);
        var where = given is null ? null : new Uri(given);
        if (parse.GetValue(byHand) is { } note) return desk.Runtime.SettleByHand.RunAsync(content, article, id, actor, new ByHand(note) { Address = where }, cancel);
        if (parse.GetValue(correctionPost)) return desk.Runtime.PostCorrection.RunAsync(content, article, id, actor, cancel);
        if (where is null && parse.GetResult(there) is not null) return ThereAsync(desk, content, article, new Word(id, actor), cancel);
        if (where is not null) return desk.Runtime.Settle.RunAsync(content, article, id, actor, new Settlement.IsThere(where), cancel);
        if (parse.GetValue(notThere)) return desk.Runtime.Settle.RunAsync(content, article, id, actor, new Settlement.IsNotThere(), cancel);
        return desk.Runtime.SettleDrift.RunAsync(content, article, id, actor, parse.GetValue(adopt) ? DriftDecision.Adopt : DriftDecision.Restore, cancel);
    }

    /// <summary>Only a broadcast has no address of its own: its OA's stands for it.</summary>
    private static async Task<DeskOutcome> ThereAsync(Desk desk, AgencyContent content, string article, Word word, CancellationToken cancel)
    {
        if (content.Agency.Channel(word.Channel) is not { Kind: ChannelKind.ZaloBroadcast } setting)
            return new DeskOutcome.Refused("Kênh này cần địa chỉ của bài: --there URL.", "This channel needs the address of the post: --there URL.");
        var account = await AccountRow.FindAsync(desk.Runtime.Ledger, content.Agency.Id, setting.Of!, cancel);
        var home = account is { Base: null, Account.Length: > 0 } ? new Uri($"https://zalo.me/{account.Account}") : new Uri("https://oa.zalo.me/");
        return await desk.Runtime.Settle.RunAsync(content, article, word.Channel, word.Actor, new Settlement.IsThere(home), cancel);
    }

    private sealed record Word(string Channel, string Actor);
}
