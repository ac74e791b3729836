namespace CcHcPublish.Runtime.Storage.History;

/// <summary>What is wrong with an event.</summary>
public enum LogFault
{
    /// <summary>Its number is not the next one: events are missing, added or out of order.</summary>
    Number,

    /// <summary>It does not carry the hash of the event before it.</summary>
    Previous,

    /// <summary>Its own hash does not fit its contents.</summary>
    Contents,

    /// <summary>The log ends elsewhere than its recorded head says.</summary>
    End,

    /// <summary>It cannot be read as an event at all.</summary>
    Unreadable,
}

/// <summary>How the verification of a log ended.</summary>
public abstract record LogVerdict
{
    private LogVerdict()
    {
    }

    /// <summary>Every event fits the one before it, up to the head.</summary>
    public sealed record Holds(LogHead Head) : LogVerdict;

    /// <summary>The chain fits in itself and is not the one whose head was noted earlier: rewritten, cut off, or another ledger's.</summary>
    public sealed record LacksHead(LogHead Head, NotedHead Noted) : LogVerdict;

    /// <summary>There is work in the ledger, and not one event.</summary>
    public sealed record Wiped : LogVerdict;

    /// <summary>What is to be sent is not what the log says was approved, or not by whom.</summary>
    public sealed record ApprovalDiffers(LogHead Head, string Edition, string Channel) : LogVerdict;

    /// <param name="Number">The first event that does not fit.</param>
    public sealed record Broken(long Number, LogFault Fault) : LogVerdict;

    /// <summary>The database says that the pages of the log are damaged.</summary>
    /// <param name="Detail">In the words of the database, for the report.</param>
    public sealed record Damaged(string Detail) : LogVerdict;
}
