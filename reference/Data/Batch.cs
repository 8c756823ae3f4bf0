using static TorchSharp.torch;

namespace TorchSharp.Reference.Data;

/// <summary>The examples of one step. Who gets a batch disposes its tensors.</summary>
/// <param name="Inputs">(B, …).</param>
/// <param name="Targets">(B, …).</param>
public readonly record struct Batch(Tensor Inputs, Tensor Targets)
{
    /// <summary>(B, …) each: what a model of several inputs takes beside <see cref="Inputs"/>; nothing unless told.</summary>
    public IReadOnlyList<Tensor> More { get => field ?? []; init; }

    /// <summary>B.</summary>
    public long Count => Inputs.size(0);

    internal IEnumerable<Tensor> AllInputs => More.Prepend(Inputs);

    internal IEnumerable<Tensor> Tensors => AllInputs.Append(Targets);

    internal Batch With(Func<Tensor, Tensor> eachInput, Tensor targets) =>
        More.Count == 0 ? new(eachInput(Inputs), targets) : new(eachInput(Inputs), targets) { More = [.. More.Select(eachInput)] };

    internal Batch With(Func<Tensor, Tensor> each) => With(each, each(Targets));

    internal void Dispose()
    {
        Inputs.Dispose();
        Targets.Dispose();
        foreach (var more in More)
            more.Dispose();
    }
}
