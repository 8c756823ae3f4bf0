using System.IO.Compression;
using System.Text;

namespace TorchSharp.Reference.Tests.Saving;

/// <summary>Files of weights, written byte by byte from the definitions of their formats: no library that is tested takes part.</summary>
internal static class HandMade
{
    /// <summary>
    /// A safetensors file: the length of the head (8 bytes, little-endian), the head (JSON), and the numbers, to which the head's offsets
    /// refer.
    /// </summary>
    public static byte[] Safetensors(string head, params ReadOnlySpan<float> numbers) =>
        [.. BitConverter.GetBytes((ulong)Encoding.UTF8.GetByteCount(head)), .. Encoding.UTF8.GetBytes(head), .. numbers.ToArray().SelectMany(BitConverter.GetBytes)];

    /// <summary>
    /// What <c>torch.save(OrderedDict(weight=…, bias=…), path)</c> writes: a zip archive with a pickle of protocol 2, and each tensor's
    /// numbers in an entry of their own. The weight is (1, 2), the bias (1).
    /// </summary>
    public static byte[] PyTorch(float[] weight, float[] bias)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create))
        {
            Add(archive, "archive/data.pkl", [.. Begin, .. Tensor("weight", "0", [1, 2]), .. Tensor("bias", "1", [1]), .. "u."u8]);
            Add(archive, "archive/version", [.. "3\n"u8]);
            Add(archive, "archive/data/0", [.. weight.SelectMany(BitConverter.GetBytes)]);
            Add(archive, "archive/data/1", [.. bias.SelectMany(BitConverter.GetBytes)]);
        }

        return memory.ToArray();
    }

    /// <summary>Protocol 2, an empty OrderedDict, and the mark after which its pairs stand.</summary>
    private static byte[] Begin => [0x80, 2, .. "ccollections\nOrderedDict\n)R("u8];

    /// <summary>A name, and the call of <c>torch._utils._rebuild_tensor_v2(storage, 0, shape, stride, False, OrderedDict())</c>.</summary>
    private static byte[] Tensor(string name, string key, byte[] shape)
    {
        var count = shape.Aggregate(1, (product, size) => product * size);
        byte[] stride = shape.Length == 2 ? [shape[1], 1] : [1];
        return
        [
            .. Text(name), .. "ctorch._utils\n_rebuild_tensor_v2\n(("u8,
            .. Text("storage"), .. "ctorch\nFloatStorage\n"u8, .. Text(key), .. Text("cpu"), .. Number((byte)count), .. "tQ"u8,
            .. Number(0), .. Tuple(shape), .. Tuple(stride), 0x89, .. "ccollections\nOrderedDict\n)RtR"u8,
        ];
    }

    private static byte[] Text(string text) => [(byte)'X', .. BitConverter.GetBytes(text.Length), .. Encoding.UTF8.GetBytes(text)];

    private static byte[] Number(byte number) => [(byte)'K', number];

    private static byte[] Tuple(byte[] numbers) => [(byte)'(', .. numbers.SelectMany(Number), (byte)'t'];

    private static void Add(ZipArchive archive, string name, byte[] content)
    {
        using var entry = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
        entry.Write(content);
    }
}
