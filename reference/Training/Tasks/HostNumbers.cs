using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>
/// The numbers of a tensor, one after the other in this process's memory: its own where they are so already, else a copy.
/// </summary>
internal readonly ref struct HostNumbers<T>
    where T : unmanaged
{
    private readonly Tensor? _copy;

    public HostNumbers(Tensor tensor, ScalarType type)
    {
        if (tensor.dtype != type || tensor.device_type != DeviceType.CPU || !tensor.is_contiguous())
        {
            using var scope = NewDisposeScope();
            tensor = _copy = tensor.detach().to(type).cpu().contiguous().DetachFromDisposeScope();
        }

        Values = MemoryMarshal.Cast<byte, T>(tensor.bytes);
    }

    public ReadOnlySpan<T> Values { get; }

    public void Dispose() => _copy?.Dispose();
}
