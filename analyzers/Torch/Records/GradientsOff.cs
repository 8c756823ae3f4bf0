using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>Whether the member around a place turns gradients off: there nobody misses one.</summary>
internal static class GradientsOff
{
    public static bool Around(SyntaxNode place) =>
        MemberAround.Of(place) is { } member
        && In(member);

    /// <summary>Whether a method of the program does.</summary>
    public static bool In(IMethodSymbol method) => method.DeclaringSyntaxReferences.Any(static reference => In(reference.GetSyntax()));

    /// <summary>Whether a file freezes any weight: it may be the one that is asked about.</summary>
    public static bool Freezes(SyntaxNode root) =>
        root.DescendantTokens().Any(static token => token.ValueText == FaultMembers.Freezing);

    private static bool In(SyntaxNode member) =>
        member.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(static call =>
            NameUse.NameOf(call.Expression) is { } name && FaultMembers.NoGradient.Contains(name.Identifier.ValueText));
}
