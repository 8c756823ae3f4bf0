using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Torch.Functions;

/// <summary>The head passes through; along which dimension it was normalised is not known any more.</summary>
internal sealed record ReshapeFunction(string Spelling) : TorchFunction(Spelling)
{
    public override Value Apply(ValueList arguments, Func<OrderedSet<Origin>> origins) =>
        arguments.Count == 0 ? Value.Unknown : Moved(arguments[0]);
}
