using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>Whether the member around a place turns gradients off: there nobody misses one.</summary>
internal static class GradientsOff
{
    public static bool Around(SyntaxNode place) =>
        place.Ancestors().FirstOrDefault(static ancestor => ancestor is MemberDeclarationSyntax and not GlobalStatementSyntax or CompilationUnitSyntax) is { } member
        && member.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(static call =>
            NameUse.NameOf(call.Expression) is { } name && FaultMembers.NoGradient.Contains(name.Identifier.ValueText));
}
