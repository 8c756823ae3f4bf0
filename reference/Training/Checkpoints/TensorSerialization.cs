using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>Tensors in a checkpoint, each as TorchSharp writes it.</summary>
internal static class TensorSerialization
{
    public static void Write(this BinaryWriter writer, IReadOnlyDictionary<string, Tensor> tensors)
    {
        writer.Write(tensors.Count);
        foreach (var (name, tensor) in tensors)
        {
            writer.Write(name);
            writer.Write(tensor);
        }
    }

    public static void Write(this BinaryWriter writer, Tensor tensor)
    {
        using var contiguous = tensor.detach().contiguous();
        contiguous.Save(writer);
    }

    /// <summary>Tensors on the CPU, which are in the scope that is open.</summary>
    /// <param name="reader">Before the tensors.</param>
    /// <param name="end">Where all tensors end in its stream.</param>
    /// <exception cref="FormatException">There is no such tensor.</exception>
    public static Dictionary<string, Tensor> ReadTensors(this BinaryReader reader, long end)
    {
        var tensors = new Dictionary<string, Tensor>();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var name = reader.ReadString();
            tensors.Add(name, reader.ReadTensor(end));
        }

        return tensors;
    }

    /// <inheritdoc cref="ReadTensors"/>
    public static Tensor ReadTensor(this BinaryReader reader, long end)
    {
        TensorHead.Check(reader, end);
        return TensorExtensionMethods.Load(reader);
    }
}
