using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Torch.Functions;

/// <summary>The head passes through.</summary>
internal sealed record TransparentFunction(string Spelling) : TorchFunction(Spelling)
{
    public override Value Apply(ValueList arguments, Func<OrderedSet<Origin>> origins) =>
        arguments.Count == 0 ? Value.Unknown : arguments[0];
}
