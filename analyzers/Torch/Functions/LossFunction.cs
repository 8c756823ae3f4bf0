using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Meanings;

namespace TorchSharp.Analyzers.Torch.Functions;

/// <summary>A loss: what it is given is what the rules of the first family judge.</summary>
internal sealed record LossFunction(string Spelling, LossKind Kind) : TorchFunction(Spelling)
{
    public override bool IsObserved => true;

    /// <summary>Whether it takes logits: then whatever confines its input is wrong.</summary>
    public bool WantsLogits => Kind is LossKind.CrossEntropy or LossKind.BinaryCrossEntropyWithLogits;

    /// <summary>Sigmoid on one way and softmax on the other: before a loss on logits both are wrong.</summary>
    public override bool Settles(Value input) => WantsLogits && input is Fact { Meaning: HeadMeaning { IsConfined: true } };

    public override LibraryFunction? JoinWith(LibraryFunction other) =>
        base.JoinWith(other) ?? AnyLossFunction.Of(this, other);

    public override Value Apply(ValueList arguments, Func<OrderedSet<Origin>> origins) => Value.Unknown;
}
