using Samples.Common.Plots;
using Samples.Common.Running;
using TorchSharp.Reference.Data;
using TorchSharp.Reference.Metrics;
using TorchSharp.Reference.Training;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Samples.Mnist;

/// <summary>What the test looks like: which digit was taken for which, and the worst mistakes.</summary>
internal static class MnistPictures
{
    public static void Save(RunFolder folder, Trainer trainer, LabeledImages test)
    {
        using var scope = NewDisposeScope();
        var logits = trainer.Predict(test.Images);
        var confusion = new ConfusionMatrix(SyntheticDigits.Classes);
        confusion.Update(logits, test.Labels);
        ConfusionPicture.Save(folder.File("confusion.png"), confusion, $"{test.Count:N0} test images: true and predicted digit");

        var mistakes = WorstMistakes(logits, test);
        ImageMistakesPicture.Save(folder.File("mistakes.png"), mistakes, "The worst mistakes: least probability for the right digit");
    }

    private static List<ImageMistake> WorstMistakes(Tensor logits, LabeledImages test)
    {
        using var scope = NewDisposeScope();
        var probabilities = functional.softmax(logits, dim: 1);
        var (confidence, predicted) = probabilities.max(1);
        var ofTruth = probabilities.gather(1, test.Labels.unsqueeze(1)).squeeze(1);
        var order = ofTruth.argsort().data<long>().ToArray();
        var (named, actual, sure) = (predicted.data<long>().ToArray(), test.Labels.data<long>().ToArray(), confidence.data<float>().ToArray());
        return [.. order.Where(image => named[image] != actual[image]).Take(ImageMistakesPicture.Most)
            .Select(image => new ImageMistake(Pixels(test.Images[image, 0]), (int)actual[image], (int)named[image], sure[image]))];
    }

    private static double[,] Pixels(Tensor image)
    {
        var (height, width) = ((int)image.size(0), (int)image.size(1));
        var values = image.contiguous().data<float>().ToArray();
        var pixels = new double[height, width];
        for (var i = 0; i < values.Length; i++)
            pixels[i / width, i % width] = values[i];
        return pixels;
    }
}
