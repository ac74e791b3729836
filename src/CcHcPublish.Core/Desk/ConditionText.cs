using System.Globalization;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Core.Desk;

/// <summary>The pieces of which conditions are told: reasons as sentences, local times, and commands with their arguments.</summary>
internal static class ConditionText
{
    public static Words Because(string vi, string en, string? reason) => reason is { Length: > 0 }
        ? new($"{vi} {Sentence(reason)}", $"{en} {Sentence(ReasonWords.In(Language.English, reason)!)}")
        : new(vi, en);

    public static Words Told(string reason) => new(reason, ReasonWords.In(Language.English, reason)!);

    public static string Name(string channel, ArticleFacts facts) => facts.Agency.Channel(channel)?.Name ?? channel;

    public static string Sentence(string text) => char.IsPunctuation(text[^1]) ? text : text + ".";

    public static string Schedule(ArticleFacts facts) => $"cchc schedule {facts.Slug} --agency {facts.Agency.Id} --at \"…\" --as USER";

    public static string There(string channel, ArticleFacts facts) => $"cchc publish {facts.Slug} --agency {facts.Agency.Id} --channel {channel} --there URL --as USER";

    public static string NotThere(string channel, ArticleFacts facts) => $"cchc publish {facts.Slug} --agency {facts.Agency.Id} --channel {channel} --not-there --as USER";

    public static string Login(string channel, ArticleFacts facts) => $"cchc channel login {facts.Agency.Channel(channel)?.Of ?? channel} --agency {facts.Agency.Id}";

    public static string Vi(DateTimeOffset time, ArticleFacts facts) => Vi(time, facts.Agency.Zone);

    public static string En(DateTimeOffset time, ArticleFacts facts) => En(time, facts.Agency.Zone);

    public static string Vi(DateTimeOffset time, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(time, zone).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);

    public static string En(DateTimeOffset time, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(time, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
