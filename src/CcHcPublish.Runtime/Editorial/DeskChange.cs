using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Editorial;

/// <summary>One act at the desk as one transaction: what is refused or stale is undone as a whole, however far it had come.</summary>
internal static class DeskChange
{
    public static async Task<DeskOutcome> RunAsync(Ledger ledger, Func<Change, Task<DeskOutcome>> act, CancellationToken cancel)
    {
        DeskOutcome? outcome = null;
        try
        {
            return await ledger.ChangeAsync(
                async change =>
                {
                    outcome = await act(change);
                    return outcome is DeskOutcome.Done ? outcome : throw new UndoException();
                },
                cancel);
        }
        catch (UndoException)
        {
            return outcome!;
        }
    }

    /// <summary>The only way out of a transaction that commits nothing.</summary>
    private sealed class UndoException : Exception;
}
