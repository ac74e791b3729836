using System.Text.Json;

namespace CcHcPublish.Sandbox.Facebook.State;

/// <summary>What the person behind the tokens may do on one Page, as the Page's admin and the Business portfolio set it.</summary>
public sealed record PageRights
{
    /// <summary>Posts, photos, videos: writing, changing and removing them.</summary>
    public const string CreateContent = "CREATE_CONTENT";

    /// <summary>Comments and likes as the Page.</summary>
    public const string Moderate = "MODERATE";

    /// <summary>Insights.</summary>
    public const string Analyze = "ANALYZE";

    public static IReadOnlyList<string> AllTasks { get; } = [Analyze, "ADVERTISE", "MESSAGING", Moderate, CreateContent, "MANAGE"];

    public required string PageId { get; init; }

    public IReadOnlyList<string> Tasks { get; init; } = AllTasks;

    /// <summary>Held in a Business portfolio: listed only to tokens with <c>business_management</c>.</summary>
    public bool IsInPortfolio { get; init; }

    /// <summary>These rights with an order of the control API, and null; or null, and what is wrong with the order.</summary>
    public (PageRights? Changed, string? Wrong) With(JsonElement order)
    {
        if (order.ValueKind != JsonValueKind.Object)
        {
            return (null, "The order is no object.");
        }

        var changed = this;
        foreach (var member in order.EnumerateObject())
        {
            switch (member.Name, member.Value.ValueKind)
            {
                case ("tasks", JsonValueKind.Array) when member.Value.EnumerateArray().All(t => t.ValueKind == JsonValueKind.String):
                    string[] tasks = [.. member.Value.EnumerateArray().Select(t => t.GetString()!).Distinct()];
                    if (tasks.FirstOrDefault(t => !AllTasks.Contains(t)) is { } odd)
                    {
                        return (null, $"Unknown task '{odd}'. Known: {string.Join(", ", AllTasks)}.");
                    }

                    changed = changed with { Tasks = tasks };
                    break;
                case ("portfolio", JsonValueKind.True or JsonValueKind.False):
                    changed = changed with { IsInPortfolio = member.Value.GetBoolean() };
                    break;
                default:
                    return (null, $"'{member.Name}' is not understood. Known: tasks (a list of texts), portfolio (true or false).");
            }
        }

        return (changed, null);
    }
}
