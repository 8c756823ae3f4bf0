using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Bodies;

/// <summary>Where the program mentions what a member or local variable holds, and whether it gets another name by that: <c>var same = net;</c>, <c>return net;</c>.</summary>
internal sealed class MemberMentions(MethodBodies bodies, SourceIndex index, ILibrary library)
{
    /// <summary>By its name, what code without source is given; null for what nobody knows.</summary>
    private readonly ConcurrentDictionary<string, List<ISymbol?>> _withStrangers = new(StringComparer.Ordinal);

    /// <summary>Whether any mention of a member makes another name for the container in it.</summary>
    public bool GiveAnotherName(ISymbol member, ContentKinds kind, CancellationToken cancellation) =>
        TextsWith(member, cancellation).Any(text => Mentions(text, member.Name).Any(mention => GivesName(mention, kind, cancellation) && MayBe(bodies.ReferredToBy(mention, cancellation), member)));

    /// <summary>Whether any mention of a local variable, beside this one, makes another name for the container in it.</summary>
    public bool GiveAnotherName(IdentifierNameSyntax local, ContentKinds kind, CancellationToken cancellation) =>
        local.Ancestors().FirstOrDefault(static node => node is MemberDeclarationSyntax) is { } member
        && Mentions(member, local.Identifier.ValueText).Any(mention => mention != local && GivesName(mention, kind, cancellation));

    /// <summary><c>Array.Fill(acts, act)</c>, <c>acts.SetValue(act, 0)</c>: whether code without source is given the array or list in a member, and may put something else into it.</summary>
    public bool GiveToStrangers(ISymbol member, CancellationToken cancellation) =>
        _withStrangers.GetOrAdd(member.Name, name => [.. index.GivenAs(name, cancellation).Where(given => IsGivenToStranger(given, cancellation))
            .Select(given => bodies.ReferredToBy(NameUse.NameOf(given) ?? given, cancellation)?.OriginalDefinition).Distinct(SymbolEqualityComparer.Default)])
            .Exists(named => MayBe(named, member));

    private bool IsGivenToStranger(ExpressionSyntax given, CancellationToken cancellation) =>
        given.Parent is not ArgumentSyntax { Parent.Parent: { } call }
        || (bodies.ReferredToBy(call, cancellation) is IMethodSymbol { DeclaringSyntaxReferences.Length: 0 } method && !OnlyReads(method));

    /// <summary>The library and LINQ read the elements of a list that they are given; so does a list that is made of another.</summary>
    private bool OnlyReads(IMethodSymbol method) => method.ContainingNamespace?.ToDisplayString() is { } space
        && (space == library.Names.Namespace || space.StartsWith(library.Names.Namespace + ".", StringComparison.Ordinal) || space == "System.Linq" || (space == "System.Collections.Generic" && method.Name != "CopyTo") || method.ContainingType.SpecialType == SpecialType.System_String);

    /// <summary>A property of a base class or an interface may be the one that a class has.</summary>
    private static bool MayBe(ISymbol? named, ISymbol member) =>
        named is null || SymbolEqualityComparer.Default.Equals(named.OriginalDefinition, member)
        || (named is IPropertySymbol { ContainingType: var type } && (TypeHierarchy.IsAtOrBelow(member.ContainingType, type) || TypeHierarchy.IsAtOrBelow(type, member.ContainingType)
            || member.ContainingType.AllInterfaces.Any(each => SymbolEqualityComparer.Default.Equals(each.OriginalDefinition, type.OriginalDefinition))));

