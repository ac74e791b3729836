using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Checks;

namespace CcHcPublish.Core.Rendering;

/// <summary>Why a channel cannot get an article.</summary>
internal static class RenditionFindings
{
    public static Finding NoWebsite(Agency agency, ChannelSetting channel) => new("website-address", Severity.Error, new Place($"{agency.Id}/agency.yaml", 1, 1),
        new($"Kênh “{channel.Name}” dẫn về trang web, nhưng cơ quan chưa khai địa chỉ trang web.", $"The channel “{channel.Name}” links to the website, whose address is not set."),
        new("Thêm base_url vào kênh website trong agency.yaml.", "Add base_url to the website channel in agency.yaml."));

    public static Finding NoCover(Article article, ChannelSetting channel) => new("cover-needed", Severity.Error, article.PlaceOf("cover"),
        new($"Kênh “{channel.Name}” không nhận bài thiếu ảnh bìa.", $"The channel “{channel.Name}” takes no article without a cover."),
        new(
            $"Thêm cover và cover_alt cho bài, hoặc đặt ảnh bìa chung tại {ZaloRendition.CommonCover}.",
            $"Add cover and cover_alt, or put a common cover at {ZaloRendition.CommonCover}."));

    public static Finding BadCommonCover(Article article, ChannelSetting channel) => new("cover-common", Severity.Error, article.PlaceOf("cover"),
        new($"Kênh “{channel.Name}” không nhận ảnh bìa chung {ZaloRendition.CommonCover}: phải là PNG hoặc JPEG, nhiều nhất {ChannelLimits.Of(channel.Kind).PictureLargest / 1024} KB.",
            $"The channel “{channel.Name}” does not take the common cover {ZaloRendition.CommonCover}: it must be PNG or JPEG of {ChannelLimits.Of(channel.Kind).PictureLargest / 1024} KB at most."),
        new("Thay ảnh bìa chung, hoặc thêm cover và cover_alt cho bài.", "Replace the common cover, or add cover and cover_alt."));

    public static Finding Empty(Article article, ChannelSetting channel) => new("rendition-empty", Severity.Error, new Place(article.Path, 1, 1),
        new($"Bản dành cho kênh “{channel.Name}” không có chữ nào.", $"The rendition for “{channel.Name}” holds no text."),
        new("Kiểm tra mẫu trình bày của kênh.", "Look at the channel's template."));
}
