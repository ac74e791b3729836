namespace CcHcPublish.Runtime.Storage.Tables;

/// <summary>What one table holds: how many rows, and a hash over all of them that does not depend on their order, as 64 hexadecimal digits.</summary>
public sealed record TableSum(string Table, long Rows, string Hash);

/// <summary>One table on both sides of a copy.</summary>
public sealed record TableMatch(TableSum Source, TableSum Target)
{
    public bool IsEqual => Source == Target;
}
