namespace CcHcPublish.Sandbox.Facebook.State;

/// <summary>The one Meta app of the sandbox.</summary>
public sealed record AppRecord(string Id, string Name, string Secret);
