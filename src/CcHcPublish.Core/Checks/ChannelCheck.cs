using CcHcPublish.Core.Text;

namespace CcHcPublish.Core.Checks;

/// <summary>Every chosen channel is one of the agency's, and is chosen once.</summary>
public sealed class ChannelCheck : ICheck
{
    public IEnumerable<Finding> Check(CheckSubject subject)
    {
        var article = subject.Article;
        for (var index = 0; index < article.Channels.Count; index++)
        {
            var id = article.Channels[index];
            if (subject.Agency.Channel(id) is null or { Of: not null })
            {
                var known = subject.Agency.DeclaredChannels.Select(channel => channel.Id).ToList();
                var nearest = Nearest.Of(id, known);
                yield return new Finding("channel", Severity.Error, article.PlaceOf("channels", index),
                    new($"Cơ quan không có kênh “{id}”.", $"The agency has no channel “{id}”."),
                    nearest is null
                        ? new($"Chọn trong: {string.Join(", ", known)}.", $"Choose among: {string.Join(", ", known)}.")
                        : new($"Có phải ý bạn là “{nearest}”?", $"Did you mean “{nearest}”?"));
            }
            else if (article.Channels.Take(index).Contains(id))
            {
                yield return new Finding("channel-twice", Severity.Error, article.PlaceOf("channels", index),
                    new($"Kênh “{id}” được chọn hai lần.", $"The channel “{id}” is chosen twice."),
                    new("Giữ lại một.", "Keep one of them."));
            }
        }
    }
}
