using System.Text.Json.Serialization;

namespace Zalo.OA.SDK;

internal sealed record VideoDto
{
    private const int Unknown = 0;
    private const int Ready = 1;
    private const int Converting = 3;

    public int? Status { get; init; }
    public string? StatusMessage { get; init; }
    public int? ConvertPercent { get; init; }
    [JsonConverter(typeof(LooseText))]
    public string? VideoId { get; init; }

    /// <summary>Null where the state is missing, or ready without an id.</summary>
    public VideoUpload? ToUpload() => Status switch
    {
        null => null,
        Ready => Envelope.IsName(VideoId) ? new VideoUpload.Ready(VideoId) : null,
        Unknown or Converting => new VideoUpload.Converting(ConvertPercent),
        var other => new VideoUpload.Unusable(other.Value, ErrorText.Clean(StatusMessage ?? "")),
    };
}
