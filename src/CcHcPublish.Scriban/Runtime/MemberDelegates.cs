using System.Reflection;

namespace Scriban.Runtime;

/// <summary>The name under which templates see a reflected member; null or empty keeps the C# name.</summary>
public delegate string MemberRenamerDelegate(MemberInfo member);

/// <summary>Whether templates may see a reflected member.</summary>
public delegate bool MemberFilterDelegate(MemberInfo member);

/// <summary>Hides a member from templates.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Field | AttributeTargets.Method)]
public sealed class ScriptMemberIgnoreAttribute : Attribute;

[Flags]
public enum ScriptMemberImportFlags
{
    Field = 1,
    Property = 2,
    Method = 4,
    All = Field | Property | Method,
}
