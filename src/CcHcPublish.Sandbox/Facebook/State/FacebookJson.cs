using System.Text.Json.Serialization;

namespace CcHcPublish.Sandbox.Facebook.State;

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(TokenRecord))]
[JsonSerializable(typeof(PageRights))]
[JsonSerializable(typeof(PostRecord))]
[JsonSerializable(typeof(PhotoRecord))]
[JsonSerializable(typeof(CommentRecord))]
[JsonSerializable(typeof(VideoRecord))]
internal sealed partial class FacebookJson : JsonSerializerContext;
