namespace Zalo.OA.SDK;

/// <summary>
/// The service's error codes and what each asks for. Codes and spellings as collected from the official pages by several
/// independent transcriptions; where a code has two meanings, the row with a matching text or route wins over the one without.
/// </summary>
internal static class ErrorTable
{
    public const int ApplicationLimit = -32;
    public const int ArticleInProcess = -214;
    public const int UploadFailed = -200;
    public const int InvalidField = -201;
    public const int NotAuthorized = -223;
    public const int PackageTooSmall = -224;
    public const int TokenInvalid = -216;
    public const int TokenExpired = -220;

    private static readonly ZaloRemedy Fix = new ZaloRemedy.FixRequest();
    private static readonly ZaloRemedy Person = new ZaloRemedy.PersonMustAct();
    private static readonly ZaloRemedy Unserved = new ZaloRemedy.Unserved();
    private static readonly ZaloRemedy Renew = new ZaloRemedy.RefreshToken();
    private static readonly ZaloRemedy Later = new ZaloRemedy.Wait(null);

    public static ZaloRemedy RemedyFor(int code, string route, DateTimeOffset now) => code switch
    {
        TokenInvalid or TokenExpired => Renew,

        // Counters start anew each minute.
        ApplicationLimit => new ZaloRemedy.Wait(TimeSpan.FromSeconds(60 - now.Second)),

        // "Send message failed" may pass; at article verify it is "Upload media failed" and the job is dead.
        UploadFailed => route.EndsWith("/article/verify", StringComparison.Ordinal) ? Fix : Later,

        // The quota's own rhythm is not published; the daily one is the shortest that can help.
        -211 => new ZaloRemedy.Wait(VietnamTime.UntilMidnight(now)),
        ArticleInProcess => Later,
        -234 => new ZaloRemedy.Wait(BroadcastWindow.UntilOpen(now)),

        // -223 is a missing permission or the monthly article quota; both need a person first.
        -204 or -205 or -209 or -212 or -219 or -221 or -235 or -242 or -248 or -320 or -321 or NotAuthorized or PackageTooSmall => Person,

        -213 or -217 or -218 or -227 or -230 or -232 or -244 => Unserved,

        // -100, -201, -210, -233, -237, -238, -240, -241, -249, -403, -1340, -1341, 404, and every code nobody has described.
        _ => Fix,
    };
}
