using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Content;

namespace CcHcPublish.Runtime.Rehearsals;

public enum RehearsedVerb
{
    Submit,
    Return,
    Approve,
    Withdraw,

    /// <summary>The bulletin's alarm rings.</summary>
    Compose,
}

/// <summary>One thing somebody at the desk does at one moment of the rehearsal.</summary>
public sealed record RehearsalAct(DateTimeOffset At, RehearsedVerb Verb, string Slug, string Actor, ScriptedCourse? Course)
{
    /// <summary>The desk's usual course: a writer of the unit submits nine days ahead, an approver signs off the day after, unless the script says otherwise.</summary>
    public static IEnumerable<RehearsalAct> Of(Article article, AgencyContent content, IReadOnlyDictionary<string, ScriptedCourse> script)
    {
        var agency = content.Agency;
        var course = script.GetValueOrDefault(article.Slug);
        var writer = agency.Users.FirstOrDefault(user => user.Unit == article.Unit && user.Has(DeskRoles.Writer))
            ?? agency.Users.FirstOrDefault(user => user.Has(DeskRoles.Writer | DeskRoles.Editor));
        var approver = agency.Users.FirstOrDefault(user => user.Has(DeskRoles.Approver) && user.Id != writer?.Id);
        if (writer is null || approver is null || course?.Leave == LeftAs.Draft) yield break;

        var submitted = agency.At(article.Date.Date.AddDays(-9).AddHours(9));
        yield return new RehearsalAct(submitted, RehearsedVerb.Submit, article.Slug, writer.Id, course);
        if (course?.Leave == LeftAs.Submitted) yield break;
        if (course?.Leave == LeftAs.Returned)
        {
            yield return new RehearsalAct(submitted.AddHours(5), RehearsedVerb.Return, article.Slug, approver.Id, course);
            yield break;
        }

        var approved = course?.ApproveAt is { } late ? agency.At(late) : agency.At(article.Date.Date.AddDays(-8).AddHours(15));
        yield return new RehearsalAct(approved, RehearsedVerb.Approve, article.Slug, approver.Id, course);
        if (course?.WithdrawAt is { } withdrawn) yield return new RehearsalAct(agency.At(withdrawn), RehearsedVerb.Withdraw, article.Slug, approver.Id, course);
    }
}
