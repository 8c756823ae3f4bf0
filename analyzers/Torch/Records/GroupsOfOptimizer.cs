using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>The groups of weights that an optimizer is visibly made with, and those that are added to it.</summary>
internal static class GroupsOfOptimizer
{
    /// <summary>The creations of its groups that can be seen; none where it has no groups, or they come from elsewhere.</summary>
    public static IReadOnlyList<IObjectCreationOperation> In(IOperation optimizer, VisibleValues visible)
    {
        var listed = ParametersOf(optimizer) is { } parameters ? new ListedValues(visible).Of(parameters) : [];
        return [.. listed.Concat(Added(optimizer, visible).Select(static call => call.Arguments[0].Value)).SelectMany(group => CreationsOf(group, visible)).Where(static creation => IsGroup(creation))];
    }

    /// <summary>How many groups it certainly has; 0 where it is not visibly made.</summary>
    public static int CountOf(IOperation optimizer, VisibleValues visible)
    {
        if (ParametersOf(optimizer) is not { } parameters)
            return 0;
        var groups = new ListedValues(visible, optimizer.Syntax).Of(parameters).Count(IsGroup);
        return Math.Max(groups, 1) + Added(optimizer, visible).Count(call => call.Syntax.Parent is ExpressionStatementSyntax statement && ListedValues.IsCertain(statement, optimizer.Syntax));
    }

    private static IOperation? ParametersOf(IOperation optimizer) =>
        LibraryCall.ArgumentsOf(optimizer).FirstOrDefault(static argument => argument.Parameter?.Name == FaultMembers.Parameters)?.Value;

    /// <summary>A group is made where it is listed, or by a helper of the program.</summary>
    private static IEnumerable<IObjectCreationOperation> CreationsOf(IOperation group, VisibleValues visible) => visible.Source(group) switch
    {
        IObjectCreationOperation creation => [creation],
        IInvocationOperation { TargetMethod: { IsVirtual: false, IsOverride: false } helper } => visible.ReturnedBy(helper).Select(visible.Source).OfType<IObjectCreationOperation>(),
        _ => [],
    };

    private static bool IsGroup(IOperation group) => Conversions.Under(group).Type is { Name: FaultMembers.ParamGroup } type && TorchSymbols.IsTorchSharp(type.ContainingAssembly);

    /// <summary><c>optimizer.add_param_group(new SGD.ParamGroup(…))</c>, where the optimizer is held by a variable.</summary>
    private static IEnumerable<IInvocationOperation> Added(IOperation optimizer, VisibleValues visible) =>
        HolderOf(optimizer) is { } holder ? visible.CallsOn(holder, FaultMembers.AddGroup).Where(static call => call.Arguments.Length == 1) : [];

    private static ISymbol? HolderOf(IOperation optimizer)
    {
        var value = optimizer;
        while (value.Parent is IConversionOperation)
            value = value.Parent;
        return value.Parent switch
        {
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
            IFieldInitializerOperation initializer => initializer.InitializedFields[0],
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } => local.Local,
            ISimpleAssignmentOperation { Target: IFieldReferenceOperation field } => field.Field,
            _ => null,
        };
    }
}
