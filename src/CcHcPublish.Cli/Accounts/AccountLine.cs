using CcHcPublish.Cli.Commands;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Channels;
using CcHcPublish.Runtime.Channels.Accounts;

namespace CcHcPublish.Cli.Accounts;

/// <summary>A declared fanpage or OA with the account that is connected to it, if any.</summary>
public sealed record AccountLine(Agency Agency, ChannelSetting Channel, AccountRow? Row);

internal static class AccountLines
{
    public static IEnumerable<ChannelSetting> ChannelsOf(Agency agency) => agency.Channels.Where(channel => ChannelAbilities.Of(channel.Kind).HasAccount);

    /// <summary>The agency that was asked for, else all of them. Null after saying what is wrong.</summary>
    public static IReadOnlyList<Agency>? Agencies(CommandStart start, Desk desk, string? only, CancellationToken cancel)
    {
        if (only is not null && desk.Agency() is null) return null;
        List<Agency> agencies = [];
        foreach (var id in desk.Runtime.Settings.Root.Agencies())
        {
            if (only is not null && only != id) continue;
            if (start.Report(desk.Runtime.Content.Outline(id, cancel)) is { } content) agencies.Add(content.Agency);
            else if (only is not null) return null;
        }

        return agencies;
    }

    public static async Task<IReadOnlyList<AccountLine>> OfAsync(Desk desk, IReadOnlyList<Agency> agencies, CancellationToken cancel)
    {
        var rows = (await AccountRow.AllAsync(desk.Runtime.Ledger, cancel)).ToDictionary(row => (row.Agency, row.Channel));
        return [.. agencies.SelectMany(agency => ChannelsOf(agency).Select(channel => new AccountLine(agency, channel, rows.GetValueOrDefault((agency.Id, channel.Id)))))];
    }
}
