using System.Numerics;
using System.Runtime.InteropServices;

namespace TorchSharp.Reference.Training;

internal static class FiniteNumbers
{
    /// <summary>Whether all are numbers: x − x is 0 for every number, and no number for what is infinite or none.</summary>
    public static bool Only(ReadOnlySpan<float> numbers)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(numbers);
        var differences = Vector<float>.Zero;
        foreach (var vector in vectors)
            differences += vector - vector;
        var rest = 0f;
        foreach (var number in numbers[(vectors.Length * Vector<float>.Count)..])
            rest += number - number;
        return Vector.Sum(differences) + rest == 0;
    }
}
