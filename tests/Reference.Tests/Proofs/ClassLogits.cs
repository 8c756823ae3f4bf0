namespace TorchSharp.Reference.Tests.Proofs;

/// <summary>Typical rows of logits, where class 0 is the right one.</summary>
internal static class ClassLogits
{
    /// <summary>All classes equal, as at the start of a training.</summary>
    public static double[] Uniform(int classes) => new double[classes];

    /// <summary>One value for the right class, another for all the rest.</summary>
    public static double[] RightAndRest(int classes, double right, double rest) =>
        [right, .. Enumerable.Repeat(rest, classes - 1)];

    /// <summary>A wrong class stands out by this margin.</summary>
    public static double[] SureAndWrong(int classes, double margin) => [0, margin, .. new double[classes - 2]];
}