    /// <summary>A private member is mentioned in its own class only.</summary>
    private IEnumerable<SyntaxNode> TextsWith(ISymbol member, CancellationToken cancellation) =>
        member.DeclaredAccessibility == Accessibility.Private
            ? member.ContainingType.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation))
            : from tree in index.Trees
              from text in index.MembersOf(tree, cancellation)
              where text.Mentions.Contains(new Mention(member.Name))
              select tree.GetRoot(cancellation).FindNode(text.Span);

    private static IEnumerable<IdentifierNameSyntax> Mentions(SyntaxNode text, string name) =>
        text.DescendantNodes().OfType<IdentifierNameSyntax>().Where(mention => mention.Identifier.ValueText == name);

    private bool GivesName(IdentifierNameSyntax mention, ContentKinds kind, CancellationToken cancellation)
    {
        var held = Held(mention);
        return held.Parent switch
        {
            MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } access => GivesParts(name) || IsOfProgram(access.Parent, cancellation),
            ConditionalAccessExpressionSyntax { WhenNotNull: var then } when then != held =>
                then.DescendantNodesAndSelf().OfType<MemberBindingExpressionSyntax>().FirstOrDefault() is { Name.Identifier.ValueText: var name } && GivesParts(name),
            ElementAccessExpressionSyntax or CommonForEachStatementSyntax or SpreadElementSyntax or IsPatternExpressionSyntax or NameColonSyntax or TypeSyntax => false,
            AssignmentExpressionSyntax assignment => assignment.Left != held,
            BinaryExpressionSyntax binary => !binary.IsKind(SyntaxKind.EqualsExpression) && !binary.IsKind(SyntaxKind.NotEqualsExpression),
            ArgumentSyntax argument => IsKept(argument, kind, cancellation),
            _ => true,
        };
    }

    /// <summary>The whole expression that a mention is the name in: <c>(this.net!)</c>.</summary>
    private static SyntaxNode Held(IdentifierNameSyntax mention)
    {
        SyntaxNode held = mention;
        while (held.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }
            || (held.Parent is MemberAccessExpressionSyntax access && access.Name == held))
            held = held.Parent;
        return held;
    }

    /// <summary>The library copies the elements of a list that it is given, and takes a chain as it is.</summary>
    private bool IsKept(ArgumentSyntax argument, ContentKinds kind, CancellationToken cancellation) => argument.Parent?.Parent switch
    {
        ElementAccessExpressionSyntax => false,
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } => false,
        InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax when kind == ContentKinds.Elements && argument.RefKindKeyword.IsKind(SyntaxKind.None) =>
            bodies.ReferredToBy(argument.Parent!.Parent!, cancellation) is not IMethodSymbol { DeclaringSyntaxReferences.Length: 0 },
        InvocationExpressionSyntax call when argument is { NameColon: null, RefKindKeyword.RawKind: 0 } =>
            bodies.ReferredToBy(call, cancellation) is not IMethodSymbol method || !OnlyApplies(method, call.ArgumentList.Arguments.IndexOf(argument), cancellation),
        _ => true,
    };

    /// <summary><c>static Tensor Run(Net model, Tensor t) => model.forward(t);</c> gives no name to the model that lasts, and changes nothing in it.</summary>
    private bool OnlyApplies(IMethodSymbol method, int position, CancellationToken cancellation) =>
        method is { ReducedFrom: null, IsVirtual: false, IsAbstract: false, IsOverride: false } && position < method.Parameters.Length
        && method.DeclaringSyntaxReferences is [var reference]
        && Mentions(reference.GetSyntax(cancellation), method.Parameters[position].Name).All(mention => mention.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access
            && access.Expression == mention && access.Name.Identifier.ValueText is var called
            && !Collections.MayChange(called) && !library.Names.MayChangeContent(called) && !GivesParts(called) && !IsOfProgram(access.Parent, cancellation));

    /// <summary><c>net.Grow()</c> may be a method of the program that is given the net.</summary>
    private bool IsOfProgram(SyntaxNode? call, CancellationToken cancellation) =>
        call is InvocationExpressionSyntax && bodies.ReferredToBy(call, cancellation) is IMethodSymbol { ReducedFrom.DeclaringSyntaxReferences.Length: > 0 };

    private bool GivesParts(string method) => Collections.MayGiveView(method) || library.Names.MayGiveParts(method);
}
