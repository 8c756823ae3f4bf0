namespace TorchSharp.Reference.Data;

internal static class RandomExtensions
{
    public static double NextBetween(this Random random, double low, double high) => low + (high - low) * random.NextDouble();

    /// <summary>A standard normal number (Box and Muller).</summary>
    public static double NextNormal(this Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
