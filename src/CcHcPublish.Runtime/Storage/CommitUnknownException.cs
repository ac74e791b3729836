using System.Data.Common;

namespace CcHcPublish.Runtime.Storage;

/// <summary>
/// The connection was lost while a transaction was being committed: it may have happened, or not. Nobody may repeat it blindly.
/// A claim or close of a publication is safe to leave: its lease runs out and the next claim looks on the channel before anything is sent.
/// </summary>
public sealed class CommitUnknownException(Exception inner) : DbException("The connection was lost at commit; whether the change happened is unknown.", inner);
