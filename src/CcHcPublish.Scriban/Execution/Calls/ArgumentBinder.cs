using Scriban.Runtime;

namespace Scriban.Execution.Calls;

/// <summary>Puts the arguments of a call into the order of a function's parameters.</summary>
internal static class ArgumentBinder
{
    /// <summary>Stands where a caller gave no argument for an optional parameter.</summary>
    public static readonly object Missing = new();

    /// <summary>
    /// One value per parameter; positional ones beyond them follow for a variadic function. A name that no parameter has takes the next
    /// free one, and of two values for one parameter the later stands.
    /// </summary>
    /// <exception cref="Syntax.ScriptRuntimeException">Too few or too many arguments.</exception>
    public static object?[] Bind(in Invocation call, IScriptFunctionInfo function, string[] names)
    {
        var positional = call.Positional;
        var isVariadic = function.VarParamKind != ScriptVarParamKind.None;
        if (positional.Length > names.Length && !isVariadic)
        {
            throw call.Site.Argument(names.Length).Fault($"Too many arguments: {positional.Length} instead of at most {names.Length}");
        }

        var values = new object?[Math.Max(positional.Length, names.Length)];
        Array.Fill(values, Missing);
        positional.CopyTo(values);
        for (var i = 0; i < (call.Names?.Length ?? 0); i++)
        {
            var at = Array.IndexOf(names, call.Names![i]) is >= 0 and var known ? known : Array.IndexOf(values, Missing);
            if (at < 0 && !isVariadic)
            {
                throw call.Site.Argument(positional.Length + i).Fault($"Too many arguments: more than {names.Length}");
            }

            if (at < 0)
            {
                at = values.Length;
                Array.Resize(ref values, at + 1);
            }

            values[at] = call.Values[positional.Length + i];
        }

        for (var i = 0; i < function.RequiredParameterCount; i++)
        {
            if (ReferenceEquals(values[i], Missing))
            {
                throw call.Site.Whole.AfterEnd.Fault($"The argument `{names[i]}` is missing");
            }
        }

        return values;
    }
}
