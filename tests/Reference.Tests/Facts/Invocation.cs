using System.Reflection;
using TorchSharp.Analyzers.Torch.Facts;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Facts;

/// <summary>Calls what a spelling of the fact tables means.</summary>
/// <param name="Named">Arguments by parameter name; a parameter that none of them fits takes its default.</param>
internal sealed record Invocation(params (string Name, object Value)[] Named)
{
    /// <summary>The results of all overloads that these arguments fit.</summary>
    public IReadOnlyList<Tensor> Function(string spelling, Tensor input)
    {
        var dot = spelling.LastIndexOf('.');
        var container = Containers.All.Single(known => known.Prefix == spelling[..dot]);
        var type = typeof(torch).Assembly.GetType(container.MetadataName, throwOnError: true)!;
        var name = spelling[(dot + 1)..];
        if (type.GetProperty(name) is { } property)
            return [(Tensor)property.GetValue(input)!];
        return
        [
            .. type.GetMethods()
                .Where(method => method.Name == name && method.ReturnType == typeof(Tensor))
                .SelectMany(method => Call(method, input)),
        ];
    }

    /// <summary>The modules that the factories of this name make with these arguments.</summary>
    public IReadOnlyList<nn.Module> Modules(string name) =>
    [
        .. typeof(nn).GetMethods()
            .Where(method => method.Name == name && !method.IsGenericMethodDefinition)
            .Select(method => (Method: method, Arguments: Arguments(method.GetParameters())))
            .Where(call => call.Arguments is not null)
            .Select(call => (nn.Module)call.Method.Invoke(null, call.Arguments)!),
    ];

    private IEnumerable<Tensor> Call(MethodInfo method, Tensor input)
    {
        var parameters = method.GetParameters();
        var rest = Arguments(method.IsStatic ? parameters[1..] : parameters);
        if (rest is not null)
            yield return (Tensor)method.Invoke(method.IsStatic ? null : input, method.IsStatic ? [input, .. rest] : rest)!;
    }

    private object?[]? Arguments(ParameterInfo[] parameters)
    {
        var arguments = new object?[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            if (Fitting(parameters[i]) is { } value)
                arguments[i] = value;
            else if (parameters[i].HasDefaultValue)
                arguments[i] = parameters[i].DefaultValue;
            else
                return null;
        }

        return arguments;
    }

    private object? Fitting(ParameterInfo parameter) =>
        Named
            .Where(argument => argument.Name == parameter.Name)
            .Select(argument => argument.Value is int number && parameter.ParameterType == typeof(long) ? (long)number : argument.Value)
            .FirstOrDefault(parameter.ParameterType.IsInstanceOfType);
}
