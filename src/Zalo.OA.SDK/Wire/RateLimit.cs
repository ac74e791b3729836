namespace Zalo.OA.SDK;

/// <summary>
/// The service's own count of this minute's calls, from the headers <c>X-RateLimit-Limit</c> and <c>X-RateLimit-Remain</c> (so spelled).
/// 4 000 a minute and app for the OA API and the same for the article API; the count starts anew each minute.
/// </summary>
/// <param name="Limit">Calls allowed in a minute.</param>
/// <param name="Remain">Calls left when the answer was written.</param>
/// <param name="At">When the answer was read, UTC.</param>
public sealed record RateLimit(int Limit, int Remain, DateTimeOffset At);
