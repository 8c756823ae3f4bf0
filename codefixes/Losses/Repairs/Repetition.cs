using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Losses.Uses;

namespace TorchSharp.Analyzers.Losses.Repairs;

/// <summary>An activation that code applies to a value by itself.</summary>
/// <param name="Member">The member that the code stands in.</param>
/// <param name="Function">The activation, as the tables write it.</param>
internal sealed record Repetition(ISymbol Member, string Function)
{
    /// <summary>The one that the value of an expression is given to.</summary>
    public static Repetition? At(SyntaxNode expression, Finding finding)
    {
        var operation = finding.Trace.ModelOf(expression).GetOperation(expression, finding.Trace.Cancellation);
        while (operation is not (null or IBlockOperation))
        {
            operation = operation.Parent;
            if (operation is IInvocationOperation call && Commuting.ActivationOf(call, finding.Trace, finding.Contexts) is { Spelling: var function })
                return finding.Trace.BodyAround(expression) is { } body ? new Repetition(body.Member, function) : null;
        }

        return null;
    }

    public bool Equals(Repetition? other) => other is not null && SymbolEqualityComparer.Default.Equals(Member, other.Member) && Function == other.Function;

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Member);
}
