using ScottPlot;
using TorchSharp;
using TorchSharp.Reference.Losses;
using static TorchSharp.torch;

namespace Figures;

/// <summary>What is lost when a probability stands between the logit and the loss, in float32: first the gradient, then the loss.</summary>
internal static class TwoStepsFigure
{
    private const double Most = 120;
    private const int Points = 2401;

    private static readonly nn.Reduction Each = nn.Reduction.None;

    public static void Save(string folder)
    {
        using var scope = NewDisposeScope();
        var loss = Picture.NewPanel("Loss of a sure mistake, float32", "|z|", Alignment.LowerRight);
        var gradient = Picture.NewPanel("Size of its gradient, float32", "|z|", Alignment.MiddleRight);
        var z = linspace(0, Most, Points);

        Add(new Curve("one step: BCE and cross entropy", Picture.RightColor, 5, LinePattern.Solid),
            Binary(BinaryCrossEntropy.Stable, z, 0), Binary(BinaryCrossEntropy.StableGradient, z, 0));
        Add(new Curve("sigmoid, then BCELoss, y = 0", Picture.WrongColors[0], 2, LinePattern.Solid),
            Binary(BinaryCrossEntropy.Naive, z, 0), Binary(BinaryCrossEntropy.NaiveGradient, z, 0));
        Add(new Curve("sigmoid, then BCELoss, y = 1", Picture.WrongColors[1], 2, LinePattern.Solid),
            Binary(BinaryCrossEntropy.Naive, -z, 1), Binary(BinaryCrossEntropy.NaiveGradient, -z, 1));
        Add(new Curve("softmax, then log: ends at infinity", Colors.Black, 1.5f, LinePattern.Dashed),
            Classes(CrossEntropy.Naive, z), Classes(CrossEntropy.NaiveGradient, z).select(1, 0));
        loss.Axes.SetLimits(0, Most, 0, 125);
        gradient.Axes.SetLimits(0, Most, -0.05, 1.15);
        Picture.Save(folder, "cross-entropy-two-steps", loss, gradient);

        void Add(Curve curve, Tensor losses, Tensor gradients)
        {
            curve.AddTo(loss, losses);
            curve.AddTo(gradient, gradients.abs());
        }
    }

    private static Tensor Binary(Func<Tensor, Tensor, BinaryCrossEntropyOptions?, Tensor> formula, Tensor z, float y) =>
        formula(z, full_like(z, y), new BinaryCrossEntropyOptions { Reduction = Each });

    /// <summary>Two classes, the logits z and 0, and the second is right.</summary>
    private static Tensor Classes(Func<Tensor, Tensor, CrossEntropyOptions?, Tensor> formula, Tensor z) =>
        formula(stack([z, zeros_like(z)], 1), ones(Points, ScalarType.Int64), new CrossEntropyOptions { Reduction = Each });

    private sealed record Curve(string Label, Color Color, float Width, LinePattern Pattern)
    {
        /// <summary>Up to where the values are no longer numbers.</summary>
        public void AddTo(Plot plot, Tensor values)
        {
            var finite = values.data<float>().ToArray().TakeWhile(float.IsFinite).ToArray();
            var curve = plot.Add.Signal(finite, period: Most / (Points - 1), color: Color);
            curve.LegendText = Label;
            curve.LineWidth = Width;
            curve.LinePattern = Pattern;
            curve.MaximumMarkerSize = 0;
        }
    }
}
