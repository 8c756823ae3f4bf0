using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>
/// The parameters of a model as views of one buffer, and beside it the buffers of Adam's moments. Gradients are left where the backward
/// pass makes them: to have it add them to a buffer would cost two passes over all of them, one to clear it and one to add.
/// </summary>
internal sealed class FlatParameters : IDisposable
{
    /// <summary>Each parameter begins on a cache line, as libtorch's own tensors do.</summary>
    private const int Alignment = 16;

    private readonly Segment[] _segments;
    private readonly Tensor _weights;
    private readonly Tensor _means;
    private readonly Tensor _squares;

    public FlatParameters(IReadOnlyList<Parameter> parameters, IReadOnlyList<Adam.State> states)
    {
        using var withoutGradient = no_grad();
        using var scope = NewDisposeScope();
        var size = parameters.Sum(Room);
        _weights = zeros(size).DetachFromDisposeScope();
        _means = zeros(size).DetachFromDisposeScope();
        _squares = zeros(size).DetachFromDisposeScope();
        _segments = new Segment[parameters.Count];
        for (var (i, first) = (0, 0); i < parameters.Count; first += Room(parameters[i++]))
            _segments[i] = Lay(parameters[i], states[i], first);
    }

    /// <summary>Where a tensor's numbers are.</summary>
    public static nint Address(Tensor tensor) => Unsafe.ByteOffset(ref Unsafe.NullRef<byte>(), ref MemoryMarshal.GetReference(tensor.bytes));

    public void ClearGradients()
    {
        foreach (var segment in _segments)
            segment.Parameter.grad = null;
    }

    public void Update(Adam.Options options)
    {
        var weights = Numbers(_weights);
        var means = Numbers(_means);
        var squares = Numbers(_squares);
        foreach (var (parameter, state, first, count) in _segments)
        {
            using var gradient = Gradient(parameter);
            if (gradient is null)
                continue;
            var update = new AdamUpdate(options, ++state.step);
            update.Apply(weights.Slice(first, count), Numbers(gradient), means.Slice(first, count), squares.Slice(first, count));
        }
    }

    public bool HasFiniteGradients()
    {
        foreach (var segment in _segments)
        {
            using var gradient = Gradient(segment.Parameter);
            if (gradient is not null && !FiniteNumbers.Only(Numbers(gradient)))
                return false;
        }

        return true;
    }

    public void Dispose()
    {
        _weights.Dispose();
        _means.Dispose();
        _squares.Dispose();
    }

    private static int Room(Parameter parameter) => (int)(parameter.numel() + Alignment - 1) / Alignment * Alignment;

    private static Span<float> Numbers(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);

    /// <summary>The gradient, its numbers one after the other; it is so unless someone has put another in its place.</summary>
    private static Tensor? Gradient(Parameter parameter)
    {
        var gradient = parameter.grad;
        if (gradient is null || gradient.is_contiguous())
            return gradient;
        using var other = gradient;
        return other.contiguous();
    }

    private Segment Lay(Parameter parameter, Adam.State state, int first)
    {
        var count = (int)parameter.numel();
        Tensor View(Tensor buffer) => buffer.narrow(0, first, count).view(parameter.shape);

        var weights = View(_weights);
        _ = weights.copy_(parameter);
        _ = parameter.set_(weights);
        (state.exp_avg, state.exp_avg_sq) = (Replace(state.exp_avg, View(_means)), Replace(state.exp_avg_sq, View(_squares)));
        return new Segment(parameter, state, first, count);
    }

    private static Tensor Replace(Tensor old, Tensor by)
    {
        old.Dispose();
        return by.DetachFromDisposeScope();
    }

    /// <summary>One parameter's part of the buffers.</summary>
    private sealed record Segment(Parameter Parameter, Adam.State State, int First, int Count);
}
