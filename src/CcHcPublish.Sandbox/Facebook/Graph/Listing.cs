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

    /// <summary>Whether an edge's <c>summary</c> is wanted: <c>true</c>, or the names of its members.</summary>
    public static bool HasSummary(string? asked) => asked is not (null or "" or "0") && !asked.Equals("false", StringComparison.OrdinalIgnoreCase);

    /// <param name="call">The call, for <c>limit</c>, <c>after</c> and <c>before</c>. A limit of 0 asks for the <c>summary</c> alone.</param>
    /// <param name="listed">Everything there is.</param>
    public static GraphAnswer Answer<T>(GraphCall call, Listed<T> listed)
    {
        var limit = UnaskedLimit;
        if (call.Request["limit"] is { } text
            && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit) || limit > HighestLimit))
        {
            return GraphErrors.Parameter($"param limit must be between 0 and {HighestLimit}");
        }

        var items = listed.Items;
        var (start, end) = (0, items.Count);
        if (call.Request["after"] is { } after)
        {
            if (Key(after) is not { } key)
            {
                return GraphErrors.Parameter("The After Cursor specified exceeds the max limit supported by this endpoint");
            }

            start = FirstBeyond(listed, key);
        }
        else if (call.Request["before"] is { } before)
        {
            if (Key(before) is not { } key)
            {
                return GraphErrors.Parameter("The Before Cursor specified exceeds the max limit supported by this endpoint");
            }

            end = FirstBeyond(listed, key);
            end = end > 0 && items[end - 1].Key == key ? end - 1 : end;
            start = Math.Max(0, end - limit);
        }

        if (call.Takes(FacebookFaults.EmptyPage) is not null)
        {
            // An empty page that goes on where it began, as real ones do now and then.
            var here = call.Request["after"] ?? Cursor("");
            return GraphAnswer.Ok(new JsonObject
            {
                ["data"] = new JsonArray(),
                ["paging"] = new JsonObject { ["cursors"] = Cursors(here, here), ["next"] = Turn(call, null, ("after", here)) },
            });
        }

        return GraphAnswer.Ok(Page(call, null, listed, (start, Math.Min(end, start + limit))));
    }

    /// <summary>The first page of an edge inside another node's answer, with a <c>next</c> that leads to the edge itself.</summary>
    /// <param name="call">The call that reads the outer node.</param>
    /// <param name="owner">Id of the outer node.</param>
    /// <param name="edge">The edge as it was chosen.</param>
    /// <param name="listed">Everything there is.</param>
    public static JsonObject Edge<T>(GraphCall call, string owner, FieldChoice edge, Listed<T> listed) =>
        Page(call, (owner, edge), listed, (0, Math.Min(listed.Items.Count, Math.Min(edge.Limit ?? UnaskedLimit, HighestLimit))));

    private static JsonObject Page<T>(GraphCall call, (string Owner, FieldChoice Edge)? inner, Listed<T> listed, (int Start, int End) part)
    {
        var items = listed.Items;
        if (part.Start >= part.End)
        {
            return new() { ["data"] = new JsonArray() };
        }

        var (before, after) = (Cursor(items[part.Start].Key), Cursor(items[part.End - 1].Key));
        var paging = new JsonObject { ["cursors"] = Cursors(before, after) };
        if (part.End < items.Count)
        {
            paging["next"] = Turn(call, inner, ("after", after));
        }

        if (part.Start > 0)
        {
            paging["previous"] = Turn(call, inner, ("before", before));
        }

        var data = new JsonArray();
        for (var i = part.Start; i < part.End; i++)
        {
            data.Add(listed.Show(items[i].Item));
        }

        return new() { ["data"] = data, ["paging"] = paging };
    }

    private static JsonObject Cursors(string before, string after) => new() { ["before"] = before, ["after"] = after };

    private static string Turn(GraphCall call, (string Owner, FieldChoice Edge)? inner, (string Name, string Value) cursor)
    {
        var (path, kept) = inner is var (owner, edge)
            ? ($"{owner}/{edge.Name}", Inner(edge))
            : (string.Join('/', call.Request.Path), call.Request.Parameters
                .Where(p => p.Key is not ("after" or "before" or "access_token" or "appsecret_proof" or "appsecret_time" or "method"))
                .Select(p => (p.Key, p.Value)));
        var query = kept.Append(("access_token", call.Token.Value)).Append(cursor);
        return $"{call.Request.Root}/{call.Request.Version ?? call.Site.Options.OldestVersion}/{path}?"
            + string.Join('&', query.Select(p => $"{Uri.EscapeDataString(p.Item1)}={Uri.EscapeDataString(p.Item2)}"));
    }

    private static IEnumerable<(string, string)> Inner(FieldChoice edge)
    {
        if (edge.Inner.Count > 0)
        {
            yield return ("fields", string.Join(',', edge.Inner));
        }

        foreach (var (name, value) in edge.Modifiers)
        {
            yield return (name, value);
        }

        yield return ("limit", (edge.Limit ?? UnaskedLimit).ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Place of the first item after the cursor's; the empty key comes before all. The items are in order, so halving finds it.</summary>
    private static int FirstBeyond<T>(Listed<T> listed, string cursor)
    {
        var (items, sign) = (listed.Items, listed.IsAscending ? 1 : -1);
        var (low, high) = (0, cursor.Length == 0 ? 0 : items.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sign * string.CompareOrdinal(items[middle].Key, cursor) > 0 ? (low, middle) : (middle + 1, high);
        }

        return low;
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

/// <summary>A whole list before it is cut.</summary>
/// <param name="Items">Everything, newest first: in descending order of keys, or the other way round. A cursor outlives the removal of its item.</param>
/// <param name="Show">Makes the JSON of an item; called for one page only.</param>
public sealed record Listed<T>(IReadOnlyList<(string Key, T Item)> Items, Func<T, JsonNode> Show)
{
    /// <summary>Whether the keys rise.</summary>
    public bool IsAscending { get; init; }
}
