using System.Reflection;
using LibraryComparison.Calls;

namespace LibraryComparison.Functions;

/// <summary>An option changes something for at least one of the inputs; one that never does may be ignored.</summary>
internal sealed class OptionsWithoutEffect : ICheck
{
    /// <summary>Options about memory and speed, which by their nature leave the result alone.</summary>
    private static readonly HashSet<string> OfMemory =
        ["non_blocking", "copy", "disposeAfter", "inplace", "inPlace", "Inplace", "pin_memory", "requires_grad", "sorted", "stable"];

    public string Name => "option without effect";

    public int Compared { get; private set; }

    public IEnumerable<Difference> Run()
    {
        Compared = 0;
        foreach (var method in LibraryFunctions.All)
        {
            var parameters = LibraryFunctions.Rest(method);
            for (var i = 0; i < parameters.Length; i++)
            {
                if (IsOption(parameters[i]) && HasEffect(method, parameters, i) == false)
                    yield return new Difference(Name, $"{Signature.Of(method)}: {parameters[i].Name}", "every value gave the same result");
            }
        }
    }

    private static bool IsOption(ParameterInfo parameter) =>
        !OfMemory.Contains(parameter.Name!)
        && (Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType) is var type
        && (type == typeof(bool) || (type.IsEnum && type != typeof(TorchSharp.torch.ScalarType)));

    /// <returns>Null where no input is accepted with two values of the option.</returns>
    private bool? HasEffect(MethodInfo method, ParameterInfo[] parameters, int index)
    {
        bool? effect = null;
        foreach (var accepted in Accepted.Of(method))
        {
            foreach (var other in ArgumentValues.Others(parameters[index], accepted.Arguments[index]))
            {
                if (LibraryFunctions.Call(method, accepted.First, ArgumentValues.With(accepted.Arguments, index, other)) is not { } changed)
                    continue;
                effect = effect == true || !Outcome.Same(accepted.Usual.Results, changed.Results) || !Outcome.Same(accepted.Usual.Receiver!, changed.Receiver!);
            }

            if (effect == true)
                break;
        }

        Compared += effect is null ? 0 : 1;
        return effect;
    }
}
