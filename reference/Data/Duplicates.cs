using System.Buffers.Binary;
using System.Security.Cryptography;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Data;

/// <summary>
/// Finds rows with equal inputs. A row that is trained on and tested on makes the test look better than the model is; some published sets
/// have such rows (scene: six inputs, five of them with the same labels).
/// </summary>
/// <remarks>Rows are compared by the SHA-256 of their inputs; targets do not count. −0 equals 0.</remarks>
public static class Duplicates
{
    private const int RowsAtOnce = 4096;

    /// <summary>The rows of a set without repetitions.</summary>
    /// <param name="rows">The set.</param>
    /// <returns>The first row of each content, ascending.</returns>
    public static IReadOnlyList<long> Distinct(Examples rows)
    {
        var seen = new HashSet<UInt128>();
        return Where(HashesOf(rows), seen.Add);
    }

    /// <summary>
    /// Which rows of a set belong together: to divide a set, divide its <see cref="Distinct"/> rows, and give the others to where their
    /// first row is.
    /// </summary>
    /// <param name="rows">The set.</param>
    /// <returns>For each row, the number of the first one with its content: its own where none before has it.</returns>
    public static IReadOnlyList<long> FirstOfEach(Examples rows)
    {
        var hashes = HashesOf(rows);
        var first = new Dictionary<UInt128, long>();
        for (var row = 0; row < hashes.Length; row++)
            first.TryAdd(hashes[row], row);
        return [.. hashes.Select(content => first[content])];
    }

    /// <summary>The rows of one set that stand in another one too.</summary>
    /// <returns>Their numbers in <paramref name="rows"/>, ascending; none, as it should be, if the sets are apart.</returns>
    public static IReadOnlyList<long> Shared(Examples rows, Examples others) =>
        Where(HashesOf(rows), HashesOf(others).ToHashSet().Contains);

    /// <summary>
    /// The rows of one set that do not stand in another one: drop duplicates with <c>training.Select(Duplicates.Unshared(training,
    /// test))</c>.
    /// </summary>
    /// <returns>Their numbers in <paramref name="rows"/>, ascending.</returns>
    public static IReadOnlyList<long> Unshared(Examples rows, Examples others)
    {
        var contents = HashesOf(others).ToHashSet();
        return Where(HashesOf(rows), content => !contents.Contains(content));
    }

    /// <summary>Makes sure that no row stands in two sets.</summary>
    /// <param name="parts">The sets, such as training, validation and test, with their names.</param>
    /// <exception cref="InvalidDataException">A row does; the message says which, and what to do.</exception>
    public static void CheckApart(params (string Name, Examples Rows)[] parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        var hashes = parts.Select(part => HashesOf(part.Rows)).ToArray();
        for (var second = 1; second < parts.Length; second++)
        {
            var contents = hashes[second].ToHashSet();
            for (var first = 0; first < second; first++)
            {
                var shared = Where(hashes[first], contents.Contains);
                if (shared.Length > 0)
                    throw Error(parts[first].Name, parts[second].Name, shared);
            }
        }
    }

    private static InvalidDataException Error(string first, string second, long[] shared)
    {
        const int Listed = 10;
        var list = string.Join(", ", shared.Take(Listed)) + (shared.Length > Listed ? ", …" : "");
        return new InvalidDataException(
            $"{shared.Length} rows of {first} stand in {second} too (numbers in {first}, from 0: {list}). "
            + "Drop them with Duplicates.Unshared.");
    }

    private static long[] Where(UInt128[] hashes, Func<UInt128, bool> condition) =>
        [.. Enumerable.Range(0, hashes.Length).Where(row => condition(hashes[row])).Select(row => (long)row)];

    private static UInt128[] HashesOf(Examples examples)
    {
        ArgumentNullException.ThrowIfNull(examples);
        var hashes = new UInt128[examples.Count];
        for (var first = 0; first < hashes.Length; first += RowsAtOnce)
            Hash(examples.Inputs, first, hashes.AsSpan(first, Math.Min(RowsAtOnce, hashes.Length - first)));
        return hashes;
    }

    private static void Hash(Tensor inputs, int first, Span<UInt128> hashes)
    {
        using var scope = NewDisposeScope();
        using var withoutGradient = no_grad();
        var rows = inputs.narrow(0, first, hashes.Length).cpu();
        if (rows.is_floating_point())
            rows = rows.add(0.0);

        var bytes = rows.contiguous().bytes;
        var width = bytes.Length / hashes.Length;
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        for (var row = 0; row < hashes.Length; row++)
        {
            SHA256.HashData(bytes.Slice(row * width, width), hash);
            hashes[row] = BinaryPrimitives.ReadUInt128LittleEndian(hash);
        }
    }
}
