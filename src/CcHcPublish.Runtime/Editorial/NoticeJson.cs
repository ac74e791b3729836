using System.Text.Json;
using System.Text.Json.Serialization;
using CcHcPublish.Core.Channels;

namespace CcHcPublish.Runtime.Editorial;

/// <summary>Corrections and withdrawals as a publication's row keeps them.</summary>
[JsonSerializable(typeof(CorrectionNote))]
[JsonSerializable(typeof(WithdrawalNotice))]
internal sealed partial class NoticeJson : JsonSerializerContext
{
    public static string Write(CorrectionNote note) => JsonSerializer.Serialize(note, Default.CorrectionNote);

    public static string Write(WithdrawalNotice notice) => JsonSerializer.Serialize(notice, Default.WithdrawalNotice);

    public static CorrectionNote? Correction(string? json) => json is null ? null : JsonSerializer.Deserialize(json, Default.CorrectionNote);

    public static WithdrawalNotice? Withdrawal(string? json) => json is null ? null : JsonSerializer.Deserialize(json, Default.WithdrawalNotice);
}
