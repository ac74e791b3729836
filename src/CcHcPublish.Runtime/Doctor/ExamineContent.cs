using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Desk;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Content;
using CcHcPublish.Runtime.Installation;
using Quartz;

namespace CcHcPublish.Runtime.Doctor;

/// <summary>What people wrote: settings, agencies, articles, templates. Findings are counted; <c>cchc check</c> lists them.</summary>
public sealed class ExamineContent(ContentRoot root)
{
    public IEnumerable<DoctorLine> Run(CancellationToken cancel)
    {
        yield return Settings();
        if (!Directory.Exists(root.Content))
        {
            yield return DoctorLine.Bad(
                "content", new($"Không có thư mục {root.Content}.", $"There is no folder {root.Content}."),
                new("Chỉ ra thư mục đúng bằng --root.", "Name the right folder with --root."));
            yield break;
        }

        var reader = new ReadContent(root);
        var templates = new ReadTemplates(root);
        int articles = 0, errors = 0, faulty = 0;
        List<string> unreadable = [], badTemplates = [], badCrons = [];
        foreach (var id in root.Agencies())
        {
            cancel.ThrowIfCancellationRequested();
            var set = templates.Run(id);
            if (set.Findings.Concat(set.Templates.Check()).Any(finding => finding.Severity == Severity.Error)) badTemplates.Add(id);
            if (reader.Run(id, cancel).Content is not { } content)
            {
                unreadable.Add(id);
                continue;
            }

            articles += content.Articles.Count;
            var wrong = CheckList.Run(content).Count(finding => finding.Severity == Severity.Error);
            errors += wrong;
            if (wrong > 0) faulty++;
            if (content.Agency.Bulletin is { } bulletin && !CronExpression.TryParse(bulletin.Cron, out _)) badCrons.Add(id);
        }

        yield return unreadable.Count > 0
            ? DoctorLine.Bad(
                "content", Listed("Không đọc được agency.yaml của", "agency.yaml cannot be read of", unreadable),
                new("Xem và sửa lỗi.", "Look at the errors and mend them."), "cchc check")
            : errors > 0
                ? DoctorLine.Warning("content", new(
                    $"{root.Agencies().Count} cơ quan, {articles} tin bài; {errors} lỗi ở {faulty} cơ quan.",
                    $"{root.Agencies().Count} agencies, {articles} articles; {errors} errors in {faulty} agencies."),
                    new("Người viết xem và sửa lỗi; bài có lỗi không duyệt được.", "Writers look at the errors and mend them; what has errors cannot be approved."), "cchc check", ConditionOwner.Writer)
                : DoctorLine.Good("content", new(
                    $"Đọc được nội dung: {root.Agencies().Count} cơ quan, {articles} tin bài, không lỗi.",
                    $"The content can be read: {root.Agencies().Count} agencies, {articles} articles, no errors."));
        yield return badTemplates.Count > 0
            ? DoctorLine.Bad(
                "templates", Listed("Mẫu có lỗi ở", "Templates have errors at", badTemplates), new("Xem và sửa mẫu.", "Look at the templates and mend them."),
                "cchc check")
            : DoctorLine.Good("templates", new("Mẫu đọc được và đúng cú pháp.", "The templates can be read and are well formed."));
        if (badCrons.Count > 0)
        {
            yield return DoctorLine.Bad("bulletin_time", Listed("bulletin.cron không phải biểu thức cron ở", "bulletin.cron is no cron expression at", badCrons),
                new("Sửa agency.yaml; đến khi đó bản tin tháng không tự soạn.", "Mend agency.yaml; until then no bulletin is composed by itself."));
        }
    }

    private DoctorLine Settings()
    {
        var reading = new ReadSettings(root);
        reading.Run();
        if (reading.Findings.FirstOrDefault(finding => finding.Severity == Severity.Error) is { } first)
            return DoctorLine.Bad("settings", new($"{first.Place}: {first.Message.Vi}", $"{first.Place}: {first.Message.En}"), first.Advice, "cchc check");
        return DoctorLine.Good("settings", reading.Exists
            ? new($"Tệp cấu hình {ReadSettings.FileName} đúng.", $"The settings file {ReadSettings.FileName} is right.")
            : new($"Không có {ReadSettings.FileName}: dùng cấu hình mặc định.", $"There is no {ReadSettings.FileName}: the defaults hold."));
    }

    private static Words Listed(string vi, string en, List<string> ids)
    {
        var names = string.Join(", ", ids.Take(5)) + (ids.Count > 5 ? $" (+{ids.Count - 5})" : "");
        return new($"{vi} {names}.", $"{en} {names}.");
    }
}
