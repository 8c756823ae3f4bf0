using System.Reflection;
using LibraryComparison.Calls;

namespace LibraryComparison.Functions;

/// <summary><c>torch.div(a, b, mode)</c> and <c>a.div(b, mode)</c> are the same function: same result, same effect on a, same defaults.</summary>
internal sealed class StaticAgainstMethod : ICheck
{
    public string Name => "static against method";

    public int Compared { get; private set; }

    public IEnumerable<Difference> Run()
    {
        Compared = 0;
        foreach (var function in LibraryFunctions.Static)
        {
            var method = LibraryFunctions.OfTensor.FirstOrDefault(known => known.Name == function.Name && SameTypes(known, function));
            if (method is null)
                continue;
            var difference = Defaults(function, method) ?? Behaviour(function, method);
            if (difference is not null)
                yield return new Difference(Name, Signature.Of(function), difference);
        }
    }

    private static bool SameTypes(MethodInfo method, MethodInfo function) =>
        method.GetParameters().Select(parameter => parameter.ParameterType)
            .SequenceEqual(LibraryFunctions.Rest(function).Select(parameter => parameter.ParameterType));

    private static string? Defaults(MethodInfo function, MethodInfo method) =>
        LibraryFunctions.Rest(function).Zip(method.GetParameters())
            .Where(pair => pair.First.HasDefaultValue && pair.Second.HasDefaultValue && !Equals(pair.First.DefaultValue, pair.Second.DefaultValue))
            .Select(pair => $"{pair.First.Name} is {pair.First.DefaultValue ?? "null"}, in the method {pair.Second.DefaultValue ?? "null"}")
            .FirstOrDefault();

    private string? Behaviour(MethodInfo function, MethodInfo method)
    {
        var parameters = method.GetParameters();
        var met = false;
        foreach (var accepted in Accepted.Of(method))
        {
            foreach (var arguments in ArgumentValues.Variants(parameters, accepted.Arguments))
            {
                var (one, other) = (LibraryFunctions.Call(function, accepted.First, arguments), LibraryFunctions.Call(method, accepted.First, arguments));
                if (one is null || other is null)
                    continue;
                met = true;
                if (Contradiction(one, other) is { } found)
                    return found;
            }
        }

        Compared += met ? 1 : 0;
        return null;
    }

    private static string? Contradiction(Outcome one, Outcome other)
    {
        if (!Outcome.Same(one.Results, other.Results))
            return $"{Outcome.Text(one.Results)}; the method {Outcome.Text(other.Results)}";
        return Outcome.Same(one.Receiver!, other.Receiver!)
            ? null
            : $"its argument is afterwards {Outcome.Text(one.Receiver!)}; of the method {Outcome.Text(other.Receiver!)}";
    }
}
