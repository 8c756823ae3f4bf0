using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Bodies;

/// <summary>
/// <c>new Model { Net = Sequential(Linear(3, 1), Sigmoid()), Probs = true }</c>, and no other: <c>if (!Probs)</c> is a way that no object of the program goes, whatever
/// its net is.
/// </summary>
internal sealed class SettingsOfCreations(MemberTable members, SourceIndex index, MethodBodies bodies)
{
    private static readonly ImmutableArray<object> Open = ImmutableArray<object>.Empty;

    private readonly ConcurrentDictionary<ISymbol, ImmutableArray<object>> _known = new(SymbolEqualityComparer.Default);

    /// <summary>Whether a member that only creations set has this answer for no object that the program makes.</summary>
    public bool NeverAnswers(ISymbol member, Test test, bool answer, CancellationToken cancellation) =>
        _known.GetOrAdd(member, symbol => ValuesOf(symbol, cancellation)) is { IsEmpty: false } values && values.All(value => test.AnswerFor(new Constant(value)) == !answer);

    /// <summary>The constants that the creations give it; none where something else may, as <c>default</c> does for a structure.</summary>
    private ImmutableArray<object> ValuesOf(ISymbol member, CancellationToken cancellation)
    {
        var writes = members.WritesOf(member, cancellation);
        if (member.ContainingType.IsValueType || !members.IsStored(member) || !members.IsSetByConstruction(member, cancellation))
            return Open;
        var values = ImmutableArray.CreateBuilder<object>();
        foreach (var write in writes)
        {
            if (write is not { Form: WriteForm.Initializer, Node.Parent: AssignmentExpressionSyntax { Right: var given, Parent.Parent: BaseObjectCreationExpressionSyntax } }
                || bodies.ConstantOf(given, cancellation) is not { } constant)
                return Open;
            values.Add(constant);
        }

        if (values.Count == 0 || !IsSetByAll(member, cancellation))
        {
            if (InitialOf(member, cancellation) is not { } initial)
                return Open;
            values.Add(initial);
        }

        return values.ToImmutable();
    }

    /// <summary>What its declaration gives it. What nobody sets at all waits for somebody else's program.</summary>
    private object? InitialOf(ISymbol member, CancellationToken cancellation) => member.DeclaringSyntaxReferences is not [var declared] ? null : declared.GetSyntax(cancellation) switch
    {
        VariableDeclaratorSyntax { Initializer.Value: var value } => bodies.ConstantOf(value, cancellation),
        PropertyDeclarationSyntax { Initializer.Value: var value } => bodies.ConstantOf(value, cancellation),
        _ => null,
    };

    /// <summary>A creation that says nothing of a member leaves it as it began.</summary>
    private bool IsSetByAll(ISymbol member, CancellationToken cancellation) =>
        index.NamesOf(member.ContainingType.Name, cancellation).Select(CreationOf).OfType<ObjectCreationExpressionSyntax>().All(creation =>
            creation.Initializer?.Expressions.OfType<AssignmentExpressionSyntax>().Any(set => set.Left is IdentifierNameSyntax { Identifier.ValueText: var name } && name == member.Name) == true);

    /// <summary>The creation whose type a name ends.</summary>
    private static SyntaxNode? CreationOf(SimpleNameSyntax name)
    {
        SyntaxNode type = name;
        while (type.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax)
            type = type.Parent;
        return type.Parent is ObjectCreationExpressionSyntax creation && creation.Type == type ? creation : null;
    }
}
