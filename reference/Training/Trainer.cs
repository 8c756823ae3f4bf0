using TorchSharp.Reference.Data;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Reference.Training;

/// <summary>
/// Trains and judges any model that gives logits for a batch of inputs. The loss of an epoch is a mean over its examples, taken in train
/// mode; an evaluation is in eval mode and without gradients, and leaves every part of the model in the mode in which it was. A step's
/// tensors are gone when the step is over. The same options, examples and initial weights give the same trained weights, bit by bit, on the
/// same machine.
/// </summary>
public sealed class Trainer
{
    /// <param name="model">The model, which stays the caller's; it is moved to the device now, so make no optimizer from it before.</param>
    /// <param name="task">What it is trained for.</param>
    /// <param name="options">How; the defaults unless told.</param>
    /// <exception cref="ArgumentException">Some options have values that are not allowed; the message names all of them.</exception>
    public Trainer(Module<Tensor, Tensor> model, ITrainingTask task, TrainerOptions? options = null)
        : this(ForwardPass.Of(model ?? throw new ArgumentNullException(nameof(model))), task, options)
    {
    }

    /// <summary>For a model of several inputs: <c>new Trainer(model, batch => model.call(batch.Inputs, batch.More[0]), task)</c>.</summary>
    /// <param name="model">The model, which stays the caller's; it is moved to the device now, so make no optimizer from it before.</param>
    /// <param name="forward">How it is asked for its outputs.</param>
    /// <param name="task">What it is trained for.</param>
    /// <param name="options">How; the defaults unless told.</param>
    /// <exception cref="ArgumentException">Some options have values that are not allowed; the message names all of them.</exception>
    public Trainer(Module model, ForwardFunction forward, ITrainingTask task, TrainerOptions? options = null)
        : this(new ForwardPass(model ?? throw new ArgumentNullException(nameof(model)), forward ?? throw new ArgumentNullException(nameof(forward))), task, options)
    {
    }

    private Trainer(ForwardPass forward, ITrainingTask task, TrainerOptions? options)
    {
        ArgumentNullException.ThrowIfNull(task);
        options ??= new TrainerOptions();
        OptionCheck.Validate(options, task);
        (Forward, Task, Options, Device) = (forward, task, options, Devices.Find(options.Device));
        _ = Model.to(Device);
    }

    /// <summary>The model.</summary>
    public Module Model => Forward.Module;

    /// <summary>What it is trained for.</summary>
    public ITrainingTask Task { get; }

    /// <summary>How it is trained.</summary>
    public TrainerOptions Options { get; }

    /// <summary>Where it is trained.</summary>
    public Device Device { get; }

    internal ForwardPass Forward { get; }

    /// <summary>
    /// Trains the model from the weights that it has. If it is in train mode, parts in eval mode stay so, a frozen batch norm say; if it is
    /// in eval mode as a whole, all of it is put into train mode. Afterwards every part is in the mode in which it was.
    /// </summary>
    /// <param name="training">What to learn from, resident or as a stream; moved to the device where they are elsewhere.</param>
    /// <param name="validation">What to judge each epoch by; none of it may be among the others. Early stopping needs it.</param>
    /// <param name="progress">Who wants to hear of it.</param>
    /// <param name="cancellation">Stops the training after the batch that is under way.</param>
    /// <returns>How it went; a training that was cancelled returns, too.</returns>
    /// <exception cref="ArgumentException">Examples or outputs do not fit the task, or early stopping has no validation.</exception>
    /// <exception cref="TrainingException">A guard found that the training cannot come to anything.</exception>
    /// <exception cref="CheckpointException">
    /// Checkpoints are asked for, and none can be written at their path. Nothing was trained.
    /// </exception>
    /// <exception cref="NotSupportedException">
    /// Checkpoints are asked for, and the optimizer, LBFGS say, does not show its state. Nothing was trained.
    /// </exception>
    public TrainingResult Train(
        ExampleSource training, ExampleSource? validation = null, ITrainingProgress? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(training);
        return Run(training, validation, progress, null, cancellation);
    }

    /// <summary>
    /// Goes on with a training where its last checkpoint was written, and ends with the same weights, bit by bit, as if it had never
    /// stopped. Model, task, options and examples must be those that it had; only <see cref="TrainerOptions.Epochs"/> may have grown.
    /// </summary>
    /// <param name="checkpoint">The file.</param>
    /// <param name="training">As it was.</param>
    /// <param name="validation">As it was.</param>
    /// <param name="progress">Who wants to hear of it.</param>
    /// <param name="cancellation">Stops the training after the batch that is under way.</param>
    /// <returns>How the whole training went. One that was finished is not trained again: the model gets its weights.</returns>
    /// <exception cref="CheckpointException">
    /// The file is missing, damaged, foreign, of another format, or belongs to another model or training. File and model are as they were.
    /// </exception>
    /// <exception cref="NotSupportedException">The optimizer does not show its state.</exception>
    public TrainingResult Resume(
        string checkpoint, ExampleSource training, ExampleSource? validation = null, ITrainingProgress? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        ArgumentNullException.ThrowIfNull(training);
        using var saved = new SavedTraining(checkpoint);
        return Run(training, validation, progress, saved, cancellation);
    }

