using Article.Comparison;
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
    private const int BatchSize = 64;

    /// <returns>The loss on <paramref name="test"/>.</returns>
    public static double Run(Tagger model, MultiLabelRows training, MultiLabelRows test, int epochs, int seed, ITrainingMonitor monitor)
    {
        Train(model, training, epochs, seed, monitor);
        return Test(model, test);
    }

    private static void Train(Tagger model, MultiLabelRows rows, int epochs, int seed, ITrainingMonitor monitor)
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
                var logits = model.call(batch[0]);
                var loss = criterion.call(logits, batch[1]);
                loss.backward();
                monitor.Step(model, loss);
                optimizer.step();
                epochLoss.Add(loss.item<float>(), batch[0].size(0));
            }

            monitor.Epoch(epoch, epochLoss.Mean);
        }
    }

    private static double Test(Tagger model, MultiLabelRows rows)
    {
        using var scope = NewDisposeScope();
        using var withoutGradient = no_grad();
        using var criterion = BCEWithLogitsLoss();
        model.eval();
        return criterion.call(model.call(rows.Features), rows.Labels).item<float>();
    }
}
