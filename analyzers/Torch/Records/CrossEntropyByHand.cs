using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>Cross entropy written as log Σ exp z − z_y: its second half is a negative log-likelihood of logits, and right.</summary>
internal sealed class CrossEntropyByHand(MethodBodies bodies)
{
    /// <summary>Whether the code around the loss, or around the place that decides its input, takes the logarithm of the sum of exponentials.</summary>
    public bool IsAround(Observation observation, CancellationToken cancellation) =>
        IsAround(observation.Site.Call, cancellation) || IsAround(observation.Place, cancellation);

    private bool IsAround(Place place, CancellationToken cancellation)
    {
        if (place.Node is not { } node)
            return false;
        var calls = MemberAround(node).SelectMany(static part => part.DescendantNodes()).OfType<InvocationExpressionSyntax>().ToList();
        return TakesLogarithm(calls, cancellation) || calls.Exists(call => TakesLogarithm(CallsIn(call, cancellation), cancellation));
    }

    private bool TakesLogarithm(List<InvocationExpressionSyntax> calls, CancellationToken cancellation) =>
        calls.Exists(static call => IsLogSumExp(NameOf(call)))
        || (calls.Exists(call => IsOf(Normalizers.Exponential, call, cancellation)) && calls.Exists(call => IsOf(Normalizers.Logarithm, call, cancellation)));

    /// <summary><c>Partition(h)</c>, where the method of the program takes the logarithm.</summary>
    private List<InvocationExpressionSyntax> CallsIn(InvocationExpressionSyntax call, CancellationToken cancellation) =>
        bodies.ReferredToBy(call, cancellation) is IMethodSymbol { DeclaringSyntaxReferences: { IsEmpty: false } declarations }
            ? [.. declarations.SelectMany(reference => reference.GetSyntax(cancellation).DescendantNodes()).OfType<InvocationExpressionSyntax>()]
            : [];

    /// <summary>The declaration of the member, or all top-level statements; types in their file are no part of them.</summary>
    private static IEnumerable<SyntaxNode> MemberAround(SyntaxNode node) =>
        node.Ancestors().FirstOrDefault(static ancestor => ancestor is MemberDeclarationSyntax and not GlobalStatementSyntax) is { } member
            ? [member]
            : node.SyntaxTree.GetRoot().ChildNodes().OfType<GlobalStatementSyntax>();

    /// <summary>A method of the user's own has a name like it.</summary>
    private static bool IsLogSumExp(string name) =>
        name.Replace("_", "").IndexOf(Normalizers.LogSumExp, StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>A delegate that writes a log has the same name as the logarithm.</summary>
    private bool IsOf(string function, InvocationExpressionSyntax call, CancellationToken cancellation) =>
        NameOf(call) == function
        && bodies.ReferredToBy(call, cancellation) is IMethodSymbol method && TorchSymbols.IsTorchSharp(method.ContainingAssembly);

    private static string NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        _ => "",
    };
}
