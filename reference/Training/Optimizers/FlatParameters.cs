using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>The parameters of a model as views of one buffer, and beside it the buffers of their gradients and of Adam's moments.</summary>
internal sealed class FlatParameters : IDisposable
{
    /// <summary>Each parameter begins on a cache line, as libtorch's own tensors do.</summary>
    private const int Alignment = 16;

    private readonly Segment[] _segments;
    private readonly Tensor _weights;
    private readonly Tensor _gradients;
    private readonly Tensor _means;
    private readonly Tensor _squares;

    public FlatParameters(IReadOnlyList<Parameter> parameters, IReadOnlyList<Adam.State> states)
    {
        using var withoutGradient = no_grad();
        using var scope = NewDisposeScope();
        var size = parameters.Sum(Room);
        _weights = zeros(size).DetachFromDisposeScope();
        _gradients = zeros(size).DetachFromDisposeScope();
        _means = zeros(size).DetachFromDisposeScope();
        _squares = zeros(size).DetachFromDisposeScope();
        _segments = new Segment[parameters.Count];
        for (var (i, first) = (0, 0); i < parameters.Count; first += Room(parameters[i++]))
            _segments[i] = Lay(parameters[i], states[i], first);
    }

    /// <summary>Where a tensor's numbers are.</summary>
    public static nint Address(Tensor tensor) => AddressOf(tensor.bytes);

    public void ClearGradients()
    {
        _ = _gradients.zero_();
        foreach (var segment in _segments)
        {
            using var gradient = segment.Parameter.grad;
            if (gradient is not null && !segment.Owns(gradient))
                _ = gradient.zero_();
        }
    }

    /// <summary>Takes in gradients that libtorch made anew: after the first backward pass, or after someone removed ours.</summary>
    public void AdoptGradients()
    {
        foreach (var segment in _segments)
            segment.AdoptGradient();
    }

    public void Update(Adam.Options options)
    {
        var weights = Numbers(_weights);
        var gradients = Numbers(_gradients);
        var means = Numbers(_means);
        var squares = Numbers(_squares);
        foreach (var segment in _segments)
        {
            if (!segment.HasGradient)
                continue;
            var update = new AdamUpdate(options, ++segment.State.step);
            var range = segment.First..(segment.First + segment.Count);
            update.Apply(weights[range], gradients[range], means[range], squares[range]);
        }
    }

    public bool HasFiniteGradients()
    {
        // A sum is a number only if all its terms are; where it has overflowed, the guard looks more closely.
        var gradients = MemoryMarshal.Cast<float, Vector<float>>(Numbers(_gradients));
        var sum = Vector<float>.Zero;
        foreach (var gradient in gradients)
            sum += gradient;
        return float.IsFinite(Vector.Sum(sum));
    }

    public void Dispose()
    {
        foreach (var segment in _segments)
            segment.Dispose();
        _weights.Dispose();
        _gradients.Dispose();
        _means.Dispose();
        _squares.Dispose();
    }

    private static int Room(Parameter parameter) => (int)(parameter.numel() + Alignment - 1) / Alignment * Alignment;

    private static Span<float> Numbers(Tensor tensor) => MemoryMarshal.Cast<byte, float>(tensor.bytes);

    private static nint AddressOf(Span<byte> bytes) => Unsafe.ByteOffset(ref Unsafe.NullRef<byte>(), ref MemoryMarshal.GetReference(bytes));

    private Segment Lay(Parameter parameter, Adam.State state, int first)
    {
        var count = (int)parameter.numel();
        Tensor View(Tensor buffer) => buffer.narrow(0, first, count).view(parameter.shape);

        var weights = View(_weights);
        _ = weights.copy_(parameter);
        _ = parameter.set_(weights);
        (state.exp_avg, state.exp_avg_sq) = (Replace(state.exp_avg, View(_means)), Replace(state.exp_avg_sq, View(_squares)));
        return new Segment(parameter, state, View(_gradients).DetachFromDisposeScope(), first, count);
    }

    private static Tensor Replace(Tensor old, Tensor by)
    {
        old.Dispose();
        return by.DetachFromDisposeScope();
    }

    /// <summary>One parameter's part of the buffers.</summary>
    private sealed class Segment(Parameter parameter, Adam.State state, Tensor gradient, int first, int count) : IDisposable
    {
        private readonly nint _address = Address(gradient);

        public Parameter Parameter => parameter;

        public Adam.State State => state;

        public int First => first;

        public int Count => count;

        public bool HasGradient { get; private set; }

        public bool Owns(Tensor candidate) => candidate.is_contiguous() && Address(candidate) == _address;

        public void AdoptGradient()
        {
            using var present = parameter.grad;
            HasGradient = present is not null;
            if (present is null || Owns(present))
                return;
            using var withoutGradient = no_grad();
            _ = gradient.copy_(present);
            parameter.grad = gradient;
        }

        public void Dispose() => gradient.Dispose();
    }
}
