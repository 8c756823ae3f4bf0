using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Names;

namespace TorchSharp.Analyzers.Flow.Bodies;

/// <summary>
/// <c>foreach (var m in net.modules()) m.Hook(…)</c>: where the program gives a hook to an object that goes by no name of its own, no
/// object in a member is known to give what its class says.
/// </summary>
internal sealed class OpenHooks(MethodBodies bodies, SourceIndex index, MemberTable members, ILibrary library)
{
    private List<InvocationExpressionSyntax>? _changing;
    private bool? _any;

    /// <summary>Whether the program gives any object a hook that does more than look: then the type alone says nothing of what an object gives.</summary>
    public bool Exist(CancellationToken cancellation) => Changing(cancellation).Count > 0;

    /// <summary>Whether any hook of the program may stand on any object.</summary>
    public bool AreAnywhere(CancellationToken cancellation) => _any ??= Changing(cancellation).Exists(call => !IsOnNamed(call, cancellation));

    private List<InvocationExpressionSyntax> Changing(CancellationToken cancellation) =>
        _changing ??= [.. index.Trees.SelectMany(tree => index.HooksOf(tree, cancellation)).Where(call => !OnlyLooks(call))];

    /// <summary>A field is written where a hook is given to what it holds; so is a variable that the body follows.</summary>
    private bool IsOnNamed(InvocationExpressionSyntax call, CancellationToken cancellation)
    {
        var target = SyntacticWrites.ReceiverOf(call);
        if (target is null or ThisExpressionSyntax)
            return target is not null;
        if (target is IdentifierNameSyntax local && OpenContents.SourcesOf(local) is { } sources)
            return sources.TrueForAll(static source => source is VariableDeclaratorSyntax { Initializer.Value: InvocationExpressionSyntax { Expression: IdentifierNameSyntax } or BaseObjectCreationExpressionSyntax });
        return bodies.ReferredToBy(target, cancellation)?.OriginalDefinition is { } member && members.IsStored(member);
    }

    /// <summary><c>(_, _, z) => z</c>, and a block that gives nothing else back, and hands it to nobody.</summary>
    private bool OnlyLooks(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.Select(static argument => argument.Expression).OfType<ParenthesizedLambdaExpressionSyntax>().FirstOrDefault()
            is { ParameterList.Parameters: [.., { Identifier.ValueText: var given }], Body: var body }
        && Returned(body).All(returned => returned is IdentifierNameSyntax name && name.Identifier.ValueText == given)
        && !ChangedIn(body).Contains(given) && !IsHandedOn(given, body);

    private static IEnumerable<ExpressionSyntax?> Returned(CSharpSyntaxNode body) =>
        body is ExpressionSyntax expression ? [expression] : body.DescendantNodes().OfType<ReturnStatementSyntax>().Select(static statement => statement.Expression);

    /// <summary><c>Log(z)</c>, <c>var v = z;</c>, <c>z.view(-1).log_()</c>: who has another name of it may change it.</summary>
    private static bool IsHandedOn(string given, CSharpSyntaxNode body) => body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
        .Where(name => name.Identifier.ValueText == given)
        .Any(static name => name.Parent is ArgumentSyntax or EqualsValueClauseSyntax or AssignmentExpressionSyntax
            || name.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax { Parent: MemberAccessExpressionSyntax } });

    private IEnumerable<string> ChangedIn(SyntaxNode body)
    {
        var written = new List<SyntacticWrite>();
        foreach (var node in body.DescendantNodesAndSelf())
            SyntacticWrites.Collect(node, library.Names, written);
        return written.Select(static write => write.Target).OfType<IdentifierNameSyntax>().Select(static target => target.Identifier.ValueText);
    }
}
