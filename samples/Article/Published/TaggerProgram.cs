using Article.Comparison;
using TorchSharp.Modules;
using TorchSharp.Reference.Data;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.utils.data;

namespace Article.Published;

/// <summary>
/// The article's second program as published: the network ends in a sigmoid and the loss applies another one;
/// the epoch's loss is the last batch's, and the "test loss" is taken on the training loader.
/// </summary>
internal static class TaggerProgram
{
    /// <summary>As published.</summary>
    public const int Epochs = 5;

    private const int BatchSize = 64;

    /// <returns>What the program calls its test loss.</returns>
    public static double Run(Tagger model, MultiLabelRows rows, int epochs, int seed, ITrainingMonitor monitor)
    {
        using var loader = DataLoader(TensorDataset(rows.Features, rows.Labels), BatchSize, new EpochOrder(rows.Count, seed));
        using var criterion = BCEWithLogitsLoss();
        using var optimizer = optim.Adam(model.parameters(), lr: 1e-3);

        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            var printed = 0f;
            foreach (var batch in loader)
            {
                using var scope = NewDisposeScope();
                optimizer.zero_grad();
                var outputs = model.call(batch[0]);
                var loss = criterion.call(outputs, batch[1]); // expect: TSA1001
                loss.backward();
                monitor.Step(model, loss);
                optimizer.step();
                printed = loss.item<float>();
            }

            monitor.Epoch(epoch, printed); // expect: TSA2012
        }

        return Test(model, loader, criterion); // expect: TSA2011
    }

    private static double Test(Tagger model, IterableDataLoader loader, BCEWithLogitsLoss criterion)
    {
        using var withoutGradient = no_grad();
        model.eval();

        var total = 0.0;
        foreach (var batch in loader)
        {
            using var scope = NewDisposeScope();
            var outputs = model.call(batch[0]);
            total += criterion.call(outputs, batch[1]).item<float>(); // expect: TSA1001
        }

        return total / loader.Count;
    }
}
