using System.Globalization;
using TorchSharp;
using TorchSharp.KilledTraining;
using TorchSharp.Reference.Data;
using TorchSharp.Reference.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

if (args is [FatalCall.Option, var call])
{
    FatalCall.Make(call);
    return;
}

// Trains until it is done, or killed; goes on where it was, if it was. At the end the weights are in the second file. A third argument is the number of steps
// after which it waits to be killed.
var (checkpoint, weights) = (args[0], args[1]);
var progress = new StepLines(args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : null);

set_num_threads(1);
_ = manual_seed(3);
using var points = randn(320, 6);
using var classes = points.argmax(1);
using var examples = new Examples(points.clone(), classes.clone());
using var model = Sequential(Linear(6, 24), BatchNorm1d(24), ReLU(), Dropout(0.3), Linear(24, 6));
var trainer = new Trainer(model, new MultiClassTask(6), new TrainerOptions
{
    Epochs = 30,
    BatchSize = 32,
    Device = "cpu",
    Threads = 1,
    Schedule = Schedule.PerEpoch(optimizer => optim.lr_scheduler.CosineAnnealingLR(optimizer, 30)),
    Augmentation = (inputs, random) => inputs.add(randn(inputs.shape, generator: random), alpha: 0.05),
    AveragingDecay = 0.99,
    EarlyStopping = new() { Metric = "accuracy", Patience = 30 },
    Checkpointing = new() { Path = checkpoint, EverySteps = 3 },
});
_ = File.Exists(checkpoint)
    ? trainer.Resume(checkpoint, examples, examples, progress)
    : trainer.Train(examples, examples, progress);
model.save(weights);
