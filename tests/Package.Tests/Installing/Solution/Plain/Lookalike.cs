namespace Plain;

/// <summary>A program without TorchSharp that uses its words.</summary>
public static class Lookalike
{
    public static double Loss(double x, double y) => BCEWithLogitsLoss.forward(Torch.sigmoid(x), y);

    private static class Torch
    {
        public static double sigmoid(double x) => 1 / (1 + Math.Exp(-x));
    }

    private static class BCEWithLogitsLoss
    {
        public static double forward(double x, double y) => y * Math.Log(x) + (1 - y) * Math.Log(1 - x);
    }
}
