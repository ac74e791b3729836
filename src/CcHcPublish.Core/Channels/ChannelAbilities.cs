using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Core.Channels;

/// <summary>Whether a channel can do one thing, and how; where it cannot, what a person does instead.</summary>
public sealed record Ability(bool Can, Words How)
{
    public static Ability Yes(string vi, string en) => new(true, new Words(vi, en));

    public static Ability No(string vi, string en) => new(false, new Words(vi, en));

    /// <summary>As a table shows it.</summary>
    public Words Told => Can ? new($"có: {How.Vi}", $"yes: {How.En}") : new($"không: {How.Vi}", $"no: {How.En}");
}

/// <summary>
/// What one kind of channel can do, declared once: the desk plans by it, the publisher's rules read it, <c>cchc channel list</c> and the table in
/// <c>docs/channels</c> print it.
/// </summary>
public sealed record ChannelAbilities
{
    public required ChannelKind Kind { get; init; }

    public required Words Name { get; init; }

    public required Ability Publish { get; init; }

    /// <summary>Puts a corrected edition in place of what is out. Where it cannot, no correction is planned for the channel.</summary>
    public required Ability Correct { get; init; }

    /// <summary>Takes away what is out. Where it cannot, no withdrawal is planned for the channel.</summary>
    public required Ability Withdraw { get; init; }

    /// <summary>Finds what was sent when its answer was lost. Where it cannot, a person decides at once and nothing is ever sent again unasked.</summary>
    public required Ability FindAgain { get; init; }

    /// <summary>Reads back what is out, so that a change made over there is seen.</summary>
    public required Ability Watch { get; init; }

    /// <summary>Reaches followers beyond those who come and look.</summary>
    public required Ability Broadcast { get; init; }

    /// <summary>Needs a fanpage or OA that somebody connects.</summary>
    public bool HasAccount { get; init; }

    /// <summary>What it shows links to the website, so it waits until that shows the same edition.</summary>
    public bool LinksToWebsite { get; init; }

    /// <summary>Followers are notified of every post: a backlog goes out spaced.</summary>
    public bool Notifies { get; init; }

    /// <summary>Reading may lag behind writing: absence is proven only by several looks.</summary>
    public bool ReadsLag { get; init; }

    public static ChannelAbilities Website { get; } = new()
    {
        Kind = ChannelKind.Website,
        Name = new("Trang thông tin điện tử", "Website"),
        Publish = Ability.Yes("trang và mọi danh sách", "the page and all lists"),
        Correct = Ability.Yes("thay trang, kèm lời đính chính", "replaces the page, with a note"),
        Withdraw = Ability.Yes("trang báo đã gỡ (410), kèm lý do", "a notice in its place (410), with the reason"),
        FindAgain = Ability.Yes("chắc chắn, ngay lần đầu", "for certain, at the first look"),
        Watch = Ability.Yes("so với bản đã duyệt", "compares with what was approved"),
        Broadcast = Ability.No("bạn đọc theo dõi qua RSS, Atom", "readers subscribe by RSS or Atom"),
    };

    public static ChannelAbilities Facebook { get; } = new()
    {
        Kind = ChannelKind.Facebook,
        Name = new("Fanpage Facebook", "Facebook Page"),
        Publish = Ability.Yes("bài kèm liên kết, hoặc bài nhiều ảnh", "a link post, or a post of photos"),
        Correct = Ability.Yes("chỉ lời; liên kết và ảnh giữ nguyên", "the text only; link and photos stay"),
        Withdraw = Ability.Yes("xóa bài", "deletes the post"),
        FindAgain = Ability.Yes("theo lời, liên kết và số ảnh; xem vài lần vì danh sách có thể chậm", "by text, link and number of photos; some looks, as lists may lag"),
        Watch = Ability.Yes("lời của bài", "the post's text"),
        Broadcast = Ability.No("Facebook tự chọn người thấy bài", "Facebook chooses who sees a post"),
        HasAccount = true,
        LinksToWebsite = true,
        Notifies = true,
        ReadsLag = true,
    };

