namespace CcHcPublish.Core.Checks;

/// <summary>The cover names who made it.</summary>
public sealed class CoverCreditCheck : ICheck
{
    public IEnumerable<Finding> Check(CheckSubject subject)
    {
        var article = subject.Article;
        if (article.Cover is null || !string.IsNullOrWhiteSpace(article.CoverCredit)) yield break;
        yield return new Finding("cover-credit", Severity.Error, article.PlaceOf("cover"),
            new("Ảnh bìa chưa ghi người hoặc nơi thực hiện.", "The cover does not say who made it."),
            new("Thêm dòng “cover_credit: …”, ví dụ “Ảnh: Văn phòng Sở”.", "Add a line “cover_credit: …”, such as “Ảnh: Văn phòng Sở”."));
    }
}
