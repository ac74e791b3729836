using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Runtime.Editorial;

/// <summary>Who may do what, and whether the file is still what the ledger knows. Each rule returns the refusal, or null when it holds.</summary>
internal static class DeskRules
{
    /// <summary>An article the ledger does not know: its file may be broken, or its name mistyped.</summary>
    public static DeskOutcome.Refused Missing(string article, AgencyContent content)
    {
        var slug = article[(article.IndexOf('/', StringComparison.Ordinal) + 1)..];
        var broken = content.Findings.Where(finding => finding.Place.File.EndsWith($"/{slug}.md", StringComparison.Ordinal)).ToList();
        if (broken.Count > 0) return new(
            new Words("Tệp của tin bài này chưa đọc được; sửa lỗi dưới đây rồi làm lại.", "This article's file cannot be read yet; mend what follows and try again."),
            broken);
        return Nearest.Of(slug, content.Articles.Select(known => known.Slug)) is { } near
            ? new($"Không có tin bài “{article}”; có phải “{near}”?", $"There is no article “{article}”; did you mean “{near}”?")
            : new($"Không có tin bài “{article}” trong sổ.", $"The ledger knows no article “{article}”.");
    }

    public static DeskOutcome.Refused? May(Agency agency, string actor, DeskRoles any, string doing)
    {
        if (agency.User(actor) is not { } user)
        {
            var nearest = Nearest.Of(actor, agency.Users.Select(known => known.Id));
            return new(
                nearest is null ? $"Không có người dùng “{actor}” ở {agency.Name}; xem mục users của agency.yaml." : $"Không có người dùng “{actor}”; có phải “{nearest}”?",
                nearest is null ? $"There is no user “{actor}” at “{agency.Name}”; see users in agency.yaml." : $"There is no user “{actor}”; did you mean “{nearest}”?");
        }

        return user.Has(any) ? null : new($"{user.Name} không có quyền {doing}.", $"“{user.Name}” may not do this.");
    }

    public static DeskOutcome.Refused? NotOwnSubmission(ArticleRow row, string actor) => row.SubmittedBy == actor
        ? new("Người duyệt không được là người gửi duyệt.", "The approver must not be the submitter.")
        : null;

    public static DeskOutcome.Refused? In(ArticleRow row, params DeskState[] wanted)
    {
        if (wanted.Contains(row.State)) return null;
        var states = string.Join(", ", wanted.Select(state => $"“{DeskWords.Of(state).Vi}”"));
        var english = string.Join(", ", wanted.Select(state => DeskWords.Of(state).En));
        var first = wanted is [DeskState.Submitted] && row.State != DeskState.Withdrawn
            ? new Words(" Sửa tệp rồi gửi duyệt (cchc submit) trước.", " Edit its file and submit it first (cchc submit).")
            : new Words("", "");
        return new(
            $"Tin bài đang ở trạng thái “{DeskWords.Of(row.State).Vi}”; việc này cần trạng thái {states}.{first.Vi}",
            $"The article is {DeskWords.Of(row.State).En}; this needs {english}.{first.En}");
    }

    /// <summary>The file's article, if it can be read and is the very edition the ledger holds.</summary>
    public static (Article? Article, DeskOutcome.Refused? Refusal) Current(AgencyContent content, ArticleRow row)
    {
        if (content.Article(row.Slug) is not { } article)
        {
            var findings = content.Findings.Where(finding => finding.Place.File == row.Path).ToList();
            return (null, new(new Words($"Không đọc được tệp {row.Path}.", $"The file {row.Path} cannot be read."), findings));
        }

        return article.Hash == row.Hash
            ? (article, null)
            : (null, new("Tệp đã thay đổi sau lần nhập gần nhất; chạy lại lệnh để nhập bản mới.", "The file changed since it was last imported; run the command again."));
    }

    /// <summary>All findings of one article; an Error among them forbids approval.</summary>
    public static (IReadOnlyList<Finding> Findings, DeskOutcome.Refused? Refusal) Checked(Article article, AgencyContent content)
    {
        var findings = CheckList.Of(article, content);
        var errors = findings.Count(finding => finding.Severity == Severity.Error);
        return (findings, errors == 0 ? null : new(new Words($"Tin bài còn {errors} lỗi phải sửa trước khi duyệt.", $"{errors} errors must be mended before approval."), findings));
    }
}
