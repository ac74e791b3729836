using CcHcPublish.Core.Plans;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Core.Checks;

/// <summary>The article's year has a plan, and where that plan counts from its signing the article is not older than it.</summary>
public sealed class PlanYearCheck : ICheck
{
    public IEnumerable<Finding> Check(CheckSubject subject)
    {
        var place = subject.Article.PlaceOf("date");
        var year = subject.Article.Date.Year;
        if (subject.Plan is not { } plan)
        {
            yield return NoPlan(subject, place, year);
        }
        else if (plan is { CountsFrom: CountsFrom.Signing, Date: { } signed } && subject.Day < signed)
        {
            yield return new Finding("plan-signing", Severity.Advice, place,
                new(
                    $"Bài ra trước ngày ký kế hoạch ({signed.Vi()}), nên không được tính vào định mức.",
                    $"The article is older than the plan's signing ({signed.En()}) and does not count."),
                new("Xem lại ngày đăng, hoặc counts_from trong kế hoạch.", "Check the date, or counts_from in the plan."));
        }
    }

    private static Finding NoPlan(CheckSubject subject, Place place, int year)
    {
        var broken = subject.Content.Findings.FirstOrDefault(finding => finding.Severity == Severity.Error && finding.Place.File.EndsWith(
            $"/plans/{year}.yaml", StringComparison.Ordinal));
        if (broken is not null)
        {
            return new Finding("plan-year", Severity.Error, place,
                new($"Chưa đối chiếu được với kế hoạch năm {year} vì tệp kế hoạch còn lỗi.", $"The article cannot be compared with the plan of {year}, whose file has errors."),
                new($"Sửa {broken.Place.File} trước, rồi kiểm tra lại.", $"Correct {broken.Place.File} first, then check again."));
        }

        var years = string.Join(", ", subject.Content.Plans.Select(plan => plan.Year).Order());
        return new Finding("plan-year", Severity.Error, place,
            new($"Cơ quan không có kế hoạch tuyên truyền năm {year}.", $"The agency has no plan for {year}."),
            years.Length > 0
                ? new($"Sửa ngày đăng (có kế hoạch các năm: {years}) hoặc thêm tệp plans/{year}.yaml.", $"Correct the date (there are plans for {years}) or add plans/{year}.yaml.")
                : new($"Thêm tệp plans/{year}.yaml.", $"Add plans/{year}.yaml."));
    }
}
