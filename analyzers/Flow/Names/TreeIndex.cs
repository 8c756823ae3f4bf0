using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Interpretation;

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

    /// <summary><c>name.Add(…)</c> and the like: the container in the member changes.</summary>
    Content,

    /// <summary>Somewhere in what the parser could make nothing of, or of an object whose type is missing.</summary>
    Unresolved,
}

/// <summary>A place that writes a member of a name.</summary>
internal sealed record MemberWrite(string Name, WriteForm Form, SyntaxNode Node);

/// <summary>What one tree writes, derives, creates and mentions.</summary>
internal sealed class TreeIndex : MemberTextWalker
{
    public static readonly HashSet<string> ContentMethods = new(StringComparer.Ordinal)
    {
        "Add", "AddRange", "Insert", "InsertRange", "Remove", "RemoveAt", "RemoveAll", "RemoveRange", "Clear", "Reverse", "Sort",
        "Push", "Pop", "Enqueue", "append", "add_module", "insert", "extend", "pop", "register_module", "Swap",
    };

    private TreeIndex()
    {
    }

    public List<MemberWrite> Writes { get; } = [];

    public List<(string Name, SyntaxNode Declaration)> Derived { get; } = [];

    /// <summary>Overriding methods that stand in no class with a base.</summary>
    public HashSet<string> LooseOverrides { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Created { get; } = new(StringComparer.Ordinal);

    public static TreeIndex Of(SyntaxNode root)
    {
        var index = new TreeIndex();
        index.Visit(root);
        if (root.ContainsDiagnostics)
        {
            index.Writes.AddRange(LostText.NamesIn(root).Select(name => new MemberWrite(name, WriteForm.Unresolved, root)));
            index.LooseOverrides.UnionWith(LostText.OverridesIn(root));
        }

        return index;
    }

    public override void VisitBaseList(BaseListSyntax node)
    {
        foreach (var type in node.Types)
        {
            if (SimpleName(type.Type) is { } name && node.Parent is not null)
                Derived.Add((name, node.Parent));
        }

        base.VisitBaseList(node);
    }

    public override void VisitObjectCreationExpression(ObjectCreationExpressionSyntax node)
    {
        if (SimpleName(node.Type) is { } name)
            Created.Add(name);
        base.VisitObjectCreationExpression(node);
    }

    public override void VisitImplicitObjectCreationExpression(ImplicitObjectCreationExpressionSyntax node)
    {
        if (DeclaredType(node) is { } type && SimpleName(type) is { } name)
            Created.Add(name);
        base.VisitImplicitObjectCreationExpression(node);
    }

    public override void VisitAssignmentExpression(AssignmentExpressionSyntax node)
    {
        AddTarget(node.Left);
        base.VisitAssignmentExpression(node);
    }

    public override void VisitArgument(ArgumentSyntax node)
    {
        if (node.RefKindKeyword.IsKind(SyntaxKind.RefKeyword) || node.RefKindKeyword.IsKind(SyntaxKind.OutKeyword))
            AddTarget(node.Expression);
        base.VisitArgument(node);
    }

    public override void VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        if (node.Expression is MemberAccessExpressionSyntax access && ContentMethods.Contains(access.Name.Identifier.ValueText)
            && MemberName(access.Expression) is { } name)
            Writes.Add(new MemberWrite(name, WriteForm.Content, node));
        foreach (var overwritten in Overwriting.TargetsOf(node))
            AddTarget(overwritten);
        base.VisitInvocationExpression(node);
    }

    public override void VisitRefExpression(RefExpressionSyntax node)
    {
        AddTarget(node.Expression);
        base.VisitRefExpression(node);
    }

    private void AddTarget(ExpressionSyntax target)
    {
        switch (target)
        {
            case TupleExpressionSyntax tuple:
                foreach (var argument in tuple.Arguments)
                    AddTarget(argument.Expression);
                break;
            case ParenthesizedExpressionSyntax parenthesized:
                AddTarget(parenthesized.Expression);
                break;
            case ElementAccessExpressionSyntax element when MemberName(element.Expression) is { } container:
                Writes.Add(new MemberWrite(container, WriteForm.Content, element));
                break;
            default:
                if (MemberName(target) is { } name)
                    Writes.Add(new MemberWrite(name, FormOf(target), target));
                break;
        }
    }

    private static WriteForm FormOf(ExpressionSyntax target) => target switch
    {
        IdentifierNameSyntax { Parent: AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax initializer } }
            when initializer.IsKind(SyntaxKind.ObjectInitializerExpression) || initializer.IsKind(SyntaxKind.WithInitializerExpression)
            => WriteForm.Initializer,
        IdentifierNameSyntax => WriteForm.Own,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax } => WriteForm.Own,
        _ => WriteForm.Qualified,
    };

    private static string? MemberName(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        ParenthesizedExpressionSyntax parenthesized => MemberName(parenthesized.Expression),
        PostfixUnaryExpressionSyntax suppressed => MemberName(suppressed.Operand),
        _ => null,
    };

    /// <summary>The type written on the left of a target-typed <c>new()</c>, where it is written nearby.</summary>
    private static TypeSyntax? DeclaredType(SyntaxNode node) =>
        node.Ancestors().Select(static ancestor => ancestor switch
        {
            VariableDeclarationSyntax variable => variable.Type,
            PropertyDeclarationSyntax property => property.Type,
            MethodDeclarationSyntax method => method.ReturnType,
            _ => null,
        }).FirstOrDefault(static type => type is not null);
}
