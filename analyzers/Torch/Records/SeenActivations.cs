using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>An activation, and where a reader sees it.</summary>
/// <param name="Function">Its name.</param>
/// <param name="Place">Its text.</param>
/// <param name="Member">The member that the text stands in.</param>
internal sealed record SeenActivation(string Function, Place Place, ISymbol Member);

/// <summary>
/// Where a reader sees an activation. <c>_squash.forward(x)</c> says what it applies where the field is a <c>Sigmoid</c>; where it is any module, a delegate or an
/// element of a list, the activation is seen where somebody chose it: <c>new Net(Sigmoid())</c>.
/// </summary>
internal sealed class SeenActivations(MethodBodies bodies)
{
    public SeenActivation Of(Origin origin, CancellationToken cancellation) =>
        origin.Chosen is { } chosen && !IsSeenAt(origin.Site, chosen, cancellation)
            ? new SeenActivation(origin.Function.Name, chosen.Site, chosen.Member)
            : new SeenActivation(origin.Function.Name, origin.Site, origin.Member);

    private bool IsSeenAt(Place site, Creation chosen, CancellationToken cancellation)
    {
        if (site == chosen.Site || site.Node is not InvocationExpressionSyntax call || chosen.Site.Node is not { } creation)
            return true;
        return (call.SyntaxTree == creation.SyntaxTree && call.Span.Contains(creation.Span)) || IsNamedBy(AppliedBy(call), cancellation);
    }

    /// <summary>Of <c>act.forward(x)</c> and <c>act?.forward(x)</c> the object, of <c>act(x)</c> the delegate.</summary>
    private static ExpressionSyntax AppliedBy(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Expression,
        MemberBindingExpressionSyntax => call.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()!.Expression,
        var applied => applied,
    };

    private bool IsNamedBy(ExpressionSyntax applied, CancellationToken cancellation) =>
        TypeOf(bodies.ReferredToBy(applied, cancellation)) is { } type && FunctionTable.Find(type) is not null;

    private static ITypeSymbol? TypeOf(ISymbol? named) => named switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IMethodSymbol method => method.ReturnType,
        _ => null,
    };
}
