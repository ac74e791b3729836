namespace Scriban.Runtime;

/// <summary>What a loop over an object yields; templates reach its members under their renamed names.</summary>
internal sealed record KeyValueItem(object Key, object? Value);