    /// <summary>Judges the model as it is, in eval mode and without gradients.</summary>
    /// <param name="examples">What it is judged on.</param>
    /// <param name="cancellation">Ends the work before the next batch.</param>
    /// <exception cref="ArgumentException">The examples do not fit the task or its metrics.</exception>
    /// <exception cref="TrainingException">Outputs or loss are no numbers, or a stream ends before its time.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public Evaluation Evaluate(ExampleSource examples, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(examples);
        if (examples is Examples resident)
            Task.CheckMeasuredTargets(resident.Targets);
        using var threads = new ThreadScope(Options.Threads);
        return NewEvaluator().Evaluate(examples, cancellation);
    }

    /// <summary>
    /// Finds out in a few seconds whether model, loss and optimizer work together: trains on one batch again and again, which any right
    /// model learns by heart, and puts weights and random numbers back as they were.
    /// </summary>
    /// <param name="examples">The batch is taken from these; of a stream it is the first.</param>
    /// <param name="steps">The most steps to take, at least 1; it ends sooner when the batch is learned.</param>
    /// <param name="cancellation">Ends the work after the step that is under way.</param>
    /// <exception cref="ArgumentException">The examples do not fit the task.</exception>
    /// <exception cref="TrainingException">A guard found what is wrong.</exception>
    /// <exception cref="OperationCanceledException">The work was cancelled; weights and random numbers are as they were.</exception>
    public OverfitReport OverfitOneBatch(ExampleSource examples, int steps = 500, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        if (examples is Examples all)
            Task.CheckTargets(all.Targets);
        using var threads = new ThreadScope(Options.Threads);
        using var resident = ResidentExamples.Of(examples, Device);
        var batch = FirstOf(resident?.Examples ?? examples, cancellation);
        try
        {
            return new OneBatch(this).Overfit(batch, steps, cancellation);
        }
        finally
        {
            batch.Dispose();
        }
    }

    /// <summary>What the model says to inputs, in eval mode and without gradients.</summary>
    /// <param name="inputs">(N, …).</param>
    /// <param name="cancellation">Ends the work before the next batch.</param>
    /// <returns>
    /// The logits on the CPU, (N, classes) or (N, labels); they belong to the caller, or to the scope the caller has opened.
    /// </returns>
    /// <exception cref="OperationCanceledException">The work was cancelled.</exception>
    public Tensor Predict(Tensor inputs, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        return Predict([inputs], cancellation);
    }

    /// <summary>Likewise of a model of several inputs.</summary>
    /// <param name="inputs">(N, …) each, in the order of the training's.</param>
    /// <inheritdoc cref="Predict(Tensor, CancellationToken)"/>
    /// <param name="cancellation">Ends the work before the next batch.</param>
    public Tensor Predict(IReadOnlyList<Tensor> inputs, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        using var threads = new ThreadScope(Options.Threads);
        return NewEvaluator().Predict(inputs, cancellation);
    }

    internal Evaluator NewEvaluator() => new(Forward, Task, Options.EvaluationBatchSize, Device);

    private TrainingResult Run(
        ExampleSource training, ExampleSource? validation, ITrainingProgress? progress, SavedTraining? checkpoint, CancellationToken cancellation)
    {
        Check(training, validation);
        using var threads = new ThreadScope(Options.Threads);
        using var residentTraining = ResidentExamples.Of(training, Device);
        using var residentValidation = ResidentExamples.Of(validation, Device);
        using var run = new TrainingRun(this, residentTraining?.Examples ?? training, residentValidation?.Examples ?? validation, progress ?? new NoProgress(), checkpoint);
        return run.Execute(cancellation);
    }

    private Batch FirstOf(ExampleSource examples, CancellationToken cancellation)
    {
        if (examples is not BatchStream stream)
            return new ResidentBatches((Examples)examples, Options, new RunState()).First();
        using var cursor = new StreamCursor(stream, Task, Device, epoch: 0, cancellation);
        var batch = cursor.Next()!.Value;
        var own = batch.With(tensor => tensor.clone());
        batch.Dispose();
        return own;
    }

    private void Check(ExampleSource training, ExampleSource? validation)
    {
        if (training is Examples examples)
            Task.CheckTargets(examples.Targets);
        else if (Options.DropLast)
            throw new ArgumentException("DropLast has no effect on a stream, which makes its batches itself: leave it out", nameof(training));
        if (validation is Examples others)
            Task.CheckMeasuredTargets(others.Targets);
        if (validation is null && Options.EarlyStopping is not null)
            throw new ArgumentException(
                "early stopping watches the validation: give validation examples, or leave EarlyStopping out", nameof(validation));
    }
}
