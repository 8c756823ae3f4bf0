using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>
/// <c>layer.weight.fill_(0.25)</c>: an object is given the numbers that decide what it makes, and training would have found others. Judged by the text
/// alone; numbers that are drawn, and a step of training, leave an object what its class says.
/// </summary>
internal static class SetParts
{
    /// <summary>How often a part may get another name: <c>var w = layer.weight; foreach (var row in w) …</c>.</summary>
    private const int Names = 3;

    /// <summary>The object whose part a mention sets: <c>layer</c> of <c>layer.weight</c>. Null where it sets none, or only reads it.</summary>
    public static ExpressionSyntax? OwnerOf(SyntaxNode mention, ILibraryNames library) =>
        PartOwnerOf(mention, library) is { } owner && IsSet((ExpressionSyntax)mention, library, Names) ? owner : null;

    /// <summary>The object that a mention names a part of.</summary>
    public static ExpressionSyntax? PartOwnerOf(SyntaxNode mention, ILibraryNames library) => mention switch
    {
        MemberAccessExpressionSyntax access when library.DecidesResults(access.Name.Identifier.ValueText) => access.Expression,
        MemberBindingExpressionSyntax binding when library.DecidesResults(binding.Name.Identifier.ValueText) => SyntacticWrites.ConditionallyAccessed(binding),
        _ => null,
    };

    /// <summary>Whether a function sets what stands in one of its own variables: <c>void Fill(Weight w) { w.fill_(0.25); }</c>.</summary>
    public static bool Sets(SyntaxNode function, string variable, ILibraryNames library) => IsSetAs(variable, function, library, Names);

    /// <summary><c>foreach (var (name, p) in named_parameters()) p.fill_(0.25);</c>: an object sets its own.</summary>
    public static bool AreOwn(InvocationExpressionSyntax mention, ILibraryNames library) => IsOwn(mention, library) && IsSet(mention, library, Names);

    /// <summary>Whether an object names its own parts.</summary>
    public static bool IsOwn(InvocationExpressionSyntax mention, ILibraryNames library) =>
        mention.Expression is IdentifierNameSyntax { Identifier.ValueText: var name } && library.DecidesResults(name);

