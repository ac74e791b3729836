using System.Globalization;
using System.Text.Json;
using CcHcPublish.Sandbox.Zalo.Accounts;

namespace CcHcPublish.Sandbox.Zalo.Webhooks;

/// <summary>Makes people do what only people do: follow, leave, write, read; and presses the console's test button.</summary>
internal sealed class WebhookOrder(WebhookBook book, WebhookCalls calls)
{
    private const int LongestText = 2000;

    private long lastMessage;

    public async Task<AccountChange> RunAsync(Oa oa, JsonElement order)
    {
        if (book.AddressOf(oa) is null)
        {
            return new AccountChange.Refused("No webhook is set, or the service has switched it off: set it (again).");
        }

        var (name, user) = (ZaloCall.Text(order, "event"), ZaloCall.Text(order, "user"));
        if (name == "test")
        {
            // What the console really sends is not described anywhere; a text message stands in.
            return await calls.TestAsync(oa) switch
            {
                200 => new AccountChange.Done(),
                { } status => new AccountChange.Refused($"The webhook answered {status}, not 200."),
                null => new AccountChange.Refused("The webhook gave no answer within two seconds."),
            };
        }

        if (name is not ("follow" or "unfollow" or "user_send_text" or "user_seen_message"))
        {
            return new AccountChange.Refused("Unknown event. Known: follow, unfollow, user_send_text, user_seen_message, test.");
        }

        if (user is not { Length: > 0 and <= 40 })
        {
            return new AccountChange.Refused("user must be the id of a person.");
        }

        var text = ZaloCall.Text(order, "text");
        if (text?.Length > LongestText)
        {
            return new AccountChange.Refused("text is too long.");
        }

        calls.Tell(oa, new WebhookBody(name, user)
        {
            MessageId = ZaloCall.Text(order, "message") ?? Interlocked.Increment(ref lastMessage).ToString("x16", CultureInfo.InvariantCulture),
            Text = name == "user_send_text" ? text ?? "" : null,
        });
        return new AccountChange.Done();
    }
}
