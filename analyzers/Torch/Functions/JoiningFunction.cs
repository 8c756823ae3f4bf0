using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Meanings;

namespace TorchSharp.Analyzers.Torch.Functions;

/// <summary>Puts tensors side by side. What all of them are, the whole is; beside each other along its own dimension a softmax no longer sums to one.</summary>
/// <param name="Spelling">As the tables write it.</param>
/// <param name="IsNewDimension">Whether the tensors come to lie along a dimension that none of them has.</param>
internal sealed record JoiningFunction(string Spelling, bool IsNewDimension) : TorchFunction(Spelling)
{
    public override Value? Apply(ValueList arguments, Func<OrderedSet<Origin>> origins) =>
        Decide(arguments, input => input is Items { Kinds: { Count: > 0 } parts } && parts.All(static part => part is Fact { Meaning: HeadMeaning })
            ? Joined([.. parts.OfType<Fact>()])
            : Value.Unknown);

    private Value Joined(IReadOnlyList<Fact> parts)
    {
        var meanings = parts.Select(static part => (HeadMeaning)part.Meaning).ToList();
        if (Common(meanings) is not { } common)
            return Value.Unknown;
        var origins = parts.Skip(1).Aggregate(parts[0].Origins, static (all, part) => all.Union(part.Origins));
        return new Fact(common, origins) { IsOneOfSeveral = true, MadeInPlace = parts.Any(static part => part.MadeInPlace) };
    }

    private HeadMeaning? Common(List<HeadMeaning> meanings)
    {
        if (meanings.Skip(1).Aggregate((Meaning?)meanings[0], static (all, next) => all?.JoinWith(next)) is HeadMeaning { IsVague: false } alike)
            return IsNewDimension || alike.Head is not (Head.Softmax or Head.LogSoftmax) ? alike.Moved : alike.Picked;
        return meanings.TrueForAll(static meaning => meaning.IsProbability) ? new HeadMeaning(Head.Probability) : null;
    }
}
