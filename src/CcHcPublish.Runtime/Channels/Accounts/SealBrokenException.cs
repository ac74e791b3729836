using CcHcPublish.Core.Text;

namespace CcHcPublish.Runtime.Channels.Accounts;

/// <summary>Stored secrets cannot be opened on this machine: no key, a wrong one, or a changed row. Holds no secret.</summary>
public sealed class SealBrokenException(Words why) : Exception(why.En)
{
    /// <summary>What is wrong and what to do, for the person at the desk.</summary>
    public Words Why => why;
}
