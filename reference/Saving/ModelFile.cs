using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using TorchSharp.Reference.Metrics;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Saving;

/// <summary>
/// A trained model as one file: what TorchSharp's own <c>save</c> writes, and after it what the weights do not say, names and thresholds.
/// TorchSharp alone reads it with <c>model.load(path)</c>, for it stops where the weights end.
/// </summary>
public static class ModelFile
{
    private const int TailLength = sizeof(int) + SHA256.HashSizeInBytes + 8;

    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    private static ReadOnlySpan<byte> Mark => "TSMODEL\n"u8;

    /// <summary>Writes a model, beside an old file first and then in its place: there is a whole one at every moment.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">The model; its parameters and buffers are written.</param>
    /// <param name="info">Names and thresholds; none unless told.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be written.</exception>
    public static void Save(string path, nn.Module model, ModelInfo? info = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(model);
        WholeFile.Write(path, stream =>
        {
            using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true))
                _ = model.save(writer);
            var text = JsonSerializer.SerializeToUtf8Bytes(Description.Of(info ?? new ModelInfo()), Json);
            stream.Write(text);
            stream.Write(BitConverter.GetBytes(text.Length));
            stream.Position = 0;
            var hash = SHA256.HashData(stream);
            stream.Write(hash);
            stream.Write(Mark);
        });
    }

    /// <summary>Reads what a file says of its model, without the weights.</summary>
    /// <exception cref="ModelFileException">There is none, or it is damaged, or no such file.</exception>
    public static ModelInfo Read(string path)
    {
        using var stream = Open(path);
        return InfoOf(path, stream).Info;
    }

    /// <summary>Gives a model the weights of a file. It must be built as the one that was saved.</summary>
    /// <param name="path">The file.</param>
    /// <param name="model">The model; it stays on its device and in its mode.</param>
    /// <returns>What the file says of the model.</returns>
    /// <exception cref="ModelFileException">
    /// There is none, it is damaged, no such file, or another model's: what is missing or extra is named. The model is as it was.
    /// </exception>
    public static ModelInfo Load(string path, nn.Module model)
    {
        ArgumentNullException.ThrowIfNull(model);
        using var stream = Open(path);
        var (info, end) = InfoOf(path, stream);
        stream.Position = 0;
        using var scope = NewDisposeScope();
        WeightFit.Put(path, ReadWeights(path, stream, end), model);
        return info;
    }

    private static FileStream Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ModelFileException($"there is no file '{path}'", error);
        }
    }

    private static (ModelInfo Info, long End) InfoOf(string path, FileStream stream)
    {
        if (stream.Length < TailLength)
            throw Foreign(path);
        var tail = Take(stream, stream.Length - TailLength, TailLength);
        if (!tail.AsSpan(^Mark.Length..).SequenceEqual(Mark))
            throw Foreign(path);
        CheckHash(path, stream, tail.AsSpan(sizeof(int), SHA256.HashSizeInBytes));
        var length = BitConverter.ToInt32(tail);
        var start = stream.Length - TailLength - length;
        return (JsonSerializer.Deserialize<Description>(Take(stream, start, length), Json)!.ToInfo(), start);
    }

    private static void CheckHash(string path, FileStream stream, ReadOnlySpan<byte> expected)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        stream.Position = 0;
        var buffer = new byte[1 << 16];
        for (var left = stream.Length - TailLength + sizeof(int); left > 0;)
        {
            var count = stream.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            hash.AppendData(buffer, 0, count);
            left -= count;
        }

        if (!hash.GetHashAndReset().AsSpan().SequenceEqual(expected))
            throw new ModelFileException(
                $"'{path}' is damaged: its content does not have the SHA-256 that it was written with. Copy it again");
    }

    private static Dictionary<string, Tensor> ReadWeights(string path, FileStream stream, long end)
    {
        var weights = new Dictionary<string, Tensor>();
        using var reader = new BinaryReader(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        for (var left = reader.Read7BitEncodedInt64(); left > 0; left--)
        {
            var name = reader.ReadString();
            weights.Add(name, TensorExtensionMethods.Load(reader));
        }

        return stream.Position == end ? weights : throw Foreign(path);
    }

    private static byte[] Take(FileStream stream, long position, int length)
    {
        var bytes = new byte[length];
        stream.Position = position;
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static ModelFileException Foreign(string path) => new(
        $"'{path}' is no file that ModelFile.Save wrote, or it was cut short. What TorchSharp's own save wrote is read by the model's load");

    /// <summary>What stands in the file.</summary>
    private sealed record Description(OutputKind Kind, string[] Names, double[]? Thresholds, string[] FeatureNames)
    {
        public static Description Of(ModelInfo info) =>
            new(info.Kind, [.. info.Names], info.Thresholds is { } thresholds ? [.. thresholds.Logits] : null, [.. info.FeatureNames]);

        public ModelInfo ToInfo() => new()
        {
            Kind = Kind, Names = Names, Thresholds = Thresholds is { } logits ? new Thresholds(logits) : null, FeatureNames = FeatureNames,
        };
    }
}
