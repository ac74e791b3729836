using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Text;
using static CcHcPublish.Core.Desk.ConditionText;

namespace CcHcPublish.Core.Desk;

/// <summary>A standing hold in words: who placed it, who may lift it, and how. The one place that knows which role a hold takes.</summary>
public static class HoldWords
{
    private const int MostNamed = 3;

    /// <summary>Who may place a hold of this reach and lift it again.</summary>
    public static DeskRoles Needs(HoldReach reach) => reach == HoldReach.Everything ? DeskRoles.Admin : DeskRoles.Approver | DeskRoles.Admin;

    /// <summary>Administrators are of Tổ tin học; the rest is the board's.</summary>
    public static ConditionOwner OwnerOf(HoldReach reach) => reach == HoldReach.Everything ? ConditionOwner.It : ConditionOwner.Board;

    /// <param name="target">What is held, as the object of the sentence.</param>
    public static Words What(HoldFact hold, Words target, TimeZoneInfo zone) => new(
        $"{hold.By} đã tạm dừng {target.Vi} từ {Vi(hold.Since, zone)}: {hold.Reason}", $"{hold.By} holds {target.En} since {En(hold.Since, zone)}: {hold.Reason}");

    public static Words Next(HoldReach reach, Agency agency)
    {
        var (vi, en) = WhoMay(reach, agency);
        return new($"Cho đăng tiếp khi được phép: {vi}.", $"Release it when it may go on: {en}.");
    }

    /// <summary>Who of an agency may lift it: role, then names.</summary>
    public static Words WhoMay(HoldReach reach, Agency agency)
    {
        var (vi, en) = reach == HoldReach.Everything ? ("chỉ người quản trị", "only an administrator") : ("người duyệt hoặc người quản trị", "an approver or an administrator");
        var users = agency.Users.Where(user => user.Has(Needs(reach))).ToList();
        if (users.Count == 0) return new(
            $"{vi}, mà {agency.Name} chưa có ai (mục users của agency.yaml)", $"{en}, of whom “{agency.Id}” has none (users in agency.yaml)");
        var more = users.Count > MostNamed ? $", +{users.Count - MostNamed}" : "";
        return new(
            $"{vi} ({string.Join(", ", users.Take(MostNamed).Select(user => $"{user.Name}: {user.Id}"))}{more})",
            $"{en} ({string.Join(", ", users.Take(MostNamed).Select(user => user.Id))}{more})");
    }

    /// <param name="slug">Of the held article.</param>
    public static string Command(HoldReach reach, string agency, string? slug) => reach switch
    {
        HoldReach.Article => $"cchc release {slug} --agency {agency} --as USER",
        HoldReach.Agency => $"cchc release --all --agency {agency} --as USER",
        _ => $"cchc release --everything --agency {agency} --as USER",
    };
}
