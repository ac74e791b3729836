using System.Diagnostics.CodeAnalysis;
using CcHcPublish.Core.Text;
using Serilog.Core;
using Serilog.Events;
using Zalo.OA.SDK;

namespace CcHcPublish.Runtime.Logging;

/// <summary>Keeps the log from taking secrets apart when it is handed an object that holds some: by type, before any text is made.</summary>
internal sealed class SecretsStayHidden : IDestructuringPolicy
{
    public bool TryDestructure(object value, ILogEventPropertyValueFactory propertyValueFactory, [NotNullWhen(true)] out LogEventPropertyValue? result)
    {
        result = value is Secret or ZaloSecret ? new ScalarValue(Secret.Mask) : null;
        return result is not null;
    }
}
