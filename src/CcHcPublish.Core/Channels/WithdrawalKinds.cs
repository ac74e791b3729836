using CcHcPublish.Core.Text;

namespace CcHcPublish.Core.Channels;

/// <summary>Why an article was taken down, in the few words that its page begins with.</summary>
/// <param name="Id">As the command line takes it and the ledger keeps it.</param>
public sealed record WithdrawalKind(string Id, Words Name);

/// <summary>The one list of kinds: what is not on it is not accepted, and no page ever shows an id.</summary>
public static class WithdrawalKinds
{
    public const string Usual = "thu-hoi";

    public static IReadOnlyList<WithdrawalKind> All { get; } =
    [
        new(Usual, new("Thu hồi", "Recalled")),
        new("het-hieu-luc", new("Hết hiệu lực", "No longer in force")),
        new("sai-sot", new("Có sai sót", "Faulty")),
        new("theo-yeu-cau", new("Theo yêu cầu", "On request")),
        new("thay-the", new("Thay bằng bài khác", "Replaced by another article")),
    ];

    public static IEnumerable<string> Ids => All.Select(kind => kind.Id);

    /// <summary>What a reader sees. Ledgers may hold kinds that are no longer given; one that nobody knows is shown as the plainest of them.</summary>
    public static Words Shown(string id) => All.FirstOrDefault(kind => kind.Id == id)?.Name ?? id switch
    {
        "dinh-chinh" => new("Đính chính", "Corrected"),
        _ => new("Gỡ bỏ", "Taken down"),
    };
}
