namespace Scriban.Execution;

/// <summary>An output would become longer than it may; the statement that printed says where.</summary>
internal sealed class OutputFullException(int limit) : Exception($"The output exceeds the limit of {limit} characters");
