using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Runtime.Scheduling;

/// <summary>
/// Work that is done once per agency, at a time that its <c>agency.yaml</c> sets, in its own zone. It also runs at start: what was missed is looked at, and the
/// job knows whether it is done.
/// </summary>
/// <param name="Name">Stable; stands before the agency's id in Quartz.</param>
/// <param name="Key">The setting in <c>agency.yaml</c>.</param>
/// <param name="Cron">The agency's Quartz cron expression, or null when it has none.</param>
/// <param name="Job">The class; it gets the agency's id as <see cref="AgencyKey"/>.</param>
public sealed record AgencyJob(string Name, string Key, Misfire Misfire, Words Does, Func<Agency, string?> Cron, Type Job)
{
    public const string AgencyKey = "agency";
}

/// <summary>The one list of what is done once per agency. A new job is one more line here and one in the table of <c>docs/operations.md</c>.</summary>
public static class AgencyJobs
{
    public static IReadOnlyList<AgencyJob> All { get; } =
    [
        new(
            "bulletin", "`bulletin.cron`", Misfire.RunOnce, new("Soạn bản tin CCHC của tháng trước", "Compose last month's bulletin"),
            agency => agency.Bulletin?.Cron, typeof(BulletinJob)),
        new(
            "channels", "`channel_check`", Misfire.RunOnce,
            new("Hỏi từng kênh đã nối “tôi là ai, có được đăng không”", "Ask each connected channel “who am I, may I post?”"), agency => agency.ChannelCheck,
            typeof(CheckChannelsJob)),
    ];
}
