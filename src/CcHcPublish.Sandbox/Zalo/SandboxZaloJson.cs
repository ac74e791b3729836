using System.Text.Json.Serialization;
using CcHcPublish.Sandbox.Zalo.Articles;
using CcHcPublish.Sandbox.Zalo.Audience;
using CcHcPublish.Sandbox.Zalo.OAuth;
using CcHcPublish.Sandbox.Zalo.Uploads;
using CcHcPublish.Sandbox.Zalo.Webhooks;

namespace CcHcPublish.Sandbox.Zalo;

/// <summary>The shapes of this side in the journal.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Grant))]
[JsonSerializable(typeof(ArticleRecord))]
[JsonSerializable(typeof(JobRecord))]
[JsonSerializable(typeof(VideoRecord))]
[JsonSerializable(typeof(AssetRecord))]
[JsonSerializable(typeof(BroadcastRecord))]
[JsonSerializable(typeof(WebhookRecord))]
[JsonSerializable(typeof(string))]
internal sealed partial class SandboxZaloJson : JsonSerializerContext;
