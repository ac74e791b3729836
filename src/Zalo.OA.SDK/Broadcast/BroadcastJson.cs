using System.Globalization;

namespace Zalo.OA.SDK;

internal sealed record BroadcastDto(BroadcastRecipientDto Recipient, MessageDto Message)
{
    public static BroadcastDto From(IReadOnlyList<string> articleIds, BroadcastTarget target) => new(
        new BroadcastRecipientDto(TargetDto.From(target)),
        new MessageDto
        {
            Attachment = new AttachmentDto("template", new PayloadDto
            {
                TemplateType = "media",
                Elements = [.. articleIds.Select(id => new ElementDto("article", id))],
            }),
        });
}

internal sealed record BroadcastRecipientDto(TargetDto Target);

/// <summary>Numbers joined by commas in a text: the one form that Zalo's .NET library sends.</summary>
internal sealed record TargetDto
{
    public string? Gender { get; init; }
    public string? Ages { get; init; }
    public string? Locations { get; init; }
    public string? Cities { get; init; }
    public string? Platform { get; init; }

    public static TargetDto From(BroadcastTarget target) => new()
    {
        Gender = target.Gender is { } gender ? Join([(int)gender]) : null,
        Ages = Join(target.Ages.Select(a => (int)a)),
        Locations = Join(target.Regions.Select(r => (int)r)),
        Cities = Join(target.Cities),
        Platform = Join(target.Platforms.Select(p => (int)p)),
    };

    private static string? Join(IEnumerable<int> numbers) =>
        string.Join(',', numbers.Select(n => n.ToString(CultureInfo.InvariantCulture))) is { Length: > 0 } joined ? joined : null;
}

internal sealed record MessageDto
{
    public string? Text { get; init; }
    public AttachmentDto? Attachment { get; init; }
}

internal sealed record AttachmentDto(string Type, PayloadDto Payload);

internal sealed record PayloadDto
{
    public string? TemplateType { get; init; }
    public IReadOnlyList<ElementDto>? Elements { get; init; }
    public string? Token { get; init; }
}

internal sealed record ElementDto(string MediaType, string AttachmentId)
{
    public int? Width { get; init; }
    public int? Height { get; init; }
}

internal sealed record UserRecipientDto(string UserId);

internal sealed record UserMessageDto(UserRecipientDto Recipient, MessageDto Message);
