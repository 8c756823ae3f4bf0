using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Flow.Interpretation;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Functions;
using TorchSharp.Analyzers.Tracing;

namespace TorchSharp.Analyzers.Losses.Repairs;

/// <summary>A module in a chain of modules, however the chain is put together.</summary>
/// <param name="creation">The creation of the module.</param>
/// <param name="trace">The program.</param>
/// <param name="edit">Takes the changes.</param>
/// <param name="mustBeLast">Whether the activation will be applied again after the chain.</param>
internal sealed class ChainPart(SyntaxNode creation, ProgramTrace trace, ProgramEdit edit, bool mustBeLast)
{
    /// <summary>Takes it out, or makes it do nothing.</summary>
    public bool Remove()
    {
        if (edit.IsChanged(creation))
            return true;
        var element = ElementAround(creation);
        return element.Parent switch
        {
            EqualsValueClauseSyntax or AssignmentExpressionSyntax => RemoveHeld(element),
            _ => RemoveElement(element) ?? ModuleCreation.ReplaceByIdentity(creation, trace, edit),
        };
    }

    /// <summary>A module with its name, or moved to a device, is still one element.</summary>
    private static SyntaxNode ElementAround(SyntaxNode part)
    {
        while (true)
        {
            switch (part.Parent)
            {
                case ParenthesizedExpressionSyntax or CastExpressionSyntax:
                    part = part.Parent;
                    break;
                case MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own when own.Name == part:
                    part = own;
                    break;
                case ArgumentSyntax { Parent: TupleExpressionSyntax tuple }:
                    part = tuple;
                    break;
                case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: SimpleNameSyntax { Identifier.ValueText: "Tuple" } } } made }:
                    part = made;
                    break;
                case ArgumentSyntax { Parent.Parent: ObjectCreationExpressionSyntax { Type: GenericNameSyntax { Identifier.ValueText: "Tuple" } } made }:
                    part = made;
                    break;
                case MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax moved, Name.Identifier.ValueText: var name } when ModuleMoves.ToDevice.Contains(name):
                    part = moved;
                    break;
                default:
                    return part;
            }
        }
    }

    private bool RemoveHeld(SyntaxNode made)
    {
        var holder = made.Parent switch
        {
            AssignmentExpressionSyntax assignment => Holder.Of(assignment.Left, trace),
            _ => null,
        };
        var symbol = made.Parent is EqualsValueClauseSyntax { Parent: { } declarator }
            ? trace.ModelOf(declarator).GetDeclaredSymbol(declarator, trace.Cancellation)
            : null;
        holder ??= symbol is null ? null : Holder.Of(symbol, trace);
        if (holder is null)
            return ModuleCreation.ReplaceByIdentity(creation, trace, edit);
        var elements = holder.Mentions.Select(ElementAround).Where(IsElement).ToList();
        if (elements is not [var element] || RemoveElement(element) is not true)
            return ModuleCreation.ReplaceByIdentity(creation, trace, edit);
        holder.RemoveUnlessUsed(edit, element.Contains);
        return true;
    }

    private static bool IsElement(SyntaxNode node) =>
        node.Parent is ArgumentSyntax or ExpressionElementSyntax
        || node.Parent is InitializerExpressionSyntax;

    /// <summary>Null if the element is not one of a list from which something can be taken out.</summary>
    private bool? RemoveElement(SyntaxNode element) => element.Parent switch
    {
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } when IsAppending(call) => RemoveAppending(call),
        ArgumentSyntax { Parent: ArgumentListSyntax list } argument when IsOneOfMany(argument) =>
            RemoveFrom(list.Arguments, argument),
        InitializerExpressionSyntax { Expressions: { Count: > 1 } elements } => RemoveFrom(elements, (ExpressionSyntax)element),
        ExpressionElementSyntax { Parent: CollectionExpressionSyntax { Elements: { Count: > 1 } elements } } inCollection =>
            RemoveFrom(elements, (CollectionElementSyntax)inCollection),
        _ => null,
    };

    private static bool IsAppending(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && ModuleLists.Appending.Contains(name);

    private bool RemoveAppending(InvocationExpressionSyntax call)
    {
        if (call.Parent is ExpressionStatementSyntax statement)
            edit.Remove(statement);
        else
            edit.Rewrite(call, static current =>
                ((MemberAccessExpressionSyntax)((InvocationExpressionSyntax)current).Expression).Expression.WithTrailingTrivia(current.GetTrailingTrivia()));
        return true;
    }

    private bool IsOneOfMany(ArgumentSyntax argument) =>
        trace.ModelOf(argument).GetOperation(argument.Expression, trace.Cancellation) is { } value
        && ArgumentOf(value) is { ArgumentKind: ArgumentKind.ParamArray };

    private static IArgumentOperation? ArgumentOf(IOperation? operation)
    {
        while (operation is not (null or IArgumentOperation))
            operation = operation.Parent;
        return operation as IArgumentOperation;
    }

    private bool RemoveFrom<T>(SeparatedSyntaxList<T> elements, T element)
        where T : SyntaxNode
    {
        var index = elements.IndexOf(element);
        if ((mustBeLast && index < elements.Count - 1) || (index > 0 && IsActivation(elements[index - 1])))
            return false;
        edit.RemoveElement(element, elements, index);
        return true;
    }

    /// <summary>What would end the chain then must not be another activation.</summary>
    private bool IsActivation(SyntaxNode element) =>
        element.DescendantNodesAndSelf().Any(node =>
            trace.BodyAround(node)?.ValueOf(node) is LibraryObject { Function: ActivationFunction });
}
