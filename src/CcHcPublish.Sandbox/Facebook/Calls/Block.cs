using CcHcPublish.Sandbox.Facebook.Graph;

namespace CcHcPublish.Sandbox.Facebook.Calls;

/// <summary>Code 368: what Facebook stops for reasons of conduct. It comes only from faults; the real thresholds are secret.</summary>
public static class Block
{
    public static GraphRefusal? Check(GraphCall call) =>
        call.Takes(FacebookFaults.Blocked) is { } fault ? GraphErrors.Blocked(fault.Number("subcode", fault.Number(1390008))) : null;
}
