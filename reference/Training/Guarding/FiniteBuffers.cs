using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>
/// The buffers of a model that hold finite numbers when a training begins: the running means and variances of batch norm. Others, a mask of
/// −∞ say, are as they are meant to be.
/// </summary>
internal sealed class FiniteBuffers
{
    private readonly List<(string Name, Tensor Buffer)> _here;
    private readonly List<(string Name, Tensor Buffer)> _elsewhere;

    public FiniteBuffers(nn.Module model)
    {
        var finite = model.named_buffers().Where(named => IsFiniteNow(named.buffer)).ToLookup(IsHere);
        (_here, _elsewhere) = ([.. finite[true]], [.. finite[false]]);
    }

    /// <summary>The name of the first that is not finite any more.</summary>
    public string? FirstOffender()
    {
        foreach (var (name, buffer) in _here)
        {
            // No call into libtorch but for the address.
            if (!FiniteNumbers.Only(MemoryMarshal.Cast<byte, float>(buffer.bytes)))
                return name;
        }

        return _elsewhere.Count == 0 || HasFiniteSum() ? null : _elsewhere.FirstOrDefault(named => !named.Buffer.IsFinite()).Name;
    }

    private static bool IsFiniteNow(Tensor buffer) => buffer.is_floating_point() && buffer.numel() > 0 && buffer.IsFinite();

    private static bool IsHere((string Name, Tensor Buffer) named) =>
        named.Buffer.dtype == ScalarType.Float32 && named.Buffer.device_type == DeviceType.CPU && named.Buffer.is_contiguous();

    /// <summary>
    /// A device is waited for once, however many buffers there are. A sum may also have overflowed: then each is looked at.
    /// </summary>
    private bool HasFiniteSum()
    {
        using var scope = NewDisposeScope();
        using var withoutGradient = no_grad();
        return double.IsFinite(stack([.. _elsewhere.Select(named => named.Buffer.sum().to(ScalarType.Float64))]).sum().Number());
    }
}
