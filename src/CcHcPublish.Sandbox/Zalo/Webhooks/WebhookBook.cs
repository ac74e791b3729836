using System.Collections.Concurrent;
using System.Text.Json;
using CcHcPublish.Sandbox.State;
using CcHcPublish.Sandbox.Zalo.Accounts;

namespace CcHcPublish.Sandbox.Zalo.Webhooks;

/// <summary>The webhook of one OA.</summary>
/// <param name="Address">Null where none is set.</param>
/// <param name="IsOff">Switched off by the service, since it did not answer.</param>
internal sealed record WebhookRecord(Uri? Address, bool IsOff);

/// <summary>The webhooks that were set, over restarts. They lie on this machine: the sandbox calls nobody else.</summary>
internal sealed class WebhookBook(SandboxWorld world)
{
    public const string Kind = "webhook";

    private readonly ConcurrentDictionary<string, WebhookRecord> webhooks = new(StringComparer.Ordinal);

    public void Restore(JournalEntry entry)
    {
        if (entry.Value?.Deserialize(SandboxZaloJson.Default.WebhookRecord) is { } webhook)
        {
            webhooks[entry.Id] = webhook;
        }
    }

    public WebhookRecord Of(Oa oa) => webhooks.GetValueOrDefault(oa.Id) ?? new(null, IsOff: false);

    /// <summary>Where to call; null while nobody is called.</summary>
    public Uri? AddressOf(Oa oa) => Of(oa) is { IsOff: false } webhook ? webhook.Address : null;

    /// <summary>Sets, or takes away, and switches on again. What is wrong with the order; null when it was done.</summary>
    public string? Change(Oa oa, JsonElement order)
    {
        if (order.ValueKind != JsonValueKind.Object || order.EnumerateObject().Select(m => m.Name).ToList() is not ["webhook"])
        {
            return "The order is an object with the one member webhook: an address on this machine, or null.";
        }

        if (order.GetProperty("webhook").ValueKind == JsonValueKind.Null)
        {
            Put(oa, new(null, IsOff: false));
            return null;
        }

        if (!Uri.TryCreate(ZaloCall.Text(order, "webhook"), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || !address.IsLoopback)
        {
            return "webhook must be an address on this machine: the sandbox calls nobody else.";
        }

        Put(oa, new(address, IsOff: false));
        return null;
    }

    public void SwitchOff(Oa oa) => Put(oa, Of(oa) with { IsOff = true });

    private void Put(Oa oa, WebhookRecord webhook)
    {
        world.Journal.Put(ZaloSide.SideName, Kind, oa.Id, webhook, SandboxZaloJson.Default.WebhookRecord);
        webhooks[oa.Id] = webhook;
    }
}
