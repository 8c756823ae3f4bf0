using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Names;

namespace TorchSharp.Analyzers.Flow.Bodies;

/// <summary>
/// <c>A() { act = Make(); squash = true; }</c>, where <c>Make</c> asks for <c>squash</c>: it finds what was there before. So does an override
/// that the constructor of the base class calls, and an initialiser of a static field that stands above another one's. Judged by names.
/// </summary>
internal sealed class EarlyReads
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, HashSet<string>> _byType = new(SymbolEqualityComparer.Default);

    /// <summary>Whether somebody may read a member before construction has written it.</summary>
    public bool MayBeOf(ISymbol member) => member.ContainingType is { } type && _byType.GetOrAdd(type.OriginalDefinition, Find).Contains(member.Name);

    private static HashSet<string> Find(INamedTypeSymbol type)
    {
        var members = MembersOf(type).ToList();
        var methods = new ReachedNames(members);
        var found = new HashSet<string>(StringComparer.Ordinal);
        var askedAbove = new HashSet<string>(OwnCallsAbove(type).SelectMany(methods.From), StringComparer.Ordinal);
        foreach (var constructor in members.OfType<ConstructorDeclarationSyntax>())
            AddOf(constructor, askedAbove, methods, found);
        AddOfStatics(members, methods, found);
        return found;
    }

    private static IEnumerable<MemberDeclarationSyntax> MembersOf(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Select(static part => part.GetSyntax()).OfType<TypeDeclarationSyntax>().SelectMany(static part => part.Members);

    /// <summary>What a constructor writes after it, or one above it, has called what asks for it.</summary>
    private static void AddOf(ConstructorDeclarationSyntax constructor, HashSet<string> askedAbove, ReachedNames methods, HashSet<string> found)
    {
        var asked = new HashSet<string>(askedAbove, StringComparer.Ordinal);
        // act = Make(): the call ends where the assignment does, and comes first.
        foreach (var node in constructor.DescendantNodes().Where(static node => node is InvocationExpressionSyntax or AssignmentExpressionSyntax)
            .OrderBy(static node => node.Span.End).ThenByDescending(static node => node.SpanStart))
        {
            if (node is InvocationExpressionSyntax call && NameOf(call.Expression) is { } called)
                asked.UnionWith(methods.From(called));
            else if (node is AssignmentExpressionSyntax write && NameOf(write.Left) is { } written && asked.Contains(written))
                found.Add(written);
        }
    }

    /// <summary>The methods of the object that the constructors above this class call by their names.</summary>
    private static IEnumerable<string> OwnCallsAbove(INamedTypeSymbol type)
    {
        for (var above = type.BaseType; above is { DeclaringSyntaxReferences.IsEmpty: false }; above = above.BaseType)
        {
            foreach (var constructor in MembersOf(above).OfType<ConstructorDeclarationSyntax>())
            {
                foreach (var call in constructor.DescendantNodes().OfType<InvocationExpressionSyntax>())
                {
                    if (NameOf(call.Expression) is { } called)
                        yield return called;
                }
            }
        }
    }

    /// <summary>Static initialisers run in the order of the text.</summary>
    private static void AddOfStatics(List<MemberDeclarationSyntax> members, ReachedNames methods, HashSet<string> found)
    {
        var later = new HashSet<string>(StringComparer.Ordinal);
        for (var i = members.Count - 1; i >= 0; i--)
        {
            foreach (var (name, value) in InitialisedBy(members[i]).Reverse())
            {
                if (later.Count > 0)
                    found.UnionWith(methods.Of(value).Where(later.Contains));
                later.Add(name);
            }
        }
    }

    private static IEnumerable<(string Name, ExpressionSyntax Value)> InitialisedBy(MemberDeclarationSyntax member) => member switch
    {
        FieldDeclarationSyntax field when field.Modifiers.Any(SyntaxKind.StaticKeyword) =>
            from variable in field.Declaration.Variables
            where variable.Initializer is not null
            select (variable.Identifier.ValueText, variable.Initializer!.Value),
        PropertyDeclarationSyntax { Initializer.Value: var value } property when property.Modifiers.Any(SyntaxKind.StaticKeyword) =>
            [(property.Identifier.ValueText, value)],
        _ => [],
    };

    /// <summary><c>Make</c> of <c>Make()</c> and <c>this.Make()</c>.</summary>
    private static string? NameOf(ExpressionSyntax own) => own switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax, Name.Identifier.ValueText: var name } => name,
        _ => null,
    };
}
