using System.Text.Json;

namespace TorchSharp.Reference.Saving;

/// <summary>
/// The head of a safetensors file: a length of 8 bytes, that much JSON, then the numbers. What it says of itself is checked before memory
/// is taken for it: each tensor's range lies in the file and has the size of its shape and type.
/// </summary>
internal static class SafetensorsHeader
{
    private const int LengthSize = 8;

    /// <exception cref="ModelFileException">The file contradicts itself.</exception>
    public static void Check(string path, FileStream stream)
    {
        using var header = JsonDocument.Parse(Read(path, stream));
        var room = stream.Length - stream.Position;
        foreach (var entry in header.RootElement.EnumerateObject().Where(entry => entry.Name != "__metadata__"))
            CheckRange(path, entry, room);
        stream.Position = 0;
    }

    private static byte[] Read(string path, FileStream stream)
    {
        var length = new byte[LengthSize];
        stream.ReadExactly(length);
        var count = BitConverter.ToUInt64(length);
        if (count > (ulong)(stream.Length - LengthSize))
            throw new ModelFileException(
                $"'{path}' is no safetensors file, or cut short: it names a head of {count} bytes and has {stream.Length}");
        var text = new byte[count];
        stream.ReadExactly(text);
        return text;
    }

    private static void CheckRange(string path, JsonProperty entry, long room)
    {
        var offsets = entry.Value.GetProperty("data_offsets").EnumerateArray().Select(offset => offset.GetInt64()).ToList();
        var numbers = entry.Value.GetProperty("shape").EnumerateArray().Aggregate(1L, (product, size) => checked(product * size.GetInt64()));
        var size = checked(numbers * SizeOf(path, entry.Name, entry.Value.GetProperty("dtype").GetString()));
        if (offsets is not [>= 0 and var first, var end] || end > room || end - first != size)
            throw new ModelFileException(
                $"'{path}' is damaged: {entry.Name} of {size} bytes lies at [{string.Join(", ", offsets)}] of {room}");
    }

    private static int SizeOf(string path, string name, string? type) => type switch
    {
        "F64" or "I64" => 8,
        "F32" or "I32" => 4,
        "F16" or "BF16" or "I16" => 2,
        "I8" or "U8" or "BOOL" => 1,
        _ => throw new ModelFileException($"'{path}': {name} is of type {type}, which TorchSharp.PyBridge does not read"),
    };
}
