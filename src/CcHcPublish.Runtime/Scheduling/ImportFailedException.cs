namespace CcHcPublish.Runtime.Scheduling;

/// <summary>The files of some agencies could not be brought into the ledger; those of the others were.</summary>
public sealed class ImportFailedException(IReadOnlyList<string> agencies, Exception first) : Exception($"The import of {string.Join(", ", agencies)} failed.", first)
{
    private const int MostNamed = 3;

    /// <summary>Which agencies, and the first one's failure, for the doctor.</summary>
    public string Word { get; } =
        $"import {string.Join(", ", agencies.Take(MostNamed))}{(agencies.Count > MostNamed ? $" +{agencies.Count - MostNamed}" : "")}: {first.GetType().Name}";
}
