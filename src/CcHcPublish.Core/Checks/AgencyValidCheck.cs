using CcHcPublish.Core.Text;

namespace CcHcPublish.Core.Checks;

/// <summary>The agency exists on the article's day: it may have been merged or renamed.</summary>
public sealed class AgencyValidCheck : ICheck
{
    public IEnumerable<Finding> Check(CheckSubject subject)
    {
        var agency = subject.Agency;
        if (agency.Valid.Holds(subject.Day)) yield break;
        yield return new Finding("agency-expired", Severity.Advice, subject.Article.PlaceOf("date"),
            new($"{agency.Name} không hoạt động vào ngày {subject.Day.Vi()}.", $"“{agency.Name}” does not exist on {subject.Day.En()}."),
            agency.Successor is { } successor
                ? new($"Xem lại ngày đăng; cơ quan kế tục là {successor}.", $"Check the date; its successor is {successor}.")
                : new("Xem lại ngày đăng, hoặc valid_from, valid_to trong agency.yaml.", "Check the date, or valid_from and valid_to in agency.yaml."));
    }
}
