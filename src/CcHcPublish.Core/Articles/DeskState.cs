using CcHcPublish.Core.Text;

namespace CcHcPublish.Core.Articles;

/// <summary>Where an article stands at the desk.</summary>
public enum DeskState
{
    Draft,
    Submitted,
    Returned,
    Approved,
    Withdrawn,
}

public static class DeskWords
{
    public static Words Of(DeskState state) => state switch
    {
        DeskState.Draft => new("Bản thảo", "Draft"),
        DeskState.Submitted => new("Chờ duyệt", "Submitted"),
        DeskState.Returned => new("Trả lại", "Returned"),
        DeskState.Approved => new("Đã duyệt", "Approved"),
        _ => new("Đã gỡ", "Withdrawn"),
    };
}