    private static bool IsSet(ExpressionSyntax part, ILibraryNames library, int names)
    {
        SyntaxNode held = part;
        while (true)
        {
            switch (held.Parent)
            {
                case InvocationExpressionSyntax loaded
                    when loaded.Expression == held && NameUse.NameOf(loaded.Expression) is { Identifier.ValueText: var loading } && library.LoadsParts(loading):
                    return loaded.ArgumentList.Arguments is [{ Expression: var table }, ..] && IsWrittenByHand(table);
                case ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax or CastExpressionSyntax or ConditionalAccessExpressionSyntax:
                case InitializerExpressionSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax:
                case CollectionExpressionSyntax or ExpressionElementSyntax:
                case BaseObjectCreationExpressionSyntax creation when creation.Initializer == held:
                case AssignmentExpressionSyntax { Left: ImplicitElementAccessSyntax } keyed when keyed.Right == held:
                case ConditionalExpressionSyntax choice when choice.Condition != held:
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression }:
                case ElementAccessExpressionSyntax element when element.Expression == held:
                case InvocationExpressionSyntax call when call.Expression == held:
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression }:
                    held = held.Parent;
                    break;
                case MemberAccessExpressionSyntax memory when memory.Expression == held && MemoryWrites.OwnerOf(memory, library) is not null:
                    return true;
                case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access when access.Expression == held:
                    if (IsSetBy(call, part, library) || LambdasIn(call).Any(lambda => Declared(lambda).Exists(name => IsSetAs(name, lambda, library, names))))
                        return true;
                    held = call;
                    break;
                case AssignmentExpressionSyntax assignment when assignment.Left == held && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression):
                    return !IsOfSameKind(assignment.Right, part, library);
                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax other } assignment when assignment.Right == held:
                    return assignment.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type && IsSetAs(other.Identifier.ValueText, type, library, names);
                case IsPatternExpressionSyntax { Pattern: var pattern } match when match.Expression == held:
                    return match.FirstAncestorOrSelf<BlockSyntax>() is { } around
                        && NamesIn(pattern).Any(name => IsSetAs(name, around, library, names));
                case SwitchStatementSyntax { Sections: var sections } choice when choice.Expression == held:
                    return sections.SelectMany(static section => section.Labels).SelectMany(NamesIn).Any(name => IsSetAs(name, choice, library, names));
                case ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax slots } tuple } slot when slots.Right == tuple:
                    return slots.FirstAncestorOrSelf<BlockSyntax>() is { } outer
                        && NamesIn(SlotAt(slots.Left, tuple.Arguments.IndexOf(slot))).Any(name => IsSetAs(name, outer, library, names));
                case ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } }
                    when LambdasIn(call).Any(lambda => Declared(lambda).Exists(name => IsSetAs(name, lambda, library, names))):
                    return true;
                case ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } list } argument:
                    return list.Arguments[0] == argument && IsSetBy(call, part, library)
                        && (SyntacticWrites.ReceiverOf(call) is not { } receiver || !IsOfSameKind(receiver, part, library));
                case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable }:
                    return variable.FirstAncestorOrSelf<BlockSyntax>() is { } block && IsSetAs(variable.Identifier.ValueText, block, library, names);
                case CommonForEachStatementSyntax loop when loop.Expression == held:
                    return Declared(loop).Exists(name => IsSetAs(name, loop.Statement, library, names));
                default:
                    return false;
            }
        }
    }

    private static bool IsSetAs(string name, SyntaxNode scope, ILibraryNames library, int names) =>
        names > 0 && scope.DescendantNodes().OfType<IdentifierNameSyntax>().Any(mention => mention.Identifier.ValueText == name && IsSet(mention, library, names - 1));

    /// <summary>The names that a pattern, a slot of a deconstruction or a variable gives.</summary>
    private static IEnumerable<string> NamesIn(SyntaxNode? place) => place?.DescendantNodesAndSelf().Select(static node => node switch
    {
        SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
        IdentifierNameSyntax { Parent: not TypeSyntax, Identifier.ValueText: var variable } => variable,
        _ => null,
    }).OfType<string>() ?? [];

    /// <summary><c>var (w, _) = …</c>, <c>(w, n) = …</c>.</summary>
    private static SyntaxNode? SlotAt(ExpressionSyntax left, int index) => left switch
    {
        DeclarationExpressionSyntax { Designation: ParenthesizedVariableDesignationSyntax { Variables: var variables } } => variables.ElementAtOrDefault(index),
        TupleExpressionSyntax { Arguments: var arguments } => arguments.ElementAtOrDefault(index)?.Expression,
        _ => null,
    };

    /// <summary><c>new Dictionary&lt;string, Tensor&gt; { ["weight"] = table }</c>, and a variable that holds one or gets an element: what is read from a file was learned.</summary>
    private static bool IsWrittenByHand(ExpressionSyntax table) => table switch
    {
        BaseObjectCreationExpressionSyntax => true,
        IdentifierNameSyntax { Identifier.ValueText: var name } => table.FirstAncestorOrSelf<BlockSyntax>() is { } block && block.DescendantNodes().Any(node => node switch
        {
            VariableDeclaratorSyntax { Identifier.ValueText: var declared, Initializer.Value: BaseObjectCreationExpressionSyntax } => declared == name,
            AssignmentExpressionSyntax { Left: ElementAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: var indexed } } } => indexed == name,
            _ => false,
        }),
        _ => false,
    };

    /// <summary><c>p.copy_(q)</c> of two that a loop runs over, and <c>p.clamp_(-c, c)</c>, leave what training has found, or nearly.</summary>
    private static bool IsSetBy(InvocationExpressionSyntax call, ExpressionSyntax part, ILibraryNames library) =>
        NameUse.NameOf(call.Expression) is { Identifier.ValueText: var name } && library.MaySetParts(name)
        && !call.ArgumentList.Arguments.Any(argument => argument.Expression is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression }
            || (!argument.Expression.Contains(part) && IsOfSameKind(argument.Expression, part, library)));

    /// <summary>Whether it is made of parts that were learned: <c>other.weight</c>, or a variable that is declared where this one is.</summary>
    private static bool IsOfSameKind(ExpressionSyntax value, ExpressionSyntax part, ILibraryNames library) =>
        value.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().All(call => NameUse.NameOf(call.Expression) is { Identifier.ValueText: var made } && library.KeepsLearned(made))
        && value.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(name => library.DecidesResults(name.Identifier.ValueText)
            || (name is IdentifierNameSyntax && part is IdentifierNameSyntax && part.Ancestors().Any(around => around is CommonForEachStatementSyntax or LambdaExpressionSyntax && Declared(around).Contains(name.Identifier.ValueText))));

    private static IEnumerable<LambdaExpressionSyntax> LambdasIn(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.Select(static argument => argument.Expression).OfType<LambdaExpressionSyntax>();

    /// <summary>The variables that a declaration or loop gives its value to.</summary>
    public static List<string> NamesGivenBy(SyntaxNode declaration) =>
        declaration is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Identifier.ValueText: var variable } } ? [variable] : Declared(declaration);

    private static List<string> Declared(SyntaxNode owner) => owner switch
    {
        ForEachStatementSyntax loop => [loop.Identifier.ValueText],
        ForEachVariableStatementSyntax loop => [.. loop.Variable.DescendantNodesAndSelf().OfType<SingleVariableDesignationSyntax>().Select(static variable => variable.Identifier.ValueText)],
        SimpleLambdaExpressionSyntax lambda => [lambda.Parameter.Identifier.ValueText],
        ParenthesizedLambdaExpressionSyntax lambda => [.. lambda.ParameterList.Parameters.Select(static parameter => parameter.Identifier.ValueText)],
        _ => [],
    };
}
