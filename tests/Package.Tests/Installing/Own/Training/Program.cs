using TorchSharp.Reference.Data;
using TorchSharp.Reference.Saving;
using TorchSharp.Reference.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

using var table = CsvFile.ReadClasses("flowers.csv", "species");
var split = StratifiedSplit.Of(table.Rows.Targets, new SplitOptions { Validation = 0.2, Seed = 1 });
using var training = table.Rows.Select(split.Training);
using var validation = table.Rows.Select(split.Validation);
manual_seed(1);
using var model = Sequential(Linear(2, 16), ReLU(), Linear(16, 3));

var trainer = new Trainer(model, new MultiClassTask(classes: 3), new TrainerOptions { Epochs = 60, BatchSize = 16 });
using var progress = TrainingConsole.Open();
trainer.Train(training, validation, progress);
ModelFile.Save("flowers.model", model, new ModelInfo { Names = table.ClassNames });
Console.WriteLine($"accuracy {trainer.Evaluate(validation)["accuracy"]:0.000} on {string.Join(", ", table.ClassNames)}");
