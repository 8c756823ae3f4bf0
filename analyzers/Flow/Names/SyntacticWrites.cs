using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>How something is written.</summary>
internal enum WriteKind
{
    /// <summary><c>var x = …</c>, <c>out var x</c>, <c>foreach (var x in …)</c>: a variable is declared, and holds something.</summary>
    Declaration,

    /// <summary><c>x = …</c>, <c>x++</c>, <c>F(ref x)</c>, <c>ref var y = ref x</c>: it holds something else.</summary>
    Value,

    /// <summary><c>x[i] = …</c>, <c>x.Add(…)</c>, <c>new T { x = { … } }</c>: the container in it changes.</summary>
    Content,

    /// <summary><c>x.Redden_()</c>: the object in it may change.</summary>
    InPlace,
}

/// <summary>A place that writes.</summary>
/// <param name="Kind">How it writes.</param>
/// <param name="Target">What is written; of a declaration, what declares the variable.</param>
/// <param name="Node">All of what writes it.</param>
internal readonly record struct SyntacticWrite(WriteKind Kind, SyntaxNode Target, SyntaxNode Node)
{
    /// <summary>The name of the variable that is declared.</summary>
    public string? Declared => Target switch
    {
        VariableDeclaratorSyntax declarator => declarator.Identifier.ValueText,
        SingleVariableDesignationSyntax designation => designation.Identifier.ValueText,
        ForEachStatementSyntax loop => loop.Identifier.ValueText,
        _ => null,
    };
}

/// <summary>The one answer, by syntax alone, to what a node writes. What may write counts as writing: it only ever makes less known.</summary>
internal static class SyntacticWrites
{
    /// <summary>Adds what this node itself writes, and no node in it.</summary>
    public static void Collect(SyntaxNode node, ILibraryNames library, List<SyntacticWrite> into)
    {
        switch (node)
        {
            case VariableDeclaratorSyntax { Initializer: not null } or SingleVariableDesignationSyntax or ForEachStatementSyntax:
                into.Add(new(WriteKind.Declaration, node, node));
                break;
            case AssignmentExpressionSyntax { Right: InitializerExpressionSyntax } nested:
                into.Add(new(WriteKind.Content, nested.Left, nested));
                break;
            case AssignmentExpressionSyntax assignment:
                AddTarget(assignment.Left, WriteKind.Value, into);
                break;
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } postfix:
                AddTarget(postfix.Operand, WriteKind.Value, into);
                break;
            case PrefixUnaryExpressionSyntax
            {
                RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression or (int)SyntaxKind.AddressOfExpression,
            } prefix:
                AddTarget(prefix.Operand, WriteKind.Value, into);
                break;
            // Unsafe.AsRef(in x) = y: who has a reference may write through it, whatever its keyword promises.
            case ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword or (int)SyntaxKind.InKeyword } argument:
                AddTarget(argument.Expression, WriteKind.Value, into);
                break;
            case RefExpressionSyntax reference:
                AddTarget(reference.Expression, WriteKind.Value, into);
                break;
            case InvocationExpressionSyntax call:
                AddCall(call, library, into);
                break;
            case MemberAccessExpressionSyntax or MemberBindingExpressionSyntax when SetParts.OwnerOf(node, library) is { } owner:
                AddTarget(owner, WriteKind.InPlace, into);
                break;
            case MemberAccessExpressionSyntax when MemoryWrites.OwnerOf(node, library) is { } owner:
                AddTarget(owner, WriteKind.InPlace, into);
                break;
        }
    }

    /// <summary>What a call is made on: <c>x</c> of <c>x.Add(1)</c> and of <c>x?.Add(1)</c>.</summary>
    public static ExpressionSyntax? ReceiverOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Expression,
        MemberBindingExpressionSyntax binding => ConditionallyAccessed(binding),
        _ => null,
    };

    /// <summary>What an index is asked of: <c>x</c> of <c>x[0]</c> and of <c>x?[0]</c>.</summary>
    public static ExpressionSyntax? IndexedBy(SyntaxNode index) => index switch
    {
        ElementAccessExpressionSyntax element => element.Expression,
        ElementBindingExpressionSyntax binding => ConditionallyAccessed(binding),
        _ => null,
    };

    private static void AddTarget(ExpressionSyntax target, WriteKind kind, List<SyntacticWrite> into)
    {
        switch (target)
        {
            case TupleExpressionSyntax tuple:
                foreach (var argument in tuple.Arguments)
                    AddTarget(argument.Expression, kind, into);
                break;
            case ParenthesizedExpressionSyntax parenthesized:
                AddTarget(parenthesized.Expression, kind, into);
                break;
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed:
                AddTarget(suppressed.Operand, kind, into);
                break;
            // x?[0] = y: an older compiler, which has no such assignment, takes all of x?[0] for its left side.
            case ConditionalAccessExpressionSyntax conditional:
                AddTarget(conditional.WhenNotNull, kind, into);
                break;
            default:
                if (IndexedBy(target) is { } container)
                    into.Add(new(WriteKind.Content, Unwrapped(container), target));
                else
                    into.Add(new(kind, target, target));
                break;
        }
    }

    private static void AddCall(InvocationExpressionSyntax call, ILibraryNames library, List<SyntacticWrite> into)
    {
        if (NameUse.NameOf(call.Expression) is not { Identifier.ValueText: var name })
            return;
        var receiver = ReceiverOf(call);
        if (receiver is not null && (Collections.MayChange(name) || library.MayChangeContent(name)))
            into.Add(new(WriteKind.Content, Unwrapped(receiver), call));
        if (!library.MayOverwrite(name))
            return;
        if (receiver is not null)
            AddTarget(receiver, WriteKind.InPlace, into);
        if (call.ArgumentList.Arguments.Count > 0)
            AddTarget(call.ArgumentList.Arguments[0].Expression, WriteKind.InPlace, into);
    }

    private static ExpressionSyntax Unwrapped(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax parenthesized => Unwrapped(parenthesized.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed => Unwrapped(suppressed.Operand),
        _ => expression,
    };

    /// <summary><c>x</c> of <c>x?.Name</c>.</summary>
    public static ExpressionSyntax? ConditionallyAccessed(SyntaxNode binding) =>
        binding.Ancestors().OfType<ConditionalAccessExpressionSyntax>().FirstOrDefault(access => access.WhenNotNull.Contains(binding))?.Expression;
}
