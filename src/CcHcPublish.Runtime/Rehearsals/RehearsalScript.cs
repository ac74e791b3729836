using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Text;
using CcHcPublish.Core.Yaml;

namespace CcHcPublish.Runtime.Rehearsals;

/// <summary>How far the desk takes an article in the rehearsal.</summary>
public enum LeftAs
{
    Approved,
    Draft,
    Submitted,
    Returned,
}

/// <summary>What the desk does differently with one article. Times are local.</summary>
public sealed record ScriptedCourse(string Article, LeftAs Leave)
{
    public string? Reason { get; init; }

    public DateTime? ApproveAt { get; init; }

    public DateTime? WithdrawAt { get; init; }

    public string? Kind { get; init; }

    public string? Order { get; init; }
}

/// <summary>Reads <c>rehearsal.yaml</c>: the exceptions from the desk's usual course. A missing file means none.</summary>
public static class RehearsalScript
{
    private const int LargestFile = 256 * 1024;

    private static readonly Choices<LeftAs> Leaves = new()
    {
        ["approved"] = LeftAs.Approved,
        ["draft"] = LeftAs.Draft,
        ["submitted"] = LeftAs.Submitted,
        ["returned"] = LeftAs.Returned,
    };

    public static IReadOnlyDictionary<string, ScriptedCourse> Read(SourceFile? file, ICollection<Finding> findings)
    {
        if (file is null || SourceText.Read(file, LargestFile, findings) is not { } text || YamlTree.Parse(text, file.Path, findings) is not { } root)
            return new Dictionary<string, ScriptedCourse>();
        var fields = new YamlFields(root, file.Path, findings);
        var exceptions = fields.Maps("exceptions", map => new ScriptedCourse(map.Text("article"), map.Choice("leave", Leaves, "approved"))
        {
            Reason = map.OptionalText("reason"),
            ApproveAt = map.OptionalDateTime("approve_at"),
            WithdrawAt = map.OptionalDateTime("withdraw_at"),
            Kind = map.OptionalText("kind"),
            Order = map.OptionalText("order"),
        });
        fields.Done();
        return exceptions.GroupBy(exception => exception.Article).ToDictionary(group => group.Key, group => group.First());
    }
}
