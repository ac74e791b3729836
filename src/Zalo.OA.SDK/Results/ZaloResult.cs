using System.Diagnostics.CodeAnalysis;

namespace Zalo.OA.SDK;

/// <summary>
/// What became of a call: a value or an error, never an exception for anything the far side or the network can do.
/// Closed: a switch handles exactly <see cref="Success"/> and <see cref="Failure"/>.
/// </summary>
/// <typeparam name="T">The value of a success.</typeparam>
public abstract record ZaloResult<T>
{
    private ZaloResult()
    {
    }

    /// <summary>Takes the result apart; true with the value, false with the error.</summary>
    /// <param name="value">The value, when true.</param>
    /// <param name="error">The error, when false.</param>
    public bool TryGet([MaybeNullWhen(false)] out T value, [NotNullWhen(false)] out ZaloError? error)
    {
        if (this is Success success)
        {
            (value, error) = (success.Value, null);
            return true;
        }

        (value, error) = (default, ((Failure)this).Error);
        return false;
    }

    internal ZaloResult<TOther> Then<TOther>(Func<T, ZaloResult<TOther>> next) =>
        TryGet(out var value, out var error) ? next(value) : new ZaloResult<TOther>.Failure(error);

    internal ZaloResult<TOther> Map<TOther>(Func<T, TOther> map) =>
        TryGet(out var value, out var error) ? new ZaloResult<TOther>.Success(map(value)) : new ZaloResult<TOther>.Failure(error);

    /// <summary>The service answered <c>error 0</c> and every datum that proves success was in the answer.</summary>
    /// <param name="Value">What was asked for.</param>
    public sealed record Success(T Value) : ZaloResult<T>;

    /// <summary>Anything else.</summary>
    /// <param name="Error">Why, and what to do about it.</param>
    public sealed record Failure(ZaloError Error) : ZaloResult<T>;
}
