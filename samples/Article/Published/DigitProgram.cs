using Article.Comparison;
using TorchSharp.Reference.Data;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.utils.data;

namespace Article.Published;

/// <summary>
/// The article's first program as published. Its loss is right, but what it prints as an epoch's loss is the loss of the epoch's last batch.
/// </summary>
internal static class DigitProgram
{
    /// <summary>As published.</summary>
    public const int Epochs = 5;

    private const int BatchSize = 64;

    /// <returns>The accuracy on <paramref name="test"/>.</returns>
    public static double Run(DigitClassifier model, LabeledImages training, LabeledImages test, int seed, ITrainingMonitor monitor)
    {
        Train(model, training, seed, monitor);
        return Test(model, test);
    }

    public static void Train(Module<Tensor, Tensor> model, LabeledImages digits, int seed, ITrainingMonitor monitor)
    {
        using var images = Normalize(digits.Images);
        using var loader = DataLoader(TensorDataset(images, digits.Labels), BatchSize, new EpochOrder(digits.Count, seed));
        using var criterion = CrossEntropyLoss();
        using var optimizer = optim.Adam(model.parameters(), lr: 1e-3);

        for (var epoch = 1; epoch <= Epochs; epoch++)
        {
            var printed = 0f;
            foreach (var batch in loader)
            {
                using var scope = NewDisposeScope();
                optimizer.zero_grad();
                var outputs = model.call(batch[0]);
                var loss = criterion.call(outputs, batch[1]);
                loss.backward();
                monitor.Step(model, loss);
                optimizer.step();
                printed = loss.item<float>();
            }

            monitor.Epoch(epoch, printed); // expect: TSA2012
        }
    }

    public static double Test(Module<Tensor, Tensor> model, LabeledImages digits)
    {
        using var images = Normalize(digits.Images);
        using var loader = DataLoader(TensorDataset(images, digits.Labels), BatchSize);
        using var withoutGradient = no_grad();
        model.eval();

        long correct = 0;
        foreach (var batch in loader)
        {
            using var scope = NewDisposeScope();
            var predicted = model.call(batch[0]).argmax(1);
            correct += predicted.eq(batch[1]).sum().item<long>();
        }

        return (double)correct / digits.Count;
    }

    private static Tensor Normalize(Tensor images)
    {
        using var centered = images.sub(0.5);
        return centered.div(0.5);
    }
}
