using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Functions;

/// <summary>The logarithm of a probability is a log-probability; anything else becomes unknown.</summary>
internal sealed record LogFunction(string Spelling) : TorchFunction(Spelling)
{
    public override Value? Apply(ValueList arguments, Func<OrderedSet<Origin>> origins) =>
        Decide(arguments, input => HeadOf(input) switch
        {
            { Head: Head.Softmax } softmax => new Fact(softmax with { Head = Head.LogSoftmax }, origins()),
            { Head: Head.Sigmoid } sigmoid => new Fact(sigmoid with { Head = Head.LogSigmoid }, origins()),
            _ => Value.Unknown,
        });
}
