using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace CcHcPublish.Sandbox.Facebook.Graph;

/// <summary>Cuts a list into pages with opaque cursors; <c>next</c> is absolute, on the host that was called, and carries the token.</summary>
public static class Listing
{
    private const int UnaskedLimit = 25;
    private const int HighestLimit = 100;

    /// <param name="call">The call, for <c>limit</c>, <c>after</c> and <c>before</c>.</param>
    /// <param name="items">Everything, in ascending order of keys or, newest first, descending. A cursor outlives the removal of its item.</param>
    /// <param name="show">Makes the JSON of an item; called for one page only.</param>
    public static GraphAnswer Answer<T>(GraphCall call, IReadOnlyList<(string Key, T Item)> items, Func<T, JsonNode> show)
    {
        var limit = UnaskedLimit;
        if (call.Request["limit"] is { } text
            && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit is 0 or > HighestLimit))
        {
            return GraphErrors.Parameter($"param limit must be between 1 and {HighestLimit}");
        }

        var (start, end) = (0, items.Count);
        if (call.Request["after"] is { } after)
        {
            if (Key(after) is not { } key)
            {
                return GraphErrors.Parameter("The After Cursor specified exceeds the max limit supported by this endpoint");
            }

            start = items.Count(i => !IsBeyond(items, i.Key, key));
        }
        else if (call.Request["before"] is { } before && Key(before) is { } key)
        {
            end = items.TakeWhile(i => i.Key != key && !IsBeyond(items, i.Key, key)).Count();
            start = Math.Max(0, end - limit);
        }

        if (call.Takes(FacebookFaults.EmptyPage) is not null)
        {
            // An empty page that goes on where it began, as real ones do now and then.
            var here = call.Request["after"] ?? Cursor("");
            return GraphAnswer.Ok(Page(call, [], here, here, hasNext: true));
        }

        end = Math.Min(end, start + limit);
        var data = items.Skip(start).Take(end - start).ToList();
        return GraphAnswer.Ok(data.Count == 0
            ? new JsonObject { ["data"] = new JsonArray() }
            : Page(call, [.. data.Select(d => show(d.Item))], Cursor(data[0].Key), Cursor(data[^1].Key), hasNext: end < items.Count));
    }

    private static JsonObject Page(GraphCall call, JsonArray data, string before, string after, bool hasNext)
    {
        var paging = new JsonObject { ["cursors"] = new JsonObject { ["before"] = before, ["after"] = after } };
        if (hasNext)
        {
            paging["next"] = Next(call, after);
        }

        return new() { ["data"] = data, ["paging"] = paging };
    }

    private static string Next(GraphCall call, string after)
    {
        var query = call.Request.Parameters
            .Where(p => p.Key is not ("after" or "before" or "access_token" or "appsecret_proof" or "appsecret_time"))
            .Append(new("access_token", call.Token.Value))
            .Append(new("after", after));
        return $"{call.Request.Root}/{call.Request.Version ?? call.Site.Options.OldestVersion}/{string.Join('/', call.Request.Path)}?"
            + string.Join('&', query.Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}"));
    }

    /// <summary>Whether a key comes after the cursor's; the empty key comes before all.</summary>
    private static bool IsBeyond<T>(IReadOnlyList<(string Key, T Item)> items, string key, string cursor)
    {
        var isDescending = items.Count > 1 && string.CompareOrdinal(items[0].Key, items[^1].Key) > 0;
        var order = string.CompareOrdinal(key, cursor);
        return cursor.Length == 0 || (isDescending ? order < 0 : order > 0);
    }

    private static string Cursor(string key) => "QVFI" + Base64Url.EncodeToString(Encoding.ASCII.GetBytes(key));

    private static string? Key(string cursor)
    {
        try
        {
            return cursor.StartsWith("QVFI", StringComparison.Ordinal) ? Encoding.ASCII.GetString(Base64Url.DecodeFromChars(cursor.AsSpan(4))) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
