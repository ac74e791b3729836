using System.Text.Json;

namespace CcHcPublish.Sandbox.State;

/// <summary>One thing of one side as it was at some moment; a later entry of the same side, kind and id replaces it.</summary>
/// <param name="Side">Name of the side.</param>
/// <param name="Kind">What it is, in the side's own words, such as <c>post</c>.</param>
/// <param name="Id">Identity within the kind.</param>
/// <param name="Value">The whole thing; null when it is gone.</param>
public sealed record JournalEntry(string Side, string Kind, string Id, JsonElement? Value);
