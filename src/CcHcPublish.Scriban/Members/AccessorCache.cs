using System.Collections.Concurrent;
using Scriban.Runtime;

namespace Scriban.Members;

/// <summary>
/// The accessors of host types under one renamer and filter. Those of the standard renamer without a filter are shared by the
/// whole process; any other pair has a cache of its own that lives no longer than its context.
/// </summary>
internal sealed class AccessorCache(MemberRenamerDelegate renamer, MemberFilterDelegate? filter)
{
    private static readonly AccessorCache Standard = new(StandardMemberRenamer.Default, null);

    private readonly ConcurrentDictionary<Type, TypeAccessor> _types = new();

    public static AccessorCache For(MemberRenamerDelegate renamer, MemberFilterDelegate? filter) =>
        Standard.Fits(renamer, filter) ? Standard : new AccessorCache(renamer, filter);

    public bool Fits(MemberRenamerDelegate otherRenamer, MemberFilterDelegate? otherFilter) =>
        renamer == otherRenamer && filter == otherFilter;

    public TypeAccessor Of(Type type) => _types.TryGetValue(type, out var known)
        ? known
        : _types.GetOrAdd(type, new TypeAccessor(type, renamer, filter));
}
