using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>
/// <c>var picked = -nll_loss(p, y); picked.log()</c>: the loss takes the probability of each right class out of the others, and the logarithm comes after it.
/// </summary>
internal static class PickedLikelihood
{
    /// <summary>Whether a logarithm is taken of what the loss gives, here or where a method that gives it is called. By its name: it only ever makes a rule silent.</summary>
    public static bool Is(Observation observation) => IsLogged(observation.Site.Call.Node) || IsLogged(CallAround(observation.Place.Node));

    private static SyntaxNode? CallAround(SyntaxNode? place) =>
        place is ExpressionSyntax and not InvocationExpressionSyntax ? place.FirstAncestorOrSelf<InvocationExpressionSyntax>() : place;

    private static bool IsLogged(SyntaxNode? value)
    {
        for (var held = value; held is not null; held = held.Parent)
        {
            switch (held.Parent)
            {
                case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax taker } when IsLogarithm(taker):
                case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Expression == held && IsLogarithm(call):
                    return true;
                case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }:
                    return MemberAround.Of(variable)?.DescendantNodes().OfType<IdentifierNameSyntax>()
                        .Any(name => name.Identifier.ValueText == variable.Identifier.ValueText && IsLogged(name)) == true;
                case StatementSyntax or AnonymousFunctionExpressionSyntax or ArrowExpressionClauseSyntax:
                    return false;
            }
        }

        return false;
    }

    private static bool IsLogarithm(InvocationExpressionSyntax call) => NameUse.NameOf(call.Expression) is { Identifier.ValueText: Normalizers.Logarithm or $"{Normalizers.Logarithm}_" };
}
