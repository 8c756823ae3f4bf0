using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Losses.Uses;

/// <summary>Results of the activations of a finding that are put into a list, an array, a tuple or an object: what becomes of them there is not always followed.</summary>
internal static class PackedResults
{
    private const string Adding = "Add";

    public static bool Any(Finding finding) =>
        finding.Trace.Bodies.SelectMany(static body => body.Values).Select(static entry => entry.Key).OfType<ExpressionSyntax>()
            .Any(node => IsPart(node) && finding.Contexts.ValuesOf(node).Any(value => IsOf(value, finding)));

    private static bool IsOf(Value value, Finding finding) => value is Fact { Origins.Items: var origins } && origins.Any(finding.Input.Origins.Items.Contains);

    private static bool IsPart(ExpressionSyntax node) => node.Parent switch
    {
        InitializerExpressionSyntax or ExpressionElementSyntax => true,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment => assignment.Right == node,
        ArgumentSyntax { Parent: TupleExpressionSyntax } => true,
        ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax } => true,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: Adding } } } => true,
        _ => false,
    };
}
