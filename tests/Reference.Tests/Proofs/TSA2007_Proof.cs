using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Proofs;

public class TSA2007_Proof() : RuleProof("TSA2007")
{
    protected override IReadOnlyDictionary<string, Func<Measured>> Measurements { get; } = new Dictionary<string, Func<Measured>>
    {
        ["gradients on the first thread after the call (1: on)"] = () => new(ModeLeft(ModeAcrossAwait), ModeLeft(ModeBeforeAwait)),
        ["tensors of 1 made after the await that no scope frees"] = () => new(Kept(ScopeAcrossAwait), Kept(ScopeAfterAwait)),
        ["gradients in the loop of the consumer (1: on)"] = () => new(ModeOfConsumer(ModeAcrossYield), ModeOfConsumer(ModeBeforeYield)),
    };

    private static double ModeLeft(Func<Task, Task> run) => OwnThread.Run(() =>
    {
        var elsewhere = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = run(elsewhere.Task);
        elsewhere.SetResult();
        running.GetAwaiter().GetResult();
        return is_grad_enabled() ? 1.0 : 0;
    });

    private static double Kept(Func<Task, Task<Tensor>> run) => OwnThread.Run(() =>
    {
        var elsewhere = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var running = run(elsewhere.Task);
        elsewhere.SetResult();
        var made = running.GetAwaiter().GetResult();
        var isKept = !made.IsInvalid;
        if (isKept)
            made.Dispose();
        return isKept ? 1.0 : 0;
    });

    private static double ModeOfConsumer(Func<IEnumerable<int>> elements) => OwnThread.Run(() =>
    {
        var mode = 0.0;
        foreach (var _ in elements())
            mode = is_grad_enabled() ? 1 : 0;
        return mode;
    });

    private static async Task ModeAcrossAwait(Task elsewhere)
    {
        using var off = no_grad();
        await elsewhere;
    }

    private static async Task ModeBeforeAwait(Task elsewhere)
    {
        using (no_grad())
            ones(1).Dispose();
        await elsewhere;
    }

    private static async Task<Tensor> ScopeAcrossAwait(Task elsewhere)
    {
        using var scope = NewDisposeScope();
        await elsewhere;
        return ones(1);
    }

    private static async Task<Tensor> ScopeAfterAwait(Task elsewhere)
    {
        await elsewhere;
        using var scope = NewDisposeScope();
        return ones(1);
    }

    private static IEnumerable<int> ModeAcrossYield()
    {
        using var off = no_grad();
        yield return 1;
    }

    private static IEnumerable<int> ModeBeforeYield()
    {
        using (no_grad())
            ones(1).Dispose();
        yield return 1;
    }
}
