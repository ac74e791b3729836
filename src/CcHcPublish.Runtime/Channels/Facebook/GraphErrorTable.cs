using System.Collections.Frozen;
using static CcHcPublish.Runtime.Channels.Facebook.PersonTask;

namespace CcHcPublish.Runtime.Channels.Facebook;

/// <summary>
/// What to do for which code. Subcodes are looked up first, and numbers above one million in either place, because the code beside them is not
/// always known. Source: Meta's "Handling errors" and "Pages API error codes", and what operators wrote down.
/// </summary>
public static class GraphErrorTable
{
    /// <summary>Meta's windows are an hour or a day; asking sooner prolongs the throttling.</summary>
    public static readonly TimeSpan AfterThrottling = TimeSpan.FromHours(1);

    /// <summary>Posting too often is forgiven in hours, not seconds.</summary>
    public static readonly TimeSpan AfterPostingTooOften = TimeSpan.FromHours(4);

    /// <summary>An article that could not be read may simply not be public yet.</summary>
    public static readonly TimeSpan AfterUnreadableLink = TimeSpan.FromMinutes(2);

    private const int UnreadableLink = 1609005;

    private static readonly GraphAdvice Unknown = new GraphAdvice.OutcomeUnknown(IsProbablyDone: false);
    private static readonly GraphAdvice Probably = new GraphAdvice.OutcomeUnknown(IsProbablyDone: true);
    private static readonly GraphAdvice Fix = new GraphAdvice.FixRequest();
    private static readonly GraphAdvice Throttled = new GraphAdvice.RetryLater(AfterThrottling);

    private static readonly FrozenSet<int> ThrottleCodes = new[] { 4, 17, 32, 341, 613, 80001 }.ToFrozenSet();

    private static readonly FrozenDictionary<int, GraphAdvice> BySubcode = new Dictionary<int, GraphAdvice>
    {
        [458] = Person(GrantPermission),
        [459] = Person(LogInToFacebook),
        [460] = Person(RenewToken),
        [463] = Person(RenewToken),
        [464] = Person(LogInToFacebook),
        [467] = Person(RenewToken),
        [492] = Person(GrantPermission),
        [1346003] = Person(SettleBlock),
        [1349125] = Fix,
        [1363047] = Unknown,
        [1366046] = Fix,
        [1366051] = Probably,
        [1390008] = new GraphAdvice.RetryLater(AfterPostingTooOften),
        [1404006] = Person(LogInToFacebook),
        [1404078] = Person(LogInToFacebook),
        [1404082] = Probably,
        [1404102] = Person(SettleBlock),
        [1404112] = Person(SettleBlock),
        [1455006] = Probably,
        [1504028] = Fix,
        [UnreadableLink] = new GraphAdvice.RetryLater(AfterUnreadableLink),
        [1609008] = Fix,
        [1609010] = Unknown,
        [2061006] = Fix,
        [2069019] = Fix,
        [2069030] = Fix,
        [2069031] = Fix,
        [2069032] = Person(CorrectSettings),
        [2069033] = Fix,
        [2853006] = Person(GrantPermission),
        [2874008] = Fix,
        [4854002] = Person(LogInToFacebook),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<int, GraphAdvice> ByCode = new Dictionary<int, GraphAdvice>
    {
        [1] = Unknown,
        [2] = Unknown,
        [3] = Person(GrantPermission),
        [10] = Person(GrantPermission),
        [100] = Fix,
        [102] = Person(RenewToken),
        [104] = Person(CorrectSettings),
        [190] = Person(RenewToken),
        [283] = Person(GrantPermission),
        [324] = Fix,
        [368] = Person(SettleBlock),
        [506] = Probably,
        [803] = Fix,
        [1500] = Fix,
        [1705] = Person(CorrectSettings),
        [2500] = Fix,
        [3001] = Fix,
    }.ToFrozenDictionary();

    /// <summary>Whether the code says that a budget is used up: the next call would only hear the same.</summary>
    public static bool IsThrottle(int code) => ThrottleCodes.Contains(code);

    /// <summary>Whether Meta could not read the page behind a link.</summary>
    public static bool IsUnreadableLink(GraphError error) => error.Code == UnreadableLink || error.Subcode == UnreadableLink;

    /// <summary>Whether Meta could not read a picture, be it for its address or its bytes.</summary>
    public static bool IsUnreadablePicture(GraphError error) => error.Code == 324 || error.Subcode is 1366046 or 2069019;

    /// <param name="error">Code, subcode and message as Meta sent them.</param>
    /// <param name="isWrite">Whether the call could change something.</param>
    /// <param name="usage">The quota, which tells how long to wait.</param>
    public static GraphAdvice Advise(ErrorBody error, bool isWrite, GraphUsage? usage)
    {
        var advice = Find(error, isWrite);
        return advice switch
        {
            GraphAdvice.RetryLater when ThrottleCodes.Contains(error.Code) && usage?.RegainAfter is { } wait => new GraphAdvice.RetryLater(wait),
            GraphAdvice.OutcomeUnknown when !isWrite => new GraphAdvice.RetryLater(null),
            _ => advice,
        };
    }

    private static GraphAdvice Find(ErrorBody error, bool isWrite)
    {
        if (ThrottleCodes.Contains(error.Code))
        {
            return Throttled;
        }

        if ((error.Subcode is { } subcode && BySubcode.TryGetValue(subcode, out var row)) || (error.Code > 1_000_000 && BySubcode.TryGetValue(error.Code, out row)))
        {
            return row;
        }

        if (error.IsTransient)
        {
            return Unknown;
        }

        if (error.Code == 368 && error.Message.Contains("already posted", StringComparison.OrdinalIgnoreCase))
        {
            return Probably;
        }

        if (error.Code == 100 && error.Message.Contains("appsecret_proof", StringComparison.Ordinal))
        {
            return Person(CorrectSettings);
        }

        return error.Code is >= 200 and <= 299 ? Person(GrantPermission)
            : ByCode.TryGetValue(error.Code, out row) ? row
            : isWrite ? Unknown : Fix;
    }

    private static GraphAdvice.PersonMustAct Person(PersonTask task) => new(task);
}
