using Scriban.Runtime;

namespace Scriban.Execution.Calls;

/// <summary>Puts the arguments of a call into the order of a function's parameters.</summary>
internal static class ArgumentBinder
{
    /// <summary>Stands where a caller gave no argument for an optional parameter.</summary>
    public static readonly object Missing = new();

    /// <summary>One value per parameter; positional ones beyond them follow for a variadic function.</summary>
    /// <exception cref="Syntax.ScriptRuntimeException">Too few, too many, doubled or unknown arguments.</exception>
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
            var at = call.Names![i].Length == 0 ? Array.IndexOf(values, Missing) : Array.IndexOf(names, call.Names[i]);
            if (at < 0)
            {
                throw call.Site.Argument(positional.Length + i).Fault($"The function has no parameter `{call.Names[i]}`");
            }

            if (!ReferenceEquals(values[at], Missing))
            {
                throw call.Site.Argument(positional.Length + i).Fault($"The argument `{call.Names[i]}` is given twice");
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
