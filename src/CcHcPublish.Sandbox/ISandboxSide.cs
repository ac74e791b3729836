using System.Text.Json;
using CcHcPublish.Sandbox.Faults;
using CcHcPublish.Sandbox.State;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CcHcPublish.Sandbox;

/// <summary>One service the sandbox stands in for.</summary>
/// <remarks>
/// Implementers guard their own state (requests come in parallel), take time from the world's clock, and write each effect to the journal
/// before they answer. They need not record requests, nor cut, delay or spoil answers: the host does that around them.
/// </remarks>
public interface ISandboxSide
{
    /// <summary>Name in faults, accounts and posts: <c>facebook</c> or <c>zalo</c>.</summary>
    string Name { get; }

    /// <summary>Requests below this path belong to the service; they are recorded and may be hit by faults.</summary>
    PathString Prefix { get; }

    /// <summary>Kinds of fault this side answers in its own error format, through <see cref="AnswerFaultAsync"/>.</summary>
    IReadOnlySet<string> AnswerFaults { get; }

    /// <summary>Kinds of fault that bend this side's behaviour; it asks <see cref="FaultEngine"/> for them where they bite.</summary>
    IReadOnlySet<string> BehaviourFaults { get; }

    /// <summary>Pages of this side that show what readers would see.</summary>
    IEnumerable<ReaderLink> ReaderLinks { get; }

    /// <summary>Maps the service below <see cref="Prefix"/> and the reader pages. Use <c>RequestDelegate</c> overloads: no reflection at start-up.</summary>
    void Map(IEndpointRouteBuilder routes);

    Task AnswerFaultAsync(FaultRule fault, HttpContext http);

    /// <summary>Answers a request whose route failed unexpectedly, in the service's own error format.</summary>
    Task AnswerUnexpectedAsync(HttpContext http);

    /// <summary>Takes back one journal entry of an earlier run. Entries come in the order of writing, before the first request.</summary>
    void Restore(JournalEntry entry);

    /// <summary>Writes the ready-made accounts, with their secrets, as one JSON array.</summary>
    void WriteAccounts(Utf8JsonWriter json);

    /// <summary>Writes every post ever made, hidden and removed ones too, as one JSON array: the witness of duplicates.</summary>
    void WritePosts(Utf8JsonWriter json);

    /// <summary>Writes a post as a person in the service's own app would, without any API. Its id; null where the order cannot be understood.</summary>
    string? AddFromOutside(JsonElement what);

    /// <summary>Changes an account as its owners would in the service's own settings.</summary>
    AccountChange ChangeAccount(string id, JsonElement order);

    /// <summary>Makes happen at an account what only people make happen, so that the service tells of it.</summary>
    Task<AccountChange> CauseAsync(string id, JsonElement what);

    /// <summary>Changes a post as a person in the service's own app would. False when there is no such post.</summary>
    bool EditFromOutside(string id, JsonElement change);

    /// <summary>Removes a post as a person in the service's own app would. False when there is no such post.</summary>
    bool RemoveFromOutside(string id);
}

/// <summary>What became of an order to change an account. Closed.</summary>
public abstract record AccountChange
{
    private AccountChange()
    {
    }

    public sealed record Done : AccountChange;

    /// <summary>The side has no such account.</summary>
    public sealed record Unknown : AccountChange;

    /// <summary>The order cannot be understood; nothing of it was taken over.</summary>
    public sealed record Refused(string Reason) : AccountChange;
}

/// <summary>A page of the sandbox for human eyes.</summary>
/// <param name="Service">The service in words, such as "Fanpage".</param>
/// <param name="Name">Name of the account.</param>
/// <param name="Path">Path on this server, from the root.</param>
/// <param name="Posts">How many posts a reader finds there now.</param>
public sealed record ReaderLink(string Service, string Name, string Path, int Posts);
