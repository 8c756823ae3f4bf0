using TorchSharp.Analyzers.Texts;

namespace TorchSharp.Analyzers.Torch.Facts;

/// <summary>How a call that meets a fault is mended.</summary>
internal enum FaultEdit
{
    /// <summary>Not by an edit of the call.</summary>
    None,

    /// <summary><c>init.normal_(w, …)</c>, and <c>w.clamp_(a, b)</c> in a block without gradients.</summary>
    NormalAndClamp,

    /// <summary><c>x.clamp(min, max)</c>.</summary>
    Clamp,

    /// <summary><c>inplace: true</c>.</summary>
    InPlace,

    /// <summary><c>optim.Adam</c>.</summary>
    Adam,

    /// <summary><c>x.dim() - 1</c> for −1.</summary>
    LastDimension,

    /// <summary><c>x.std(…).square()</c>.</summary>
    SquaredDeviation,

    /// <summary>The tensor's method instead of the static one.</summary>
    Method,

    /// <summary><c>cycle_momentum: false</c>.</summary>
    NoMomentumCycle,

    /// <summary><c>scale_fn: i => Math.Pow(gamma, i), scale_mode: CyclicLR.ScaleMode.Iterations</c>.</summary>
    ScaleFunction,

    /// <summary><c>input * beta + torch.bmm(a, b) * alpha</c>.</summary>
    Product,

    /// <summary><c>x = x.elu_()</c>.</summary>
    Assign,

    /// <summary><c>optimizer.ParamGroups.First().LearningRate</c>.</summary>
    LearningRate,

    /// <summary>The arguments that are left out, with the values of PyTorch.</summary>
    Named,

    /// <summary><c>dilation: 2</c> for <c>2</c>: what the argument is taken for.</summary>
    NameOfArgument,
}

/// <summary>Something that TorchSharp computes otherwise than it says, without a word.</summary>
/// <param name="Anchor">Its name: the anchor of its paragraph on the page of the rule.</param>
/// <param name="Members">Documentation IDs; one without a parameter list means all overloads.</param>
/// <param name="When">What the call must be like.</param>
/// <param name="Since">The first version that has it, as far as tagged sources were read; null where the oldest of them has it.</param>
/// <param name="Says">What happens, with its figure, and what to do.</param>
internal sealed record LibraryFault(string Anchor, IReadOnlyList<string> Members, FaultCondition When, string? Since, BilingualText Says)
{
    /// <summary>The last version that has it, once a later one is right; null while the newest known one is not.</summary>
    public string? Last { get; init; }

    /// <summary>How a call is mended.</summary>
    public FaultEdit Edit { get; init; }

    /// <summary>The argument that the finding is at, where it is given; else the finding is at the member's name.</summary>
    public string? At { get; init; }

    /// <summary>What is written where it is left out: parameter and value.</summary>
    public IReadOnlyList<(string Parameter, string Value)> Named { get; init; } = [];
}
