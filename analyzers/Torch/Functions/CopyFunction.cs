using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Torch.Functions;

/// <summary>The head passes through, to a tensor of its own.</summary>
internal sealed record CopyFunction(string Spelling) : TorchFunction(Spelling)
{
    public override Value Apply(ValueList arguments, Func<OrderedSet<Origin>> origins) =>
        arguments.Count == 0 ? Value.Unknown
        : arguments[0] is Fact fact && origins().Items is [var copy, ..] ? fact with { Copied = copy.Site, IsOneOfSeveral = false }
        : arguments[0];
}
