using System.Buffers.Binary;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>
/// The saved state of libtorch's random numbers on the CPU: a Mersenne Twister (mt19937) behind its seed. libtorch ends the process when it is given
/// one that cannot be (`mt19937::is_valid` of ATen), so it has to be looked at before.
/// </summary>
internal static class GeneratorState
{
    /// <summary>Numbers that the twister makes at once.</summary>
    private const int Numbers = 624;

    /// <summary>Where the legacy layout has how many numbers are left, whether it was seeded, and which comes next.</summary>
    private const int Left = 8, Seeded = 12, Next = 16, End = 24;

    /// <summary>Whether libtorch takes these bytes.</summary>
    /// <param name="state">As <c>get_rng_state</c> gives it: bytes in one dimension.</param>
    public static bool IsValid(Tensor state)
    {
        var bytes = state.data<byte>().ToArray().AsSpan();
        return bytes.Length >= End
            && BinaryPrimitives.ReadInt32LittleEndian(bytes[Left..]) is > 0 and <= Numbers
            && BinaryPrimitives.ReadInt32LittleEndian(bytes[Seeded..]) != 0
            && BinaryPrimitives.ReadUInt64LittleEndian(bytes[Next..]) <= Numbers
            && IsInside(BinaryPrimitives.ReadInt32LittleEndian(bytes[Left..]), BinaryPrimitives.ReadInt32LittleEndian(bytes[Next..]));
    }

    /// <summary>One that was only seeded makes its numbers first; else what is left and what comes next must not lead past the end: libtorch does not look.</summary>
    private static bool IsInside(int left, int next) => left == 1 || left + next <= Numbers + 1;
}
