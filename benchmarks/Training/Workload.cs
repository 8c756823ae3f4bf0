using Article.Repaired;
using TorchSharp.Reference.Data;
using TorchSharp.Reference.Training;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Benchmarks;

/// <summary>A network of the article with data of its kind.</summary>
internal sealed class Workload : IDisposable
{
    public const int BatchSize = 64;

    private readonly Func<nn.Module<Tensor, Tensor>> _create;

    private Workload(string name, Func<nn.Module<Tensor, Tensor>> create, ITrainingTask task, Examples examples) =>
        (Name, _create, Task, Examples) = (name, create, task, examples);

    public string Name { get; }

    public ITrainingTask Task { get; }

    public Examples Examples { get; }

    public static Workload Cnn(int batches) => new("CNN", () => new DigitClassifier(), new MultiClassTask(10), SyntheticDigits.Draw(batches * BatchSize, seed: 1));

    public static Workload Mlp(int batches) => new(
        "MLP", () => new Tagger(), new MultiLabelTask(5), TeacherLabels.Draw(batches * BatchSize, features: 20, labels: 5, positiveShare: 0.5, seed: 1));

    /// <summary>A network with the same weights each time.</summary>
    public nn.Module<Tensor, Tensor> Create()
    {
        _ = manual_seed(1);
        return _create();
    }

    public void Dispose() => Examples.Dispose();
}
