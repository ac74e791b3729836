using CcHcPublish.Core.Text;

namespace CcHcPublish.Core.Checks;

/// <summary>Every plan item the article names stands in the plan of its year, and it names at least one, each once.</summary>
public sealed class PlanItemCheck : ICheck
{
    public IEnumerable<Finding> Check(CheckSubject subject)
    {
        var article = subject.Article;
        if (article.PlanItems.Count == 0)
        {
            yield return new Finding("plan-item", Severity.Error, article.PlaceOf("plan_items"),
                new("Bài chưa gắn với nhiệm vụ nào của kế hoạch.", "The article serves no item of the plan."),
                new("Ghi mã của ít nhất một nhiệm vụ, ví dụ plan_items: [\"1.2\"].", "Name at least one item, such as plan_items: [\"1.2\"]."));
        }

        if (subject.Plan is not { } plan) yield break;
        for (var index = 0; index < article.PlanItems.Count; index++)
        {
            var id = article.PlanItems[index];
            if (plan.Item(id) is null)
            {
                var nearest = Nearest.Of(id, plan.Items.Select(item => item.Id));
                yield return new Finding("plan-item", Severity.Error, article.PlaceOf("plan_items", index),
                    new($"Kế hoạch năm {plan.Year} không có nhiệm vụ “{id}”.", $"The plan of {plan.Year} has no item “{id}”."),
                    nearest is null
                        ? new($"Chọn một trong: {Ids(plan)}.", $"Choose one of: {Ids(plan)}.")
                        : new($"Có phải ý bạn là “{nearest}” ({plan.Item(nearest)!.Title})?", $"Did you mean “{nearest}”, “{plan.Item(nearest)!.Title}”?"));
            }
            else if (article.PlanItems.Take(index).Contains(id))
            {
                yield return new Finding("plan-item-twice", Severity.Advice, article.PlaceOf("plan_items", index),
                    new($"Nhiệm vụ “{id}” được ghi hai lần.", $"The item “{id}” is named twice."),
                    new("Giữ lại một.", "Keep one of them."));
            }
        }
    }

    private static string Ids(Plans.Plan plan) => string.Join(", ", plan.Items.Take(30).Select(item => item.Id));
}
