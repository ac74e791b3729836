using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Runtime.Editorial;

/// <summary>How an act at the desk ended. Closed. A refused or stale act leaves no trace in the ledger.</summary>
public abstract record DeskOutcome
{
    private DeskOutcome()
    {
    }

    public sealed record Done(string Article, Words Message) : DeskOutcome;

    /// <summary>A rule forbids it; the findings, if any, say where.</summary>
    public sealed record Refused(Words Reason, IReadOnlyList<Finding> Findings) : DeskOutcome
    {
        public Refused(string vi, string en)
            : this(new Words(vi, en), [])
        {
        }
    }

    /// <summary>Somebody else changed the article meanwhile: look again.</summary>
    public sealed record Stale(string Article) : DeskOutcome;
}
