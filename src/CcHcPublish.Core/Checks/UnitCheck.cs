using CcHcPublish.Core.Text;

namespace CcHcPublish.Core.Checks;

/// <summary>The unit and the co-producing units are units of the agency on the article's day.</summary>
public sealed class UnitCheck : ICheck
{
    public IEnumerable<Finding> Check(CheckSubject subject)
    {
        var article = subject.Article;
        if (Wrong(subject, article.Unit, article.PlaceOf("unit")) is { } wrong) yield return wrong;
        for (var index = 0; index < article.With.Count; index++)
        {
            var id = article.With[index];
            var place = article.PlaceOf("with", index);
            if (Wrong(subject, id, place) is { } alsoWrong) yield return alsoWrong;
            else if (id == article.Unit || article.With.Take(index).Contains(id)) yield return Twice(place, id);
        }
    }

    private static Finding? Wrong(CheckSubject subject, string id, Place place)
    {
        var agency = subject.Agency;
        if (agency.Unit(id) is { } unit) return unit.Valid.Holds(subject.Day) ? null : Expired(subject, unit, place);
        var nearest = Nearest.Of(id, agency.Units.Select(known => known.Id));
        return new Finding("unit", Severity.Error, place,
            new($"{agency.Name} không có đơn vị “{id}”.", $"“{agency.Name}” has no unit “{id}”."),
            nearest is null
                ? new($"Chọn một trong: {Ids(agency)}.", $"Choose one of: {Ids(agency)}.")
                : new($"Có phải ý bạn là “{nearest}” ({agency.Unit(nearest)!.Name})?", $"Did you mean “{nearest}”, “{agency.Unit(nearest)!.Name}”?"));
    }

    private static Finding Expired(CheckSubject subject, Agencies.Unit unit, Place place)
    {
        var successor = unit.Successor is { } next ? subject.Agency.Unit(next)?.Name ?? next : null;
        return new Finding("unit-expired", Severity.Error, place,
            new($"{unit.Name} không hoạt động vào ngày {subject.Day.Vi()}.", $"“{unit.Name}” does not exist on {subject.Day.En()}."),
            successor is null
                ? new("Chọn đơn vị đang hoạt động vào ngày ấy.", "Choose a unit that exists on that day.")
                : new($"Nhiệm vụ đã chuyển về: {successor}.", $"Its tasks went to “{successor}”."));
    }

    private static Finding Twice(Place place, string id) => new("unit-twice", Severity.Advice, place,
        new($"Đơn vị “{id}” được ghi hai lần.", $"The unit “{id}” is named twice."),
        new("Bỏ khỏi “with”: đơn vị chính và mỗi đơn vị phối hợp chỉ ghi một lần.", "Remove it from “with”: each unit stands once."));

    private static string Ids(Agencies.Agency agency) => string.Join(", ", agency.Units.Take(30).Select(unit => unit.Id));
}