    public static ChannelAbilities Zalo { get; } = new()
    {
        Kind = ChannelKind.Zalo,
        Name = new("Bài trên Zalo OA", "Article of a Zalo OA"),
        Publish = Ability.Yes("Zalo xử lý xong bài mới hiện", "shown once Zalo has processed it"),
        Correct = Ability.Yes("thay cả bài ở cùng địa chỉ", "replaces the whole article at its address"),
        Withdraw = Ability.Yes("gỡ hẳn khỏi OA", "removes it from the OA"),
        FindAgain = Ability.Yes("theo tiêu đề và giờ gửi; xem vài lần vì danh sách có thể chậm", "by title and time; some looks, as lists may lag"),
        Watch = Ability.Yes("lời của bài, và bài bị ẩn", "the article's text, and whether it is hidden"),
        Broadcast = Ability.Yes("khi kênh khai broadcast: true và bài ghi broadcast: true", "where the channel and the article both say broadcast: true"),
        HasAccount = true,
        LinksToWebsite = true,
        Notifies = true,
        ReadsLag = true,
    };

    public static ChannelAbilities ZaloBroadcast { get; } = new()
    {
        Kind = ChannelKind.ZaloBroadcast,
        Name = new("Lượt gửi tới người quan tâm OA", "Broadcast to an OA's followers"),
        Publish = Ability.Yes("một lần, sau khi bài đã hiện trên OA", "once, after the article is shown on the OA"),
        Correct = Ability.No("người nhận mở bài thì thấy bản mới nhất", "who opens the article sees its newest edition"),
        Withdraw = Ability.No("gỡ bài trên OA thì người nhận không mở được nữa", "once the article is removed, nobody can open it"),
        FindAgain = Ability.No("Zalo không cho xem lại; người phụ trách xem trong trang quản trị OA", "Zalo does not tell; a person looks at the OA's admin page"),
        Watch = Ability.No("Zalo không cho xem lại", "Zalo does not tell"),
        Broadcast = Ability.Yes("tới mọi người quan tâm, từ 6 giờ đến 21 giờ 59", "to all followers, from 06:00 to 21:59"),
        Notifies = true,
        ReadsLag = true,
    };

    public static ChannelAbilities File { get; } = new()
    {
        Kind = ChannelKind.File,
        Name = new("Văn bản (tin phát thanh)", "Text file (loudspeaker script)"),
        Publish = Ability.No("văn bản dựng sẵn, lấy bằng cchc preview", "the text is made; take it by cchc preview"),
        Correct = Ability.No("lấy lại văn bản mới", "take the new text"),
        Withdraw = Ability.No("báo nơi đã nhận văn bản", "tell whoever got the text"),
        FindAgain = Ability.No("phần mềm không gửi đi đâu", "nothing is sent anywhere"),
        Watch = Ability.No("phần mềm không gửi đi đâu", "nothing is sent anywhere"),
        Broadcast = Ability.No("phần mềm không gửi đi đâu", "nothing is sent anywhere"),
    };

    /// <summary>In the order in which an article reaches them.</summary>
    public static IReadOnlyList<ChannelAbilities> All { get; } = [Website, Facebook, Zalo, ZaloBroadcast, File];

    public static ChannelAbilities Of(ChannelKind kind) => All.First(abilities => abilities.Kind == kind);

    /// <summary>Whether what an agency's channel shows can be corrected; assumed of one that left its settings.</summary>
    public static bool CanCorrect(Agency agency, string channel) => agency.Channel(channel) is not { Kind: var kind } || Of(kind).Correct.Can;

    /// <summary>The columns of every table of abilities.</summary>
    public IReadOnlyList<AbilityColumn> Columns =>
    [
        new("publish", new("Đăng", "Publish"), Publish),
        new("correct", new("Đính chính", "Correct"), Correct),
        new("withdraw", new("Gỡ", "Withdraw"), Withdraw),
        new("find_again", new("Tìm lại khi mất trả lời", "Find again"), FindAgain),
        new("watch", new("Biết bị sửa ở kênh", "See changes over there"), Watch),
        new("broadcast", new("Gửi tới người theo dõi", "Reach followers"), Broadcast),
    ];
}

/// <param name="Code">Stable word for programs.</param>
public sealed record AbilityColumn(string Code, Words Header, Ability Ability);
