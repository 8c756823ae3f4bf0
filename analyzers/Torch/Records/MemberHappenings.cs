using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>What happens in a member, by the innermost loop around each place: a method of a thousand loops is asked for each of them.</summary>
internal sealed class MemberHappenings(IReadOnlyList<Happening> all)
{
    private readonly ILookup<StatementSyntax?, Happening> _byLoop =
        all.Where(static happening => happening.Place.Node is not null).ToLookup(static happening => LoopSyntax.Around(happening.Place.Node!));

    public IReadOnlyList<Happening> All => all;

    public IEnumerable<StatementSyntax> Loops => _byLoop.Select(static loop => loop.Key).OfType<StatementSyntax>();

    /// <summary>What happens in a loop, and in none within it.</summary>
    public IEnumerable<Happening> Within(StatementSyntax loop) => _byLoop[loop];
}
