using System.Reflection;

namespace Scriban.Members;

/// <summary>
/// Waits for what an asynchronous function of the host returns. Rendering itself runs on one thread from beginning to end, so the wait is
/// in place, and on no caller's context, so that it cannot block itself.
/// </summary>
internal sealed class Awaiting
{
    private readonly MethodInfo? _asTask;
    private readonly MethodInfo? _result;

    private Awaiting(MethodInfo? asTask, MethodInfo? result)
    {
        _asTask = asTask;
        _result = result;
    }

    /// <summary>Null for a type that nobody awaits.</summary>
    public static Awaiting? For(Type type)
    {
        if (type == typeof(ValueTask) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>)))
        {
            var asTask = type.GetMethod(nameof(ValueTask.AsTask))!;
            return new Awaiting(asTask, asTask.ReturnType.GetProperty("Result")?.GetMethod);
        }

        return typeof(Task).IsAssignableFrom(type)
            ? new Awaiting(null, type.IsGenericType ? type.GetProperty("Result")?.GetMethod : null)
            : null;
    }

    /// <exception cref="Exception">Whatever the function failed with.</exception>
    public object? Result(Func<object?> call) => SynchronizationContext.Current is null ? Wait(call) : Task.Run(() => Wait(call)).GetAwaiter().GetResult();

    private object? Wait(Func<object?> call)
    {
        var returned = call();
        if (returned is null)
        {
            return null;
        }

        var task = (Task)(_asTask is null ? returned : _asTask.Invoke(returned, null)!);
        task.GetAwaiter().GetResult();
        return _result?.Invoke(task, null);
    }
}
