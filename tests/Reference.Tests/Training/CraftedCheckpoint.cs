using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace TorchSharp.Reference.Tests.Training;

/// <summary>A checkpoint that somebody has changed and given the right hash again.</summary>
internal static class CraftedCheckpoint
{
    /// <summary>Mark and version.</summary>
    private const int HeadLength = 12;

    /// <summary>As PyTorch keeps the state of its generator.</summary>
    private const int GeneratorLength = 5056;

    /// <summary>The content between head and hash, changed.</summary>
    public static byte[] Of(byte[] file, Func<byte[], byte[]> change)
    {
        byte[] signed = [.. file[..HeadLength], .. change(file[HeadLength..^SHA256.HashSizeInBytes])];
        return [.. signed, .. SHA256.HashData(signed)];
    }

    /// <summary>The part that people can read, changed.</summary>
    public static byte[] WithHeader(byte[] file, Action<JsonNode> change) => Of(file, content =>
    {
        using var reader = new BinaryReader(new MemoryStream(content));
        var header = JsonNode.Parse(reader.ReadString())!;
        var rest = content[(int)reader.BaseStream.Position..];
        change(header);
        return [.. Text(header.ToJsonString()), .. rest];
    });

    /// <summary>The state of the random numbers, from its type on, replaced.</summary>
    public static byte[] WithGenerator(byte[] file, params byte[] generator) => WithTensor(file, _ => generator);

    /// <summary>The number of weights and what follows, replaced.</summary>
    public static byte[] WithWeights(byte[] file, Func<byte[], byte[]> change) => Of(file, content =>
    {
        var weights = PlaceOfGenerator(content) + HeadOfGenerator.Length + GeneratorLength;
        return [.. content[..weights], .. change(content[weights..])];
    });

    private static ReadOnlySpan<byte> HeadOfGenerator => [0, 1, 0xC0, 0x27];

    private static byte[] WithTensor(byte[] file, Func<byte[], byte[]> change) => Of(file, content =>
    {
        var place = PlaceOfGenerator(content);
        var end = place + HeadOfGenerator.Length + GeneratorLength;
        return [.. content[..place], .. change(content[place..end]), .. content[end..]];
    });

    private static int PlaceOfGenerator(byte[] content)
    {
        using var reader = new BinaryReader(new MemoryStream(content));
        _ = reader.ReadString();
        var place = (int)reader.BaseStream.Position;
        return content.AsSpan(place).StartsWith(HeadOfGenerator) ? place : throw new InvalidOperationException("the generator is elsewhere");
    }

    private static byte[] Text(string text)
    {
        using var memory = new MemoryStream();
        using (var writer = new BinaryWriter(memory, Encoding.UTF8))
            writer.Write(text);
        return memory.ToArray();
    }
}
