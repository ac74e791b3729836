using CcHcPublish.Core.Yaml;

namespace CcHcPublish.Core.Plans;

internal static class PlanItemReader
{
    private static readonly Choices<DeadlineKind> Kinds = new()
    {
        ["quarter"] = DeadlineKind.Quarter,
        ["month"] = DeadlineKind.Month,
        ["before"] = DeadlineKind.Before,
        ["by"] = DeadlineKind.By,
        ["year"] = DeadlineKind.Year,
        ["continuous"] = DeadlineKind.Continuous,
        ["recurring"] = DeadlineKind.Recurring,
        ["on-request"] = DeadlineKind.OnRequest,
        ["external"] = DeadlineKind.External,
        ["none"] = DeadlineKind.None,
    };

    internal static readonly Choices<Rhythm> Rhythms = new()
    {
        ["day"] = Rhythm.Day,
        ["week"] = Rhythm.Week,
        ["month"] = Rhythm.Month,
        ["quarter"] = Rhythm.Quarter,
        ["half"] = Rhythm.Half,
        ["nine-months"] = Rhythm.NineMonths,
        ["year"] = Rhythm.Year,
    };

    private static readonly Choices<string> Forms = new()
    {
        ["tin-bai"] = "tin-bai",
        ["van-ban"] = "van-ban",
        ["giao-ban"] = "giao-ban",
        ["hoi-nghi"] = "hoi-nghi",
        ["tap-huan"] = "tap-huan",
        ["e-office"] = "e-office",
        ["niem-yet"] = "niem-yet",
        ["to-roi"] = "to-roi",
        ["pano"] = "pano",
        ["khao-sat"] = "khao-sat",
        ["ke-hoach"] = "ke-hoach",
        ["bao-cao"] = "bao-cao",
        ["chuyen-muc"] = "chuyen-muc",
        ["truyen-thanh"] = "truyen-thanh",
        ["tin-nhan"] = "tin-nhan",
        ["khen-thuong"] = "khen-thuong",
        ["khac"] = "khac",
    };

    public static PlanItem Item(YamlFields map, PlanReferences references)
    {
        references.Use(map, "audiences", references.Audiences);
        references.Use(map, "topics", references.Topics);
        references.Use(map, "reports", references.Reports);
        return new PlanItem
        {
            Id = map.Text("id"),
            Group = map.OptionalText("group"),
            Title = map.Text("title"),
            Text = map.OptionalText("text"),
            Audiences = map.Texts("audiences"),
            Topics = map.Texts("topics"),
            Deadlines = map.Maps("deadlines", Deadline, required: true),
            Actions = map.Maps("actions", action => Action(action, references), required: true),
            Output = map.OptionalText("output"),
            Reports = map.Texts("reports"),
            Note = map.OptionalText("note"),
        };
    }

    public static Deadline Deadline(YamlFields map)
    {
        var kind = map.Choice("kind", Kinds);
        var deadline = new Deadline(
            kind == DeadlineKind.None ? map.OptionalText("wording") ?? "" : map.Text("wording"),
            kind,
            map.OptionalDate("from"),
            map.OptionalDate("until"),
            Every(map))
        {
            Of = map.OptionalText("of"),
            IsInText = map.Flag("in_text"),
            Note = map.OptionalText("note"),
        };
        if (deadline.From > deadline.Until) map.Refuse("until", new("ngày không sớm hơn “from”", "a day not before “from”"));
        return deadline;
    }

    /// <summary>An array filled by hand: a query over our own enumeration would be compiled anew at every start.</summary>
    private static Rhythm[] Every(YamlFields map)
    {
        var words = map.Texts("every");
        var rhythms = new Rhythm[words.Count];
        for (var index = 0; index < rhythms.Length; index++)
        {
            if (!Rhythms.TryGet(words[index], out rhythms[index]))
                map.Refuse("every", new($"danh sách trong: {string.Join(", ", Rhythms.Words)}", $"a list among: {string.Join(", ", Rhythms.Words)}"));
        }

        return rhythms;
    }

    private static PlanAction Action(YamlFields map, PlanReferences references)
    {
        references.Use(map, "lead", references.Units);
        references.Use(map, "with", references.Units);
        var action = new PlanAction
        {
            No = map.Number("no", otherwise: 1, least: 1, most: 99),
            Text = map.Text("text"),
            Form = map.Choice("form", Forms),
            Lead = map.Texts("lead"),
            With = map.Texts("with"),
            WithWording = map.OptionalText("with_wording"),
            OnRequestOf = map.OptionalText("on_request_of"),
            IsJoint = map.Flag("joint"),
            Output = map.OptionalText("output"),
            Parts = map.Maps("parts", part => Part(part, references)),
            Deadlines = map.Maps("deadlines", Deadline),
            Note = map.OptionalText("note"),
        };
        if (action.Lead.Count == 0 && action.OnRequestOf is null && !action.IsJoint)
            map.Refuse(
                "lead",
                new("danh sách đơn vị chủ trì (chỉ để trống khi có on_request_of hoặc joint: true)", "a list of leading units (empty only with on_request_of or joint: true)"));
        return action;
    }

    private static ActionPart Part(YamlFields map, PlanReferences references)
    {
        references.Use(map, "lead", references.Units);
        return new ActionPart(map.Text("text"), map.Texts("lead"));
    }
}
