using CcHcPublish.Core.Text;

namespace CcHcPublish.Core.Desk;

/// <summary>What keeps an article, or one of its publications, from being where readers find it. Machines rely on the names in lower case.</summary>
public enum ConditionCode
{
    Draft,
    ChecksFail,
    Submitted,
    Returned,

    /// <summary>The file changed after approval.</summary>
    Edited,
    WaitsForTime,
    WaitsForWebsite,
    Held,

    /// <summary>The channel's budget is used up for now.</summary>
    ChannelBusy,

    /// <summary>The channel's grant must be repaired.</summary>
    ChannelRepair,
    ChannelUnconnected,

    /// <summary>Due, and the next sweep takes it.</summary>
    Due,

    /// <summary>Overdue, and the channel's minute belongs to another: a backlog goes out one a minute.</summary>
    WaitsForTurn,
    Sending,

    /// <summary>The far side took it and works on it.</summary>
    FarSideWorks,
    Deferred,

    /// <summary>It may be there: it is looked for.</summary>
    Looking,

    /// <summary>It may be there, and only a person can tell.</summary>
    Unconfirmed,
    Rejected,
    Expired,

    /// <summary>Approved once, then reopened by an edit, a template or a setting.</summary>
    Reopened,
    Cancelled,
    Published,

    /// <summary>Published, and changed or removed by somebody on the channel.</summary>
    Drifted,
    Withdrawn,

    /// <summary>Approved, and no channel has anything of it.</summary>
    NothingPlanned,
}

/// <summary>Who must move next.</summary>
public enum ConditionOwner
{
    Nobody,

    /// <summary>The program does the next step by itself.</summary>
    Program,
    Writer,
    Board,
    Office,

    /// <summary>Tổ tin học.</summary>
    It,

    /// <summary>Facebook or Zalo.</summary>
    FarSide,
}

/// <summary>How much it presses.</summary>
public enum Urgency
{
    /// <summary>Done, or at its end.</summary>
    Rest,

    /// <summary>Takes its usual course: a time that has not come, a review that waits.</summary>
    Course,

    /// <summary>Nothing moves until a person acts.</summary>
    Person,
}

/// <summary>One reason, its owner and the next step.</summary>
/// <param name="Channel">Id of the channel, or null when it is about the article.</param>
/// <param name="What">A whole sentence: what is so.</param>
/// <param name="Next">A whole sentence: who does what next; null when nothing is to be done.</param>
/// <param name="Command">The next step as a command line, or null.</param>
public sealed record BlockingCondition(ConditionCode Code, ConditionOwner Owner, Urgency Urgency, string? Channel, Words What, Words? Next = null, string? Command = null)
{
    /// <summary>A second way out, where a person must choose between two.</summary>
    public string? OtherCommand { get; init; }

    /// <summary>Where readers find it, once it is out.</summary>
    public string? Address { get; init; }

    /// <summary>When it moves by itself, if that is known.</summary>
    public DateTimeOffset? Until { get; init; }
}

public static class ConditionWords
{
    public static Words Of(ConditionOwner owner) => owner switch
    {
        ConditionOwner.Program => new("Hệ thống", "Program"),
        ConditionOwner.Writer => new("Người viết", "Writer"),
        ConditionOwner.Board => new("Ban biên tập", "Board"),
        ConditionOwner.Office => new("Văn phòng", "Office"),
        ConditionOwner.It => new("Tổ tin học", "IT"),
        ConditionOwner.FarSide => new("Phía kênh", "Far side"),
        _ => new("–", "–"),
    };
}
