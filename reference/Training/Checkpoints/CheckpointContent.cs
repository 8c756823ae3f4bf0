using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>All of a checkpoint, read and not yet used.</summary>
internal sealed class CheckpointContent : IDisposable
{
    private CheckpointContent(BinaryReader reader, long end)
    {
        Header = CheckpointHeader.Read(reader.ReadString());
        Generator = reader.ReadTensor(end);
        Weights = WeightCopy.Of(reader.ReadTensors(end));
        Averages = WeightCopy.Of(reader.ReadTensors(end));
        Best = reader.ReadBoolean() ? WeightCopy.Of(reader.ReadTensors(end)) : null;
        Optimizer = ReadRest(reader, end);
    }

    public CheckpointHeader Header { get; }

    /// <summary>The state of libtorch's global generator.</summary>
    public Tensor Generator { get; }

    public WeightCopy Weights { get; }

    /// <summary>Averages by their numbers; empty where none are taken.</summary>
    public WeightCopy Averages { get; }

    public WeightCopy? Best { get; }

    public byte[] Optimizer { get; }

    public static CheckpointContent Read(string path) => CheckpointFile.Read(path, (reader, end) =>
    {
        // What was read of a file that turns out to be no checkpoint goes with the scope.
        using var scope = NewDisposeScope();
        var content = new CheckpointContent(reader, end);
        scope.Detach(content.Tensors());
        return content;
    });

    public static void Write(
        string path, CheckpointHeader header, nn.Module model, IReadOnlyDictionary<string, Tensor> averages, WeightCopy? best, optim.Optimizer optimizer)
    {
        using var scope = NewDisposeScope();
        CheckpointFile.Write(path, writer =>
        {
            writer.Write(header.Write());
            writer.Write(get_rng_state());
            writer.Write(model.state_dict());
            writer.Write(averages);
            writer.Write(best is not null);
            if (best is not null)
                writer.Write(best.Tensors);
            WriteOptimizer(writer, optimizer);
        });
    }

    /// <summary>Gives the parameters their averages, where the training takes any.</summary>
    public void ApplyAverages(IReadOnlyList<Tensor> parameters)
    {
        using var withoutGradient = no_grad();
        foreach (var (number, average) in Averages.Tensors)
            _ = parameters[int.Parse(number, CultureInfo.InvariantCulture)].copy_(average);
    }

    public void Dispose() => Dispose(withBest: true);

    public void Dispose(bool withBest)
    {
        Generator.Dispose();
        Weights.Dispose();
        Averages.Dispose();
        if (withBest)
            Best?.Dispose();
    }

    private IEnumerable<Tensor> Tensors() => new[] { Weights, Averages, Best }
        .SelectMany(copy => copy is null ? [] : copy.Tensors.Values).Prepend(Generator);

    private static byte[] ReadRest(BinaryReader reader, long end)
    {
        var (length, left) = (reader.ReadInt32(), end - reader.BaseStream.Position);
        return length == left ? reader.ReadBytes(length) : throw new FormatException($"the optimizer's state is of {length} bytes, and {left} are left");
    }

    private static void WriteOptimizer(BinaryWriter writer, optim.Optimizer optimizer)
    {
        using var memory = new MemoryStream();
        using (var state = new BinaryWriter(memory, System.Text.Encoding.UTF8, leaveOpen: true))
            OptimizerSerialization.Write(state, optimizer);
        writer.Write((int)memory.Length);
        writer.Write(memory.GetBuffer().AsSpan(0, (int)memory.Length));
    }
}
