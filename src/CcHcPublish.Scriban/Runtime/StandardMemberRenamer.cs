using System.Reflection;
using System.Text;

namespace Scriban.Runtime;

/// <summary>
/// Turns <c>FirstName</c> into <c>first_name</c>: an underscore goes before an upper-case letter that is not the first and does
/// not follow another upper-case letter.
/// </summary>
public sealed class StandardMemberRenamer
{
    public static readonly MemberRenamerDelegate Default = Rename;

    private StandardMemberRenamer()
    {
    }

    public static string Rename(MemberInfo member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return Rename(member.Name);
    }

    public static string Rename(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var renamed = new StringBuilder(name.Length + 4);
        var afterUpper = false;
        foreach (var c in name)
        {
            var isUpper = char.IsUpper(c);
            if (isUpper && !afterUpper && renamed.Length > 0)
            {
                renamed.Append('_');
            }

            renamed.Append(isUpper ? char.ToLowerInvariant(c) : c);
            afterUpper = isUpper;
        }

        return renamed.ToString();
    }
}
