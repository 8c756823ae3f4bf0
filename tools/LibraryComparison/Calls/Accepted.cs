using System.Reflection;
using LibraryComparison.Processes;
using static TorchSharp.torch;

namespace LibraryComparison.Calls;

/// <summary>Inputs that a function does not throw for, with its usual arguments for them.</summary>
/// <param name="First">The tensor that it works on.</param>
internal sealed record Accepted(Input Input, Tensor First, object?[] Arguments, Outcome Usual)
{
    /// <summary>So many inputs are enough.</summary>
    private const int Enough = 3;

    /// <summary>The first few inputs that a method accepts. They are remembered: finding out again is most of the time a comparison takes, since libtorch throws slowly.</summary>
    public static IEnumerable<Accepted> Of(MethodInfo method)
    {
        var signature = Signature.Of(method);
        if (Run.Current.MayCall(signature) is false)
            yield break;
        var remembered = Run.Current.InputsOf(signature);
        var accepted = new List<string>();
        foreach (var input in Input.All.Where(input => remembered?.Contains(input.Name) ?? true))
        {
            using var scope = NewDisposeScope();
            manual_seed(Run.Current.Seed);
            var first = input.First();
            if (ArgumentValues.Usual(LibraryFunctions.Rest(method), input) is not { } arguments)
                break;
            if (LibraryFunctions.Call(method, first, arguments) is not { } usual)
                continue;
            accepted.Add(input.Name);
            yield return new Accepted(input, first, arguments, usual);
            if (accepted.Count == Enough)
                break;
        }

        Run.Current.Remember(signature, accepted);
    }
}
