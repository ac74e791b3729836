using System.CommandLine;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Editorial;

namespace CcHcPublish.Cli.Commands;

/// <summary>
/// The options of <c>publish ARTICLE --channel C</c> by which a person decides about one channel: it is there, it is not, keep what somebody changed, or
/// put the approved text back.
/// </summary>
internal sealed class ChannelWord
{
    private readonly Option<string?> channel;
    private readonly Option<string?> there;
    private readonly Option<bool> notThere;
    private readonly Option<bool> adopt;
    private readonly Option<bool> restore;

    public ChannelWord(CommandStart start, Command command)
    {
        channel = new Option<string?>("--channel") { HelpName = start.Say("kênh", "CHANNEL"), Description = start.Say("Kênh mà người phụ trách đã xem", "The channel a person looked at") };
        there = new Option<string?>("--there") { HelpName = "URL", Description = start.Say("Bài đã có trên kênh (hoặc tự đăng bằng tay) tại địa chỉ này", "It is on the channel (or was posted by hand) at this address") };
        notThere = new Option<bool>("--not-there") { Description = start.Say("Bài chưa có trên kênh: gửi lại", "It is not on the channel: send it again") };
        adopt = new Option<bool>("--adopt") { Description = start.Say("Chấp nhận bản bị sửa hoặc gỡ ở kênh", "Keep what was changed or removed over there") };
        restore = new Option<bool>("--restore") { Description = start.Say("Đưa bản đã duyệt trở lại kênh", "Put the approved text back on the channel") };
        foreach (var option in (Option[])[channel, there, notThere, adopt, restore]) command.Options.Add(option);
        command.Validators.Add(result =>
        {
            var words = (result.GetValue(there) is null ? 0 : 1) + (result.GetValue(notThere) ? 1 : 0) + (result.GetValue(adopt) ? 1 : 0) + (result.GetValue(restore) ? 1 : 0);
            if (words > 1) result.AddError(start.Say("Chọn một: --there, --not-there, --adopt hoặc --restore.", "Choose one: --there, --not-there, --adopt or --restore."));
            else if (words == 1 == (result.GetValue(channel) is null)) result.AddError(start.Say(
                "Nêu kênh và điều đã thấy: --channel KÊNH cùng --there URL, --not-there, --adopt hoặc --restore.", "Name the channel and what was seen: --channel CHANNEL with --there URL, --not-there, --adopt or --restore."));
        });
    }

    public bool IsGiven(ParseResult parse) => parse.GetValue(channel) is not null;

    public Task<DeskOutcome> RunAsync(ParseResult parse, Desk desk, AgencyContent content, string article, string actor, CancellationToken cancel)
    {
        var id = parse.GetValue(channel)!;
        if (parse.GetValue(there) is { } text)
        {
            return Uri.TryCreate(text, UriKind.Absolute, out var address)
                ? desk.Runtime.Settle.RunAsync(content, article, id, actor, new Settlement.IsThere(address), cancel)
                : Task.FromResult<DeskOutcome>(new DeskOutcome.Refused(new Words($"“{text}” không phải là địa chỉ.", $"“{text}” is no address."), []));
        }

        if (parse.GetValue(notThere)) return desk.Runtime.Settle.RunAsync(content, article, id, actor, new Settlement.IsNotThere(), cancel);
        return desk.Runtime.SettleDrift.RunAsync(content, article, id, actor, parse.GetValue(adopt) ? DriftDecision.Adopt : DriftDecision.Restore, cancel);
    }
}
