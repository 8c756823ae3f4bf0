using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Tests.Proofs;

/// <summary>Which of a pool's threads runs what is a matter of scheduling; each of these is a thread of its own.</summary>
public class TSA2016_Proof() : RuleProof("TSA2016")
{
    private const int Threads = 8;

    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = new Dictionary<string, Func<Measured>>
    {
        ["outputs of 8 threads that hold a graph"] = () => new(Graphs(isOpenedInside: false), Graphs(isOpenedInside: true)),
        ["tensors of 8 threads that are still alive when the scope has ended"] = () => new(Left(isOpenedInside: false), Left(isOpenedInside: true)),
    };

    private static double Graphs(bool isOpenedInside) => OwnThread.Run(() =>
    {
        using var model = Linear(2, 1);
        using var off = no_grad();
        return OnThreads(() =>
        {
            using var own = isOpenedInside ? no_grad() : null;
            using var input = ones(1, 2);
            using var output = model.forward(input);
            return output.requires_grad;
        });
    });

    private static double Left(bool isOpenedInside) => OwnThread.Run(() =>
    {
        var made = new List<Tensor>();
        using (NewDisposeScope())
        {
            OnThreads(() =>
            {
                using var own = isOpenedInside ? NewDisposeScope() : null;
                var one = ones(1);
                lock (made)
                    made.Add(one);
                return true;
            });
        }

        var left = made.Where(static tensor => !tensor.IsInvalid).ToList();
        foreach (var tensor in left)
            tensor.Dispose();
        return left.Count;
    });

    /// <summary>On how many of the threads it is so.</summary>
    private static double OnThreads(Func<bool> isSo)
    {
        var count = 0;
        var threads = Enumerable.Range(0, Threads).Select(_ => new Thread(() => Interlocked.Add(ref count, isSo() ? 1 : 0))).ToList();
        threads.ForEach(static thread => thread.Start());
        threads.ForEach(static thread => thread.Join());
        return count;
    }
}
