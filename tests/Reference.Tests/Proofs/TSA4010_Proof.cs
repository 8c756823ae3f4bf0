using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Proofs;

public class TSA4010_Proof() : RuleProof("TSA4010")
{
    private const int Tensors = 100;

    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = new Dictionary<string, Func<Measured>>
    {
        ["tensors of 100 that are still alive after a garbage collection"] = () => new(Alive(isEnded: false, isScoped: false), Alive(isEnded: true, isScoped: false)),
        ["the same in a loop with a scope in each round"] = () => new(Alive(isEnded: false, isScoped: true), Alive(isEnded: true, isScoped: true)),
    };

    private static double Alive(bool isEnded, bool isScoped) => OwnThread.Run(() =>
    {
        var scope = NewDisposeScope();
        var made = Make(isScoped);
        if (isEnded)
            scope.Dispose();
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
            using var own = isScoped ? NewDisposeScope() : null;
            made.Add(new WeakReference(ones(2)));
        }

        return made;
    }
}
