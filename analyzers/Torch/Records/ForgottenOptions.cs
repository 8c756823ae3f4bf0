using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>The options that an optimizer is given and that one of its groups does not name, so that it has a default in their place.</summary>
internal static class ForgottenOptions
{
    public static IReadOnlyList<string> Of(IObjectCreationOperation group, LibraryCall optimizer)
    {
        var forgotten = new List<string>();
        if (group.Initializer is not null || SetsOptions(optimizer.Node))
            return forgotten;
        foreach (var given in LibraryCall.ArgumentsOf(optimizer.Operation))
        {
            if (given is { ArgumentKind: ArgumentKind.Explicit, Parameter: { Name: not FaultMembers.Parameters } parameter }
                && DefaultIn(group, FaultMembers.OfGroup(parameter.Name)) is { } left && !IsSame(given, left, optimizer.Visible))
                forgotten.Add(FaultMembers.OfGroup(parameter.Name));
        }

        return forgotten;
    }

    /// <summary><c>group.Options.momentum = 0.9</c>, <c>group.LearningRate = 0.5</c>, beside it: the group is told afterwards.</summary>
    private static bool SetsOptions(SyntaxNode place) =>
        place.Ancestors().OfType<MemberDeclarationSyntax>().FirstOrDefault(static ancestor => ancestor is not GlobalStatementSyntax) is { } member
        && member.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(static assignment => assignment.Left is MemberAccessExpressionSyntax written
            && (written.Name.Identifier.ValueText == FaultMembers.LearningRate || written.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: FaultMembers.Options }));

    /// <summary>The default that the group has for an option, if its constructor has one and it is left out.</summary>
    private static IArgumentOperation? DefaultIn(IObjectCreationOperation group, string option) =>
        group.Arguments.FirstOrDefault(argument => argument.ArgumentKind == ArgumentKind.DefaultValue && argument.Parameter?.Name == option);

    private static bool IsSame(IArgumentOperation given, IArgumentOperation left, VisibleValues visible) =>
        visible.Constant(given.Value) is { HasValue: true, Value: { } one } && visible.Constant(left.Value) is { HasValue: true, Value: { } other }
        && FaultCheck.AreSame(one, other);
}
