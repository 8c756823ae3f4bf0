using System.Reflection;
using LibraryComparison.Calls;
using static TorchSharp.torch;

namespace LibraryComparison.Functions;

/// <summary>
/// <c>f_</c> changes its tensor to what <c>f</c> returns, and <c>f</c> leaves its tensor alone and returns another; so do the functions that have a
/// parameter for it.
/// </summary>
internal sealed class InPlace : ICheck
{
    public string Name => "in place against out of place";

    public int Compared { get; private set; }

    public IEnumerable<Difference> Run()
    {
        Compared = 0;
        foreach (var (changing, plain, flag) in Pairs())
        {
            if (Behaviour(changing, plain, flag) is { } difference)
                yield return new Difference(Name, Signature.Of(changing), difference);
        }
    }

    /// <summary>Methods in pairs; for a method with a parameter for it, the pair is the method with true and with false.</summary>
    private static IEnumerable<(MethodInfo Changing, MethodInfo Plain, int? Flag)> Pairs()
    {
        var all = LibraryFunctions.All.ToList();
        foreach (var changing in all.Where(method => method.Name.EndsWith('_')))
        {
            var types = Types(changing);
            var plain = all.FirstOrDefault(method =>
                method.DeclaringType == changing.DeclaringType && method.Name == changing.Name[..^1] && Types(method).SequenceEqual(types));
            if (plain is not null)
                yield return (changing, plain, null);
        }

        foreach (var method in all)
        {
            var flag = Array.FindIndex(LibraryFunctions.Rest(method), parameter => parameter.Name is "inplace" or "inPlace" or "Inplace");
            if (flag >= 0)
                yield return (method, method, flag);
        }
    }

    private static IEnumerable<Type> Types(MethodInfo method) => LibraryFunctions.Rest(method).Select(parameter => parameter.ParameterType);

    private string? Behaviour(MethodInfo changing, MethodInfo plain, int? flag)
    {
        foreach (var accepted in Accepted.Of(plain))
        {
            var usual = accepted.Arguments;
            var one = LibraryFunctions.Call(changing, accepted.First, flag is { } i ? ArgumentValues.With(usual, i, true) : usual);
            var other = LibraryFunctions.Call(plain, accepted.First, flag is { } j ? ArgumentValues.With(usual, j, false) : usual);
            if (one is not { Results.Count: 1 } || other is not { Results.Count: 1 })
                continue;
            Compared++;
            return Contradiction(accepted.First, one, other);
        }

        return null;
    }

    private static string? Contradiction(Tensor first, Outcome changing, Outcome plain)
    {
        if (!Outcome.Same(changing.Results, plain.Results) && changing.Results[0].dtype == plain.Results[0].dtype)
            return $"{Outcome.Text(changing.Results)}; out of place {Outcome.Text(plain.Results)}";
        if (!Outcome.Same(changing.Receiver!, changing.Results[0]))
            return $"in place, its tensor is not changed: {Outcome.Text(changing.Receiver!)}";
        if (!Outcome.Same(plain.Receiver!, first))
            return $"out of place, its tensor is changed: {Outcome.Text(plain.Receiver!)}";
        return plain.IsReceiver ? "out of place, it returns its input, the same object" : null;
    }
}
