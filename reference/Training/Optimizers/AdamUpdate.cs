using System.Numerics;
using System.Runtime.InteropServices;
using TorchSharp.Modules;

namespace TorchSharp.Reference.Training;

/// <summary>
/// One step of Adam on numbers that lie one after the other, in the order of operations in which TorchSharp's Adam has libtorch do them.
/// </summary>
internal readonly struct AdamUpdate
{
    private readonly float _beta1;
    private readonly float _beta2;
    private readonly float _gradientShare;
    private readonly float _squareShare;
    private readonly float _correction;
    private readonly float _eps;
    private readonly float _step;
    private readonly float _decay;

    /// <param name="options">The group's, all of them set.</param>
    /// <param name="step">The number of this step, from 1.</param>
    public AdamUpdate(Adam.Options options, long step)
    {
        var (beta1, beta2) = (options.beta1!.Value, options.beta2!.Value);
        (_beta1, _beta2) = ((float)beta1, (float)beta2);
        (_gradientShare, _squareShare) = ((float)(1 - beta1), (float)(1 - beta2));
        _correction = (float)Math.Sqrt(1 - Math.Pow(beta2, step));
        _eps = (float)options.eps!.Value;
        _step = (float)(-options.LearningRate!.Value / (1 - Math.Pow(beta1, step)));
        _decay = (float)options.weight_decay!.Value;
    }

    public void Apply(Span<float> weights, Span<float> gradients, Span<float> means, Span<float> squares)
    {
        var w = MemoryMarshal.Cast<float, Vector<float>>(weights);
        var g = MemoryMarshal.Cast<float, Vector<float>>(gradients);
        var m = MemoryMarshal.Cast<float, Vector<float>>(means);
        var v = MemoryMarshal.Cast<float, Vector<float>>(squares);
        for (var i = 0; i < w.Length; i++)
        {
            var gradient = Vector.FusedMultiplyAdd(new Vector<float>(_decay), w[i], g[i]);
            m[i] = Vector.FusedMultiplyAdd(gradient, new Vector<float>(_gradientShare), m[i] * _beta1);
            v[i] = Vector.FusedMultiplyAdd(gradient * _squareShare, gradient, v[i] * _beta2);
            var denominator = Vector.SquareRoot(v[i]) / new Vector<float>(_correction) + new Vector<float>(_eps);
            w[i] += m[i] * _step / denominator;
        }

        for (var i = w.Length * Vector<float>.Count; i < weights.Length; i++)
            Apply(ref weights[i], gradients[i], ref means[i], ref squares[i]);
    }

    private void Apply(ref float weight, float gradient, ref float mean, ref float square)
    {
        gradient = MathF.FusedMultiplyAdd(_decay, weight, gradient);
        mean = MathF.FusedMultiplyAdd(gradient, _gradientShare, mean * _beta1);
        square = MathF.FusedMultiplyAdd(gradient * _squareShare, gradient, square * _beta2);
        weight += mean * _step / (MathF.Sqrt(square) / _correction + _eps);
    }
}
