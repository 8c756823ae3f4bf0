using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Flow.Names;

/// <summary>How a member is written.</summary>
internal enum WriteForm
{
    /// <summary><c>name = …</c> or <c>this.name = …</c>: a member of the enclosing type or a base of it.</summary>
    Own,

    /// <summary><c>expression.name = …</c>, or passed by reference: of whatever type.</summary>
    Qualified,

    /// <summary><c>new T { name = … }</c>, <c>record with { name = … }</c>.</summary>
    Initializer,

    /// <summary><c>name.Add(…)</c>, <c>name[i] = …</c> and the like: the container in the member changes.</summary>
    Content,

    /// <summary>Somewhere in what the parser could make nothing of, or of an object whose type is missing.</summary>
    Unresolved,
}

/// <summary>A place that writes a member of a name.</summary>
internal sealed record MemberWrite(string Name, WriteForm Form, SyntaxNode Node)
{
    /// <summary>
    /// Whether it writes a member of the object itself: <c>_model = …</c>, <c>this._layers.Add(…)</c>. <c>new Trainer { Parts = { part } }</c> changes the
    /// parts of a trainer, and not of the class that writes so.
    /// </summary>
    public bool IsOwn => Form == WriteForm.Own
        || (Form == WriteForm.Content && Node is not AssignmentExpressionSyntax
            && Target is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax });

    /// <summary><c>ref _model</c>, <c>&amp;_model</c>: whoever has the reference writes it, whenever he likes.</summary>
    public bool IsReference => Node.Parent is RefExpressionSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.AddressOfExpression };

    /// <summary>What is written, without an index or the call that changes it.</summary>
    public SyntaxNode? Target => Node switch
    {
        InvocationExpressionSyntax call => SyntacticWrites.ReceiverOf(call),
        AssignmentExpressionSyntax nested => nested.Left,
        _ => SyntacticWrites.IndexedBy(Node) ?? Node,
    };
}
