using System.Globalization;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Training;

/// <summary>
/// The exponential average of the weights of all steps. In the first steps the decay is smaller, (1 + steps) / (10 + steps), so that the weights
/// that the model began with are soon forgotten (as in TensorFlow's ExponentialMovingAverage).
/// </summary>
internal sealed class AveragedWeights : IDisposable
{
    private readonly IReadOnlyList<Parameter> _parameters;
    private readonly double _decay;

    public AveragedWeights(IReadOnlyList<Parameter> parameters, double decay)
    {
        using var withoutGradient = no_grad();
        _parameters = parameters;
        _decay = decay;
        Averages = [.. parameters.Select(parameter => parameter.clone().DetachFromDisposeScope())];
    }

    /// <summary>The averages, in the order of the parameters.</summary>
    public IReadOnlyList<Tensor> Averages { get; }

    /// <summary>The averages by their numbers.</summary>
    public IReadOnlyDictionary<string, Tensor> Numbered =>
        Enumerable.Range(0, Averages.Count).ToDictionary(i => i.ToString(CultureInfo.InvariantCulture), i => Averages[i]);

    /// <param name="steps">The steps before this one.</param>
    public void Update(long steps)
    {
        using var withoutGradient = no_grad();
        var decay = Math.Min(_decay, (1.0 + steps) / (10.0 + steps));
        for (var i = 0; i < _parameters.Count; i++)
            _ = Averages[i].lerp_(_parameters[i], 1 - decay);
    }

    /// <summary>Gives the model the averages until the result is disposed.</summary>
    public IDisposable Lend() => new Loan(this);

    /// <summary>Gives the model the averages for good.</summary>
    public void Apply()
    {
        using var withoutGradient = no_grad();
        for (var i = 0; i < _parameters.Count; i++)
            _ = _parameters[i].copy_(Averages[i]);
    }

    public void Dispose()
    {
        foreach (var average in Averages)
            average.Dispose();
    }

    private sealed class Loan : IDisposable
    {
        private readonly AveragedWeights _average;
        private readonly List<Tensor> _own;

        public Loan(AveragedWeights average)
        {
            using var withoutGradient = no_grad();
            _average = average;
            _own = [.. average._parameters.Select(parameter => parameter.clone().DetachFromDisposeScope())];
            average.Apply();
        }

        public void Dispose()
        {
            using var withoutGradient = no_grad();
            for (var i = 0; i < _own.Count; i++)
            {
                _ = _average._parameters[i].copy_(_own[i]);
                _own[i].Dispose();
            }
        }
    }
}
