using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Training;

internal static class Bytes
{
    /// <summary>All weights and buffers of a model, one after the other.</summary>
    public static byte[] Of(nn.Module model) => [.. model.state_dict().OrderBy(pair => pair.Key, StringComparer.Ordinal).SelectMany(pair => pair.Value.bytes.ToArray())];
}
