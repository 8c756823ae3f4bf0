namespace TorchSharp.Reference.Data;

/// <summary>
/// A random generator whose numbers are the same on every machine and in every version of .NET, which <see cref="Random"/> does not
/// promise.
/// </summary>
/// <remarks>Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators (OOPSLA 2014).</remarks>
/// <param name="seed">Neighbouring seeds give unrelated numbers.</param>
internal sealed class SplitMix64(ulong seed)
{
    private const ulong GoldenGamma = 0x9E3779B97F4A7C15;
    private const int UniformsPerNormal = 12;

    private ulong _state = Mix(seed);

    /// <summary>
    /// The number at a place of the sequence whose state is a seed: places that are near each other, and seeds, give numbers that are not.
    /// </summary>
    public static ulong At(ulong seed, ulong place) => Mix(seed + place * GoldenGamma);

    /// <summary>From 0, inclusive, to 1, exclusive.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    public double NextBetween(double low, double high) => low + (high - low) * NextDouble();

    /// <summary>From 0, inclusive, to <paramref name="bound"/>, exclusive. (The bias is below 2⁻³².)</summary>
    public int NextInt32(int bound) => (int)Math.BigMul(NextUInt64(), (ulong)bound, out _);

    /// <summary>
    /// Nearly a standard normal number: the sum of twelve uniform ones. It takes additions only, which all machines round alike; logarithm
    /// and cosine differ between C libraries.
    /// </summary>
    public double NextNormal()
    {
        var sum = 0.0;
        for (var i = 0; i < UniformsPerNormal; i++)
            sum += NextDouble();
        return sum - UniformsPerNormal / 2.0;
    }

    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = NextInt32(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private ulong NextUInt64() => Mix(_state += GoldenGamma);

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
