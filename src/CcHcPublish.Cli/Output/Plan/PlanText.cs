using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Plans;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Cli.Output.Plan;

/// <summary>A whole plan for reading, in the order in which such a document is written.</summary>
internal sealed class PlanText(CommandConsole console, Core.Plans.Plan plan, Agency agency)
{
    public void Write()
    {
        WriteHead();
        List(new("Căn cứ", "Legal bases"), plan.Bases.Select(basis => basis.Text));
        List(new("Mục đích", "Goals"), plan.Goals);
        List(new("Yêu cầu", "Requirements"), plan.Requirements);
        List(new("Đối tượng", "Audiences"), plan.Audiences.Select(part => part.Text));
        List(new("Nội dung tuyên truyền", "Topics"), plan.Topics.Select(part => part.Text), plan.Topics.Select(part => part.Id));
        List(
            new("Hình thức", "Forms"), plan.Forms.Select(form => form.Text is { } text && text != form.Name ? $"{form.Name}: {text}" : form.Name),
            plan.Forms.Select(form => form.Id));
        WriteItems();
        List(new("Chỉ tiêu tin, bài", "Obligations"), plan.Obligations.Select(obligation =>
            $"{Quota.ObligationWords.Of(obligation).In(console.Language)}: {Units(obligation.Units)}{(obligation.Wording is { } wording ? $" (“{wording}”)" : "")}"));
        List(
            new("Chế độ báo cáo", "Reporting"),
            plan.Reporting.Select(report => $"{Units(report.Who)}{To(report.To)}: {report.Text}{Deadlines(report.Deadlines)}"),
            plan.Reporting.Select(report => report.Id));
        List(
            new("Tổ chức thực hiện", "Duties"),
            plan.Duties.Select(duty => $"{(duty.IsRequest ? Say("Đề nghị ", "Request to ") : "")}{Units(duty.Who)}: {duty.Text}{Deadlines(duty.Deadlines)}"),
            plan.Duties.Select(duty => duty.Id));
        if (plan.Budget is { } budget) List(new("Kinh phí", "Budget"), [budget]);
        List(new("Nơi nhận", "Recipients"), plan.Recipients);
        List(new("Ghi chú về bản gốc", "Notes on the source"), plan.SourceNotes.Select(note => $"{note.Where}: {(note.Text is { } text ? $"“{text}” – " : "")}{note.Note}"));
    }

    private void WriteHead()
    {
        foreach (var line in TerminalText.Wrap(plan.Title.ToUpper(Vietnamese.Culture), console.Settings.Width)) console.Heading(line);
        var number = plan.Number is { } known ? Say($"Số {known}", $"No. {known}") : plan.NumberNote ?? Say("Chưa có số", "No number");
        var date = plan.Date is { } day ? Say($"ngày {Shown.Day(day, Language.Vietnamese)}", Shown.Day(day, Language.English)) : plan.DateNote;
        console.Paragraph(string.Join(" · ", ((string?[])[number, date, plan.Issuer, console.Say(PlanWords.Of(plan.Status))]).Where(part => !string.IsNullOrEmpty(part))));
        if (plan.Signer is { } signer) console.Paragraph(
            string.Join(" – ", ((string?[])[signer.Authority, signer.Position, signer.Name]).Where(part => part is not null)), Say("Người ký: ", "Signed: "));
        if (plan.ParentPlan is { } parent) console.Paragraph(parent, Say("Theo kế hoạch: ", "Under plan: "));
    }

    private void WriteItems()
    {
        Title(Say($"Nhiệm vụ ({plan.Items.Count})", $"Tasks ({plan.Items.Count})"));
        string? group = null;
        foreach (var item in plan.Items)
        {
            if (item.Group is { } next && next != group && plan.Groups.FirstOrDefault(part => part.Id == next) is { } heading)
            {
                console.Line();
                console.Paragraph(heading.Text, $"{heading.Id}. ", Tone.Strong);
            }

            group = item.Group;
            WriteItem(item);
        }
    }

    private void WriteItem(PlanItem item)
    {
        console.Line();
        console.Paragraph(item.Title, $"  {item.Id}  ", Tone.Strong);
        const string Inner = "      ";
        if (item.Text is { } text && text != item.Title) console.Paragraph(text, Inner);
        WriteDeadlines(item.Deadlines, Inner);
        foreach (var action in item.Actions)
        {
            console.Paragraph($"{action.Text} [{console.Say(PlanWords.Form(action.Form))}]", $"{Inner}{action.No}) ");
            foreach (var part in action.Parts) console.Paragraph($"{part.Text}{(part.Lead.Count > 0 ? $" – {Units(part.Lead)}" : "")}", $"{Inner}   + ");
            console.Paragraph(Leads(action), $"{Inner}   ", Tone.Faint);
            WriteDeadlines(action.Deadlines, $"{Inner}   ");
            if (action.Output is { } result) console.Paragraph(result, Inner + Say("   Kết quả: ", "   Output: "));
        }

        if (item.Output is { } output) console.Paragraph(output, Inner + Say("Kết quả: ", "Output: "));
        if (item.Reports.Count > 0) console.Paragraph(string.Join(", ", item.Reports), Inner + Say("Báo cáo: ", "Reports: "));
    }

    private void WriteDeadlines(IReadOnlyList<Deadline> deadlines, string indent)
    {
        foreach (var deadline in deadlines) console.Paragraph(Deadline(deadline), indent + Say("Thời hạn: ", "Deadline: "));
    }

    private string Leads(PlanAction action)
    {
        List<string> parts = [];
        if (action.OnRequestOf is { } asking) parts.Add(Say("Theo đề nghị của: ", "At the request of: ") + Units([asking]));
        if (action.Lead.Count > 0) parts.Add((action.IsJoint ? Say("Cùng thực hiện: ", "Jointly: ") : Say("Chủ trì: ", "Lead: ")) + Units(action.Lead));
        var with = action.WithWording ?? Units(action.With);
        if (with.Length > 0) parts.Add(Say("Phối hợp: ", "With: ") + with);
        return string.Join(". ", parts);
    }

    private string Deadlines(IReadOnlyList<Deadline> deadlines) =>
        deadlines.Count == 0 ? "" : Say(" Thời hạn: ", " Deadline: ") + string.Join("; ", deadlines.Select(Deadline));

    private string Deadline(Deadline deadline)
    {
        var meaning = PlanWords.Meaning(deadline, agency, console.Language);
        if (deadline.Wording.Length == 0) return meaning;
        return meaning.Length == 0 || string.Equals(meaning, deadline.Wording, StringComparison.OrdinalIgnoreCase) ? deadline.Wording : $"{deadline.Wording} ({meaning})";
    }

    private string Units(IReadOnlyList<string> ids) => string.Join(", ", ids.Select(id => agency.Unit(id)?.Name ?? id));

    private string To(IReadOnlyList<string> ids) => ids.Count == 0 ? "" : Say(" gửi ", " to ") + Units(ids);

    private void List(Words title, IEnumerable<string> texts, IEnumerable<string>? labels = null)
    {
        var all = texts.ToList();
        if (all.Count == 0) return;
        Title($"{console.Say(title)} ({all.Count})");
        var marks = labels?.Select(label => $"  {label}  ").ToList() ?? [.. all.Select(_ => "  - ")];
        for (var index = 0; index < all.Count; index++) console.Paragraph(all[index], marks[index]);
    }

    private void Title(string text)
    {
        console.Line();
        console.Heading(text);
    }

    private string Say(string vi, string en) => console.Say(new Words(vi, en));
}
