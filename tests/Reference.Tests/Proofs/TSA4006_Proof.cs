using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Proofs;

public class TSA4006_Proof() : RuleProof("TSA4006")
{
    private const int Tensors = 100;

    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = new Dictionary<string, Func<Measured>>
    {
        ["tensors that the scope holds at the end of 10 rounds of training a model of one layer"] = () =>
            new(RoundsOfTraining.Left(isScoped: false, isTraining: true), RoundsOfTraining.Left(isScoped: true, isTraining: true)),
        ["tensors of 100 that a garbage collection cannot free"] = () => new(Rooted(isScoped: false), Rooted(isScoped: true)),
    };

    private static double Rooted(bool isScoped) => OwnThread.Run(() =>
    {
        using var around = NewDisposeScope();
        var made = Make(isScoped);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return (double)made.Count(static tensor => tensor.IsAlive);
    });

    /// <summary>Not inlined, so that no variable of the caller refers to a tensor.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static List<WeakReference> Make(bool isScoped)
    {
        var made = new List<WeakReference>();
        for (var i = 0; i < Tensors; i++)
        {
            using var round = isScoped ? NewDisposeScope() : null;
            made.Add(new WeakReference(ones(2)));
        }

        return made;
    }
}
