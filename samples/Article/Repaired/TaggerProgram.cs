using Article.Comparison;
using TorchSharp.Modules;
using TorchSharp.Reference.Data;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.utils.data;

namespace Article.Repaired;

/// <summary>
/// The second program, repaired: logits to the loss, the epoch's loss is the mean over the epoch, and the test rows are rows that
/// the training has not seen.
/// </summary>
internal static class TaggerProgram
{
    /// <summary>As published.</summary>
    public const int Epochs = 5;

    private const int BatchSize = 64;

    /// <returns>The loss on <paramref name="test"/>.</returns>
    public static double Run(Tagger model, MultiLabelRows rows, MultiLabelRows test, int epochs, int seed, ITrainingMonitor monitor)
    {
        using var loader = DataLoader(TensorDataset(rows.Features, rows.Labels), BatchSize, new EpochOrder(rows.Count, seed));
        using var criterion = BCEWithLogitsLoss();
        using var optimizer = optim.Adam(model.parameters(), lr: 1e-3);

        for (var epoch = 1; epoch <= epochs; epoch++)
        {
            model.train();
            var epochLoss = new EpochLoss();
            foreach (var batch in loader)
            {
                using var scope = NewDisposeScope();
                optimizer.zero_grad();
                var outputs = model.call(batch[0]);
                var loss = criterion.call(outputs, batch[1]);
                loss.backward();
                monitor.Step(model, loss);
                optimizer.step();
                epochLoss.Add(loss.item<float>(), batch[1].size(0));
            }

            monitor.Epoch(epoch, epochLoss.Mean);
        }

        return Test(model, test, criterion);
    }

    private static double Test(Tagger model, MultiLabelRows rows, BCEWithLogitsLoss criterion)
    {
        using var scope = NewDisposeScope();
        using var withoutGradient = no_grad();
        model.eval();
        return criterion.call(model.call(rows.Features), rows.Labels).item<float>();
    }
}
