using TorchSharp.Reference.Data;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Article.Comparison;

/// <summary>
/// The article's programs, published and repaired, with the same data, the same first weights and the same order of batches.
/// </summary>
internal static class ArticleExperiments
{
    private const int BatchSize = 64;

    public static IReadOnlyList<Experiment> Create(ArticleData data, ComparisonSettings settings)
    {
        return
        [
            new("Several labels", "micro-F1", PublishedTagger(data, settings), RepairedTagger(data, settings)),
            new("Digits", "accuracy", SoftmaxDigits(data, settings), RepairedDigits(data, settings), PublishedDigits(data, settings)),
        ];
    }

    private static TrainingRun PublishedTagger(ArticleData data, ComparisonSettings settings)
    {
        var model = Seeded(settings, () => new Published.Tagger());
        var floor = LossFloor.OfSigmoidTwice(data.TrainingRows.Labels.mean().item<float>());
        return new("sigmoid twice", settings.TaggerEpochs, Steps(data.TrainingRows.Count), floor, monitor =>
        {
            var loss = Published.TaggerProgram.Run(model, data.TrainingRows, settings.TaggerEpochs, settings.Seed, monitor);
            using var predicted = Published.TaggerPrediction.Predict(model, data.TestRows.Features);
            return new($"{loss:F3}", MicroF1.Of(predicted, data.TestRows.Labels));
        });
    }

    private static TrainingRun RepairedTagger(ArticleData data, ComparisonSettings settings)
    {
        var model = Seeded(settings, () => new Repaired.Tagger());
        return new("repaired", settings.TaggerEpochs, Steps(data.TrainingRows.Count), LossFloor.OfLogits, monitor =>
        {
            var loss = Repaired.TaggerProgram.Run(model, data.TrainingRows, data.TestRows, settings.TaggerEpochs, settings.Seed, monitor);
            using var predicted = Repaired.TaggerPrediction.Predict(model, data.TestRows.Features);
            return new($"{loss:F3}", MicroF1.Of(predicted, data.TestRows.Labels));
        });
    }

    private static TrainingRun PublishedDigits(ArticleData data, ComparisonSettings settings)
    {
        var model = Seeded(settings, () => new Published.DigitClassifier());
        return Digits("as published", data, LossFloor.OfLogits, monitor =>
            Published.DigitProgram.Run(model, data.TrainingImages, data.TestImages, settings.Seed, monitor));
    }

    private static TrainingRun SoftmaxDigits(ArticleData data, ComparisonSettings settings)
    {
        var model = Seeded(settings, () => new Published.SoftmaxDigitClassifier());
        return Digits("softmax twice", data, LossFloor.OfSoftmaxTwice(SyntheticDigits.Classes), monitor =>
            Published.SoftmaxDigitProgram.Run(model, data.TrainingImages, data.TestImages, settings.Seed, monitor));
    }

    private static TrainingRun RepairedDigits(ArticleData data, ComparisonSettings settings)
    {
        var model = Seeded(settings, () => new Repaired.DigitClassifier());
        return Digits("repaired", data, LossFloor.OfLogits, monitor =>
            Repaired.DigitProgram.Run(model, data.TrainingImages, data.TestImages, settings.Seed, monitor));
    }

    private static TrainingRun Digits(string label, ArticleData data, double floor, Func<ITrainingMonitor, double> program) =>
        new(label, Published.DigitProgram.Epochs, Steps(data.TrainingImages.Count), floor, monitor =>
        {
            var accuracy = program(monitor);
            return new($"{accuracy:P1}", accuracy);
        });

    /// <summary>All versions of a network begin with the same weights.</summary>
    private static TModel Seeded<TModel>(ComparisonSettings settings, Func<TModel> create)
        where TModel : Module<Tensor, Tensor>
    {
        manual_seed(settings.Seed);
        return create();
    }

    private static int Steps(long examples) => (int)((examples + BatchSize - 1) / BatchSize);
}
