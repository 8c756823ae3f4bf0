using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>Makes the optimizer of a model, after the model is on its device.</summary>
/// <param name="model">The model; take its <c>parameters()</c>, or those that are to be trained.</param>
public delegate optim.Optimizer OptimizerFactory(nn.Module model);

/// <summary>Changes the inputs of a training batch at random: shifts, noise, flips.</summary>
/// <param name="inputs">(B, …), not to be changed in place.</param>
/// <param name="random">
/// A generator on the CPU that follows from the seed, the epoch and the batch. Whoever draws from it alone gets a training that goes on
/// after an interruption exactly as it would have.
/// </param>
/// <returns>(B, …).</returns>
public delegate Tensor Augmentation(Tensor inputs, Generator random);

/// <summary>
/// How a model is trained. What is not allowed is refused when the <see cref="Trainer"/> is made, with all wrong values in one message.
/// </summary>
public sealed record TrainerOptions
{
    /// <summary>Passes over the training examples, at least 1; 10 unless told.</summary>
    public int Epochs { get; init; } = 10;

    /// <summary>Examples of a step, at least 1; 64 unless told.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>Whether examples that do not fill a batch are left out of the epoch; no unless told.</summary>
    public bool DropLast { get; init; }

    /// <summary>
    /// Examples that are evaluated at once, at least 1. 64 unless told: measured as the fastest for small networks on the CPU, where bigger
    /// batches leave the caches and glibc gives their memory back each time.
    /// </summary>
    public int EvaluationBatchSize { get; init; } = 64;

    /// <summary>Fixes everything that is random: the orders of the epochs, dropout, augmentation. 0 or more; 1 unless told.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Makes the optimizer; Adam with a learning rate of 1e-3 unless told.</summary>
    public OptimizerFactory Optimizer { get; init; } = Optimizers.Adam();

    /// <summary>How the learning rate changes; it does not unless told.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>
    /// The greatest norm of all gradients together; longer ones are shortened to it (Pascanu et al., 2013). None unless told.
    /// </summary>
    public double? ClipGradientNorm { get; init; }

    /// <summary>What is done to the inputs of each training batch; nothing unless told.</summary>
    public Augmentation? Augmentation { get; init; }

    /// <summary>
    /// Averages the weights of all steps, each older one counting this much less, and evaluates and keeps the average (Polyak and Juditsky,
    /// 1992). From more than 0 to less than 1, 0.999 say; no averaging unless told.
    /// </summary>
    /// <remarks>
    /// Parameters are averaged. Buffers, the running statistics of batch norm above all, are those of the latest weights, as those of
    /// PyTorch's
    /// <c>torch.optim.swa_utils.AveragedModel</c> are by default: they are not the averaged model's own. Take layers without running
    /// statistics (<c>LayerNorm</c>, or <c>GroupNorm</c> with <c>init.ones_(norm.weight)</c> and <c>init.zeros_(norm.bias)</c>: TorchSharp
    /// 0.104.0 to 0.107.0 leave both as the memory was), or, when the training is over, run training examples through the model in train
    /// mode and under
    /// <c>no_grad()</c>, which is what PyTorch's <c>update_bn</c> does, and evaluate then. The curves of such a training show two models: the
    /// loss of an epoch's training is that of the latest weights, step by step, its validation that of the average.
    /// </remarks>
    public double? AveragingDecay { get; init; }

    /// <summary>Ends the training when a figure of the validation gets no better; needs validation examples. Off unless told.</summary>
    public EarlyStopping? EarlyStopping { get; init; }

    /// <summary>
    /// Called after each step; it may stop the training, set the learning rate, save. A training that is resumed is the same bit by bit
    /// only if the callback does the same, too: what it remembers is not written down.
    /// </summary>
    public StepCallback? AfterStep { get; init; }

    /// <summary>Called after each epoch and its validation, with the same powers as <see cref="AfterStep"/>.</summary>
    public EpochCallback? AfterEpoch { get; init; }

    /// <summary>Writes checkpoints; none unless told.</summary>
    public Checkpointing? Checkpointing { get; init; }

    /// <summary>What is watched while training; everything unless told.</summary>
    public Guards Guards { get; init; } = Guards.All;

    /// <summary><c>cpu</c>, <c>cuda</c>, <c>cuda:1</c>, <c>mps</c>, or <c>auto</c>, the default: a GPU where there is one.</summary>
    public string Device { get; init; } = "auto";

    /// <summary>
    /// libtorch's threads while the trainer works, at least 1; left as they are unless told. Small networks are faster with one than with
    /// two, and sums of many numbers round differently with another number of threads.
    /// </summary>
    public int? Threads { get; init; }
}
