namespace CcHcPublish.Sandbox.Facebook.State;

/// <summary>A Page.</summary>
/// <param name="Id">Digits.</param>
/// <param name="Name">Name readers see.</param>
public sealed record PageRecord(string Id, string Name);
